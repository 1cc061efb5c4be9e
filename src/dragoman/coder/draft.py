"""A sentence half coded: what the lexicon found, and the pairs that the classifier is to judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.coder.candidate import Candidate
from dragoman.coder.lexicon_files import Lexicon
from dragoman.coder.mentions import mention
from dragoman.coder.other_side import other_sides
from dragoman.coder.pair_encoding import Pair
from dragoman.coder.status import Standing
from dragoman.parse import Sentence
from dragoman.records import TurnedDown

# Forces that come, go or fire are told with places, whose people they do nothing to by that.
AT_PLACES = frozenset({"RETREAT", "MOBILIZE"})


@dataclass(frozen=True, slots=True)
class Question:
    """A candidate act with its standing. ``pair`` is None for one without participants, which nobody can judge.

    ``others`` are parties that may be the recipient it lacks: head token and the pair to be judged for it; ``hints``
    the types of lexicon entries that have the trigger's words, though not their conditions.
    """

    candidate: Candidate
    held: Standing
    pair: Pair | None
    others: tuple[tuple[int, Pair], ...] = ()
    hints: frozenset[str] = frozenset()

    def pairs(self) -> Iterator[Pair]:
        """All that the classifier is asked for it."""
        if self.pair is not None:
            yield self.pair
        yield from (pair for _, pair in self.others)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a sentence before the classifier has read it.

    ``coded`` are the lexicon's acts, ``proposed`` verbs with parties for which it has no act.
    """

    sentence: Sentence
    coded: tuple[Question, ...]
    proposed: tuple[Question, ...]
    turned_down: tuple[TurnedDown, ...]

    def pairs(self) -> list[Pair]:
        """The pairs to be judged, each once."""
        asked = (pair for question in (*self.coded, *self.proposed) for pair in question.pairs())
        return list(dict.fromkeys(asked))


def question(sentence: Sentence, candidate: Candidate, held: Standing, lexicon: Lexicon) -> Question:
    """What is to be asked of a candidate; of one with a single actor alone also who else may be on the other side."""
    pair = pair_of(sentence, candidate)
    alone = len(candidate.actors) == 1 and not candidate.recipients and not candidate.entry.symmetric
    if pair is None or not alone or candidate.event_type in AT_PLACES:
        return Question(candidate, held, pair)
    others = tuple(
        (head, Pair(sentence.text, pair.actor, span(sentence, [head])))
        for head in other_sides(sentence, candidate, lexicon)
    )
    return Question(candidate, held, pair, others)


def pair_of(sentence: Sentence, candidate: Candidate) -> Pair | None:
    """A candidate's first actor and first recipient, marked in its sentence; two actors of a symmetric act."""
    actors, recipients = candidate.actors, candidate.recipients
    if candidate.entry.symmetric and not recipients:
        actors, recipients = actors[:1], actors[1:]
    if not actors and not recipients:
        return None
    return Pair(sentence.text, span(sentence, actors), span(sentence, recipients))


def span(sentence: Sentence, heads: Sequence[int]) -> tuple[int, int] | None:
    """The characters of the first of some mentions, counted from the beginning of the sentence."""
    if not heads:
        return None
    words = mention(sentence, heads[0])
    return words.start - sentence.start, words.end - sentence.start
