"""Coders of the tests' workers: quick, and some of them fatal."""

import os
import time

from dragoman.records import Article, Reading, SentenceSpan


class Counting:
    """Reads nothing; the end of a reading's one sentence is how many actors were learned before it."""

    def __init__(self):
        self.learned = ()

    def learn(self, actors):
        self.learned = tuple(actors)

    def read_all(self, articles, on_failure):
        for article in articles:
            try:
                self.before(article)
            except ValueError as error:
                on_failure(article, error)
            else:
                yield Reading(article, (SentenceSpan(0, 0, len(self.learned)),))

    def before(self, article):
        if "broken" in article.text:
            raise ValueError("it is broken")


class Breaking(Counting):
    """Raises what it should have handed over."""

    def before(self, article):
        if "break" in article.text:
            raise RuntimeError


class Dying(Counting):
    """Its process dies over any article that says so."""

    def before(self, article):
        if "kill" in article.text:
            os._exit(9)
        super().before(article)


class DyingOnce(Counting):
    """Its process dies over an article once, if the file that its text names is not there yet."""

    def before(self, article):
        if article.text.startswith("/"):
            try:
                os.close(os.open(article.text, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                return
            os._exit(9)


class Slow(Counting):
    """Takes its time over the first article of a stream."""

    def before(self, article):
        time.sleep(0.5 if article.id == "0" else 0.01)


class Hanging(Counting):
    """Never ends over one article."""

    def before(self, article):
        if "hang" in article.text:
            time.sleep(600)


def stillborn():
    """No coder comes of this."""
    os._exit(3)


def articles(texts):
    return [Article(text, id=str(number)) for number, text in enumerate(texts)]
