"""Articles coded sentence by sentence: type, dyad and full agreement, by sentence and by article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from dragoman.evaluate.gold_file import day_of, text_of
from dragoman.evaluate.judged import Judged, judged_event, judged_gold
from dragoman.evaluate.matching import Pair, matched, pair_scores
from dragoman.evaluate.protocol import CoderLike
from dragoman.evaluate.report import Outcome, Report, Row
from dragoman.evaluate.scores import Scores, by_label, confusion, macro_f1, total
from dragoman.records import Reading

Key = Callable[[Judged], Hashable]
# Strict to loose; the last two only place what is wrong beside what it should have been.
KEYS: tuple[Key, ...] = (
    Judged.full_key, Judged.dyad_key, Judged.type_key, lambda event: (event.actors, event.recipients), lambda event: (),
)
LEVELS: dict[str, Key] = {"type": Judged.type_key, "dyad": Judged.dyad_key, "full": Judged.full_key}
TYPE_LEVEL = 2
OUTCOMES: dict[int | None, Outcome] = {0: "right", 1: "wrong detail", 2: "wrong dyad", 3: "wrong type", 4: "wrong type"}


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A report with its gold events, ``events[i]`` those of ``sentences[i]`` (start and end in ``text``)."""

    id: str
    text: str
    date: str | None
    publisher: str | None
    title: str | None
    sentences: tuple[tuple[int, int], ...]
    events: tuple[tuple[Judged, ...], ...]

    def sentence_of(self, offset: int) -> int:
        """The index of the sentence that holds a character, or of the nearest before it."""
        return max(0, bisect_right([start for start, _ in self.sentences], offset) - 1)


def gold_article(record: dict[str, Any]) -> GoldArticle:
    """A gold record. Raises ``KeyError``, ``ValueError`` or ``UnknownCode`` where it is malformed."""
    sentences = tuple((int(start), int(end)) for start, end in record["sentences"])
    events: list[list[Judged]] = [[] for _ in sentences]
    for event in record["events"]:
        if not 0 <= event["sentence"] < len(sentences):
            raise ValueError(f"an event stands in sentence {event['sentence']} of {len(sentences)}")
        events[event["sentence"]].append(judged_gold(event))
    return GoldArticle(str(record["id"]), text_of(record), day_of(record), record.get("publisher"),
                       record.get("title"), sentences, tuple(tuple(found) for found in events))


def score_articles(name: str, gold: list[GoldArticle], coder: CoderLike) -> Report:
    """Code every article and score it against its gold."""
    pairs: list[Pair[Judged]] = []
    rows: list[Row] = []
    whole: dict[str, Scores] = dict.fromkeys(LEVELS, Scores(0, 0, 0))
    for article in gold:
        coded = coded_by_sentence(article, coder.read(article.text, article.date, article.publisher, article.title))
        for index, (wanted, found) in enumerate(zip(article.events, coded, strict=True)):
            here = matched(wanted, found, KEYS)
            pairs += here
            rows += [_row(article, index, pair) for pair in here]
        for level, key in LEVELS.items():
            whole[level] += distinct_scores(_flat(article.events), _flat(coded), key)
    return _report(name, gold, pairs, rows, whole)


def coded_by_sentence(article: GoldArticle, reading: Reading) -> list[list[Judged]]:
    """The coder's events by the gold's sentences, whose bounds may differ from the coder's own."""
    found: list[list[Judged]] = [[] for _ in article.sentences]
    for event in reading.events:
        found[article.sentence_of(event.trigger.start)].append(judged_event(event))
    return found


def distinct_scores(gold: Iterable[Judged], coded: Iterable[Judged], key: Key) -> Scores:
    """Agreement on the set of distinct keys, however often each is reported."""
    wanted, found = {key(event) for event in gold}, {key(event) for event in coded}
    return Scores(len(wanted), len(found), len(wanted & found))


def _flat(groups: Iterable[Iterable[Judged]]) -> list[Judged]:
    return [event for group in groups for event in group]


def _row(article: GoldArticle, index: int, pair: Pair[Judged]) -> Row:
    start, end = article.sentences[index]
    outcome: Outcome = "missed" if pair.coded is None else "spurious" if pair.gold is None else OUTCOMES[pair.key]
    return Row(outcome, f"{article.id}:{index}", " ".join(article.text[start:end].split()),
               pair.gold.side if pair.gold else None, pair.coded.side if pair.coded else None)


def _report(
    name: str, gold: list[GoldArticle], pairs: list[Pair[Judged]], rows: list[Row], whole: dict[str, Scores]
) -> Report:
    labels = [(p.gold.event_type if p.gold else None, p.coded.event_type if p.coded else None) for p in pairs]
    by_type = by_label(labels)
    levels = {f"sentence {level}": pair_scores(pairs, TYPE_LEVEL - i) for i, level in enumerate(LEVELS)}
    levels |= {f"article {level}": scores for level, scores in whole.items()}
    figures = {"type micro-F1": total(by_type.values()).f1, "type macro-F1": macro_f1(by_type)}
    sentences = sum(len(article.sentences) for article in gold)
    notes = (
        f"{len(gold)} articles, {sentences} sentences, {total(by_type.values()).gold} gold events",
        "article levels count each distinct key of an article once",
    )
    return Report(name, "articles", levels, figures, by_type, confusion(labels), tuple(rows), notes)
