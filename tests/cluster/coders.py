"""Coders of the tests' actors: quick, and one that loses its process."""

import os
import time
from pathlib import Path

from dragoman.records import Event, Mention, Reading


class Quick:
    """An event an article, of the article's words."""

    def read_all(self, articles, on_failure):
        for article in articles:
            if "broken" in article.text:
                on_failure(article, ValueError("it is broken"))
                continue
            self.before(article)
            yield Reading(article, events=(event(article),))

    def before(self, article):
        """Nothing."""


class Fragile(Quick):
    """Its process is killed over one article, as many times as its text says; marks on the disk count them."""

    def before(self, article):
        time.sleep(0.01)
        if article.text.startswith("/"):
            name, _, most = article.text.partition(" ")
            folder = Path(name)
            folder.mkdir(exist_ok=True)
            if (fell := len(list(folder.iterdir()))) < int(most):
                (folder / str(fell)).touch()
                os.kill(os.getpid(), 9)


def event(article):
    return Event(
        event_id=f"e-{article.id}", article_id=article.id, sentence_index=0, sentence=article.text, event_type="AID",
        mode=None, cameo=None, contexts=("economic",), quad_category="material-cooperation", score=None,
        status="asserted", trigger=Mention(article.text[:5], 0, len(article.text[:5])), actors=(), recipients=(),
        date=article.date, date_end=None, published=article.date, place=None, attribution=(), figures=(),
        confidence=1.0, rule="aid.test", story_id=None, coder_version="1",
    )
