"""Made-up reports for the tests of this room."""

from dragoman.records import (
    Article,
    DateMention,
    Event,
    Figure,
    Mention,
    Participant,
    Place,
    Reading,
    SentenceSpan,
    stable_id,
)


def participant(country, name=None, entity=None):
    shown = name or country or "they"
    return Participant(shown, 0, 1, shown, country, "GOV", None, entity or (f"cty:{country}" if country else None))


def place(name, country, kind="city"):
    return Place(name, 0, len(name), name, country, 1.0, 2.0, None, kind)


def event(kind, actors="", recipients="", *, id="e", article="a", sentence="They acted.", trigger="acted", at=0, mode=None,
          status="asserted", date=None, where=None, figures=(), contexts=(), index=0):
    """An event; actors and recipients are countries parted by blanks."""
    sides = [tuple(participant(one) for one in side.split()) for side in (actors, recipients)]
    return Event(
        event_id=id, article_id=article, sentence_index=index, sentence=sentence, event_type=kind, mode=mode, cameo=None,
        contexts=contexts, quad_category="verbal cooperation", score=1.0, status=status,
        trigger=Mention(trigger, at, at + len(trigger)), actors=sides[0], recipients=sides[1], date=date, date_end=None,
        published=None, place=where, attribution=(), figures=figures, confidence=0.9, rule="made.up", story_id=None,
        coder_version="0",
    )  # fmt: skip


def dead(value):
    return Figure(str(value), 0, 1, "dead", float(value), "person")


def reading(text, date=None, *, id=None, title=None, publisher=None, countries="", places=(), events=(), days=()):
    """A reading of one sentence that names countries and places."""
    article = Article(text, id=id or stable_id(text), date=date, title=title, publisher=publisher)
    return Reading(
        article, (SentenceSpan(0, 0, len(text)),), tuple(events), dates=tuple(DateMention(one, 0, 1, one) for one in days),
        places=tuple(places), entities=tuple(participant(one) for one in countries.split()),
    )  # fmt: skip
