"""Made-up events and coders for the tests of this room."""

from dragoman.ontology import quad_of
from dragoman.records import Event, Mention, Participant, Reading, Relation


def participant(country):
    return Participant(text=country or "they", start=0, end=1, name=country or "they", country=country, sector="GOV")


def event(kind, actors="", recipients="", *, at=0, mode=None, status="asserted", date=None, cameo=None, place=None, words="act"):
    """An event of a type; actors and recipients are countries parted by blanks, "?" for an unknown one."""
    sides = [tuple(participant(None if one == "?" else one) for one in side.split()) for side in (actors, recipients)]
    return Event(
        event_id="e", article_id="a", sentence_index=0, sentence="", event_type=kind, mode=mode, cameo=cameo, contexts=(),
        quad_category=quad_of(kind), score=None, status=status, trigger=Mention(words, at, at + len(words)), actors=sides[0],
        recipients=sides[1], date=date, date_end=None, published=None, place=place, attribution=(), figures=(),
        confidence=1.0, rule="made.up", story_id=None, coder_version="0",
    )


class MadeCoder:
    """Gives what it was told to: for a text its events (and dates, places), for a sentence its relation."""

    def __init__(self, events=None, relations=None, **found):
        self.events, self.relations, self.found, self.asked = events or {}, relations or {}, found, []

    def read(self, text, date=None, publisher=None, title=None):
        from dragoman.records import Article

        return next(self.read_all([Article(text, date=date, publisher=publisher, title=title)]))

    def read_all(self, articles):
        for article in articles:
            found = {name: tuple(by_text.get(article.text, ())) for name, by_text in self.found.items()}
            yield Reading(article, events=tuple(self.events.get(article.text, ())), **found)

    def relation(self, sentence, actor, recipient=None):
        self.asked.append((sentence, actor, recipient))
        return self.relations.get(sentence, Relation(None, None, None, 0.0))
