"""How many: money, casualties, weapons, troops, people, shares and other counts, with their values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.parse import Sentence, Token
from dragoman.records import Act, Figure
from dragoman.resolve.figure_kind import counted, kind_of, money_kind
from dragoman.resolve.numerals import alternation, figure_words, number, number_pattern

CLAUSE = ("ccomp", "relcl", "advcl", "ROOT", "parataxis", "acl", "conj")
CASUALTIES = ("dead", "injured")
PLAIN = ("count", "people", "troops", "weapons")


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure and where it stands: ``first`` and ``last`` are the tokens of its number, ``head`` the token that it
    counts (the number itself for money and shares)."""

    figure: Figure
    sentence_index: int
    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True)
class Written:
    """A number or range as found in a sentence's text; ``unit`` is a currency code, "%" or None."""

    start: int
    end: int
    low: float
    high: float | None
    unit: str | None


def find_figures(sentences: Sequence[Sentence]) -> list[FoundFigure]:
    """Every figure of an article, in order. Dates, times, ages, ranks and measures are none."""
    return [found for sentence in sentences for found in in_sentence(sentence)]


def figures_of(
    act: Act, sentence: Sentence, figures: Sequence[FoundFigure], others: Sequence[Act] = ()
) -> tuple[Figure, ...]:
    """The figures of an act: those below its trigger or in the clause that its head stands in; of an attack those of
    its victims, too, that no other act of the sentence (``others``) has: "killed 7 and WOUNDED 22"."""
    here = [one for one in figures if one.sentence_index == sentence.index]
    if not here:
        return ()
    own = belonging(here, act, sentence)
    if act.event_type == "ASSAULT":
        taken = [one for other in others for one in belonging(here, other, sentence)]
        first = next((other for other in (*others, act) if other.event_type == "ASSAULT"), act)
        own += [one for one in here if act is first and one.figure.kind in CASUALTIES and one not in (*own, *taken)]
    return tuple(one.figure for one in sorted(own, key=lambda one: one.first))


def belonging(figures: Sequence[FoundFigure], act: Act, sentence: Sentence) -> list[FoundFigure]:
    """The figures of a sentence that stand below an act's words or in its clause."""
    below = {index for token in (act.head, *act.tokens) for index in own_clause(sentence, token)}
    clause = clause_of(sentence, act.head)
    return [one for one in figures if one.head in below or clause_of(sentence, one.head) == clause]


def own_clause(sentence: Sentence, index: int) -> Iterator[int]:
    """A token and what hangs on it, without further main clauses joined to it."""
    yield index
    for child in sentence.children(index):
        if not (child.dep in ("conj", "ccomp", "parataxis") and child.pos in ("VERB", "AUX")):
            yield from own_clause(sentence, child.index)


def clause_of(sentence: Sentence, index: int) -> int:
    """The verb or root of the clause that a token stands in."""
    token = sentence.tokens[index]
    while token.head != token.index and not (token.pos in ("VERB", "AUX") and token.dep in CLAUSE):
        token = sentence.tokens[token.head]
    return token.index


def in_sentence(sentence: Sentence) -> Iterator[FoundFigure]:
    """The figures of one sentence."""
    for written in written_numbers(sentence.text):
        first, last = tokens_of(sentence, written)
        if first is not None and last is not None:
            found = figure(sentence, written, first, last)
            if found is not None:
                yield found


def figure(sentence: Sentence, written: Written, first: int, last: int) -> FoundFigure | None:
    """The record of one written number, or None where it counts nothing."""
    if written.unit is not None:
        measured = "percentage" if written.unit == "%" else money_kind(sentence, last)
        return record(sentence, written, first, last, last, measured, written.unit)
    head = counted(sentence, first, last)
    kind, unit = kind_of(sentence, head, sentence.tokens[last]) if head is not None else (None, None)
    if head is None or kind is None or (written.low == 0 and kind in PLAIN and unit != "casualty"):
        return None
    return record(sentence, written, first, last, head.index, kind, unit)


def record(
    sentence: Sentence, written: Written, first: int, last: int, head: int, kind: str, unit: str | None
) -> FoundFigure:
    """A figure whose words reach from its bound ("at least") to what it counts."""
    start = sentence.start + bound_start(sentence.text, written.start, written.high is not None)
    end = max(sentence.start + written.end, sentence.tokens[head].end if last < head <= last + 5 else 0)
    text = sentence.text[start - sentence.start : end - sentence.start]
    kept = Figure(text, start, end, kind, written.low, unit, written.high)
    return FoundFigure(kept, sentence.index, first, last, head)


@cache
def bounds() -> re.Pattern[str]:
    """Words before a number that bound it, at the end of the text before it."""
    words = [word for kind in figure_words()["bounds"].values() for word in kind]
    return re.compile(rf"(?i)\b(?:{alternation(words)})\s+$")


def bound_start(text: str, start: int, is_range: bool) -> int:
    """Where the figure's words begin, with "at least" or "more than" before the number."""
    found = bounds().search(text[max(start - 24, 0) : start])
    if found is None or (not is_range and found.group().strip().lower() in figure_words()["bounds"]["range"]):
        return start
    return max(start - 24, 0) + found.start()


@cache
def gate() -> re.Pattern[str]:
    """What a sentence with a figure holds."""
    words = [*figure_words()["numbers"], *figure_words()["multipliers"], *figure_words()["none"]["words"]]
    long = [word for word in words if len(word) > 1]
    return re.compile(rf"(?i)\d|\b(?:{alternation(long)})s?\b|\bscores\b")


@cache
def pattern() -> re.Pattern[str]:
    """A number or range with the marks of currency and share around it."""
    one = number_pattern()
    before = alternation(figure_words()["currencies"]["before"])
    after = alternation(figure_words()["currencies"]["after"])
    to = r"\s?(?:-|–|—|to|and|or)\s?"
    source = (
        rf"(?<![\w.,/:-])(?:(?P<before>{before})\s?)?(?P<low>{one}|no one\b|no-one\b|no\b(?!\.)|none\b|nobody\b)"
        rf"(?:{to}(?:{before})?\s?(?P<high>{one}))?(?![\w/]|[.:]\d)"
        rf"(?:(?P<share>\s?%|\s?per\s?cents?\b|[ -]percent\b)|[\s-](?P<after>{after})s?\b)?(?!-[a-z])"
    )
    return re.compile(f"(?i){source}")


def written_numbers(text: str) -> Iterator[Written]:
    """The numbers of a text that may be figures, in order."""
    if not gate().search(text):
        return
    for match in pattern().finditer(text):
        low, high = number(match["low"]), number(match["high"]) if match["high"] else None
        if match["low"].lower() in figure_words()["none"]["words"]:
            low = 0.0
        if low is not None:
            yield from written(match, low, high)


def written(match: re.Match[str], low: float, high: float | None) -> Iterator[Written]:
    """One match as a number, a range, or two numbers where "and" only joins them."""
    unit = unit_of(match)
    scale = trailing_scale(match["high"]) if match["high"] else 1.0
    if high is not None and low * scale < high and low < 1000 <= high:
        low *= scale
    if high is not None and is_range(match, low, high):
        yield Written(match.start(), match.end(), low, high, unit)
    elif high is not None:
        low, own = number(match["low"]) or 0.0, unit if match["before"] else None
        yield Written(match.start(), match.end("low"), low, None, own)
        yield Written(match.start("high"), match.end(), high, None, unit)
    else:
        yield Written(match.start(), match.end(), low, None, unit)


def is_range(match: re.Match[str], low: float, high: float) -> bool:
    """Whether two numbers bound a range: in order, and "and" only after "between"."""
    joint = match.string[match.end("low") : match.start("high")].strip().lower()
    if joint.startswith("and"):
        return low < high and match.string[: match.start()].rstrip().lower().endswith("between")
    return low < high


def trailing_scale(text: str) -> float:
    """The scale word at the end of a range, which its lower bound shares: "300 to 400 million"."""
    last = re.split(r"[\s-]|(?<=\d)(?=[a-z])", text.lower())[-1]
    return float(figure_words()["multipliers"].get(last, 1.0))


def unit_of(match: re.Match[str]) -> str | None:
    """The currency or share that stands around a number."""
    if match["share"]:
        return "%"
    for side in ("before", "after"):
        if match[side]:
            return currency_codes(side)[match[side].lower()]
    return None


@cache
def currency_codes(side: str) -> dict[str, str]:
    """Currency words in lower case and their ISO codes."""
    return {word.lower(): code for word, code in figure_words()["currencies"][side].items()}


def tokens_of(sentence: Sentence, written: Written) -> tuple[int | None, int | None]:
    """The first and last token of a number."""
    start, end = sentence.start + written.start, sentence.start + written.end
    inside: list[Token] = [token for token in sentence.tokens if token.start < end and token.end > start]
    return (inside[0].index, inside[-1].index) if inside else (None, None)
