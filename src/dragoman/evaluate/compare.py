"""Things found in a text beside those of the gold: counted where they stand, and where they are also right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.evaluate.report import Row, Side
from dragoman.evaluate.scores import Scores
from dragoman.evaluate.spans import C, G, around, matched_spans


@dataclass(frozen=True, slots=True)
class Compared:
    """``found`` counts what stands at the same spot of the text, ``right`` what also means the same."""

    found: Scores
    right: Scores
    rows: tuple[Row, ...]


def compare(
    record: str,
    text: str,
    gold: Sequence[G],
    coded: Sequence[C],
    equal: Callable[[G, C], bool],
    sides: tuple[Callable[[G], Side], Callable[[C], Side]],
) -> Compared:
    """Pair what overlaps; ``sides`` put each into words, ``record`` names its article."""
    pairs, missed, spurious = matched_spans(gold, coded, equal)
    of_gold, of_coded = sides
    right = sum(equal(*pair) for pair in pairs)
    rows = [
        Row("right" if equal(wanted, found) else "wrong detail", record, around(text, wanted.start),
            of_gold(wanted), of_coded(found))
        for wanted, found in pairs
    ]  # fmt: skip
    rows += [Row("missed", record, around(text, wanted.start), of_gold(wanted), None) for wanted in missed]
    rows += [Row("spurious", record, around(text, found.start), None, of_coded(found)) for found in spurious]
    return Compared(Scores(len(gold), len(coded), len(pairs)), Scores(len(gold), len(coded), right), tuple(rows))
