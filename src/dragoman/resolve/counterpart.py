"""The other side of a speaker's "we": whom "our relations" and "bilateral" mean in a report of talks between two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.parse import Sentence
from dragoman.records import Act, Event, Participant

MUTUAL = frozenset({"we", "us", "our", "bilateral", "mutual", "both"})
WARM = frozenset({"AGREE", "SUPPORT", "COOPERATE", "CONSULT"})


def with_counterparts(events: Sequence[Event], acts: Sequence[Act], sentences: Sequence[Sentence]) -> tuple[Event, ...]:
    """Events of one article, those that a party to its talks tells of "us" given the other party as well.

    ``acts`` are the events' own, in the same order. Nothing is added where the article reports talks of more than
    two countries, or where the act names its other side itself.
    """
    pair = talking_pair(events)
    if pair is None:
        return tuple(events)
    return tuple(
        complete(event, act, sentences[act.sentence_index], pair) for event, act in zip(events, acts, strict=True)
    )


def talking_pair(events: Sequence[Event]) -> tuple[Participant, Participant] | None:
    """The two sides of the article's talks, None where there are none or several."""
    found: dict[str, Participant] = {}
    for event in events:
        if event.event_type == "CONSULT":
            for one in (*event.actors, *event.recipients):
                if one.country:
                    found.setdefault(one.country, one)
    if len(found) != 2:
        return None
    first, second = found.values()
    return first, second


def complete(event: Event, act: Act, sentence: Sentence, pair: tuple[Participant, Participant]) -> Event:
    """An event with the other side added, or as it was."""
    if event.event_type not in WARM or event.recipients or len(event.actors) > 1:
        return event
    word = mutual_word(sentence, act)
    speakers = {one.name for one in event.attribution if one.kind == "speaker"}
    spoken = [
        one for one in pair if one.name in speakers or any(one.country == actor.country for actor in event.actors)
    ]
    if word is None or len(spoken) != 1:
        return event
    other = pair[0] if spoken[0] is pair[1] else pair[1]
    added = replace(other, text=word[0], start=word[1], end=word[2])
    if not event.actors:
        own = replace(spoken[0], text=word[0], start=word[1], end=word[2])
        return replace(event, actors=(own, added))
    if act.symmetric:
        return replace(event, actors=(*event.actors, added))
    return replace(event, recipients=(added,))


def mutual_word(sentence: Sentence, act: Act) -> tuple[str, int, int] | None:
    """The word for both sides in the clauses around an act, the nearest to its trigger: (text, start, end)."""
    found = [token for token in sentence.tokens if token.lower in MUTUAL]
    if not found:
        return None
    nearest = min(found, key=lambda token: abs(token.index - act.head))
    return nearest.text, nearest.start, nearest.end
