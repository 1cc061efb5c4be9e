"""What a coder makes by now of texts whose events reviewers have judged: does it keep the right and lose the wrong?"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.evaluate.ballot import whole_key
from dragoman.evaluate.interval import counted
from dragoman.evaluate.judged import Judged, judged_event
from dragoman.evaluate.judgements import GoldJudgements, Record, judged_shares, told, trigger
from dragoman.evaluate.matching import matched
from dragoman.evaluate.precision import ALL, Shares
from dragoman.evaluate.protocol import CoderLike
from dragoman.evaluate.report import Outcome, Report, Row
from dragoman.evaluate.scores import Scores, by_label, total
from dragoman.records import Event

RIGHT, CORRECTED, MISSED, WRONG = "judged right", "corrected", "missed", "judged wrong"


@dataclass(frozen=True, slots=True)
class Told:
    """An event that is looked for, or one that is coded now: all that is compared of it, and its sentence."""

    group: str
    judged: Judged
    whole: Hashable
    sentence: int


Key = Callable[[Told], Hashable]
# From strict to loose.
LEVELS: dict[str, Key] = {
    "whole": lambda one: (one.sentence, one.whole),
    "dyad": lambda one: (one.sentence, one.judged.dyad_key()),
    "type": lambda one: (one.sentence, one.judged.type_key()),
}
OUTCOMES: dict[int | None, Outcome] = {None: "missed", 0: "right", 1: "wrong detail", 2: "wrong dyad"}


@dataclass(frozen=True, slots=True)
class Recoded:
    """An article coded again. ``wanted`` are the events that there are, each with what is coded for it now and at which
    level; ``wrong`` those that are not, each with what is coded just so again. ``new`` are coded and not judged."""

    article: GoldJudgements
    wanted: tuple[tuple[Told, Told | None, int | None], ...]
    wrong: tuple[tuple[Told, Told | None], ...]
    new: int

    def labels(self) -> Iterator[tuple[str | None, str | None]]:
        """(true type, coded type) of what was judged."""
        for gold, coded, _ in self.wanted:
            yield gold.judged.event_type, coded.judged.event_type if coded else None
        taken = {id(coded) for _, coded, _ in self.wanted}
        yield from ((None, again.judged.event_type) for _, again in self.wrong if again and id(again) not in taken)

    def rows(self) -> Iterator[Row]:
        """What is coded now beside what reviewers left."""
        for gold, coded, level in self.wanted:
            yield self.row(OUTCOMES[level], gold, gold, coded)
        yield from (self.row("spurious", gold, None, again) for gold, again in self.wrong if again)

    def row(self, outcome: Outcome, of: Told, gold: Told | None, coded: Told | None) -> Row:
        """One row, named after its article and the group of its event."""
        start, end = self.article.sentences[of.sentence]
        return Row(outcome, f"{self.article.id} ({of.group})", " ".join(self.article.text[start:end].split()),
                   gold.judged.side if gold else None, coded.judged.side if coded else None)  # fmt: skip


def score_judgements(name: str, gold: list[GoldJudgements], coder: CoderLike) -> Report:
    """What reviewers say of the events that were coded, and what the coder makes of the same texts now."""
    again = [recoded(article, coder) for article in gold]
    tables, notes = judged_shares(gold)
    by_type = by_label(label for one in again for label in one.labels())
    coded, new = total(by_type.values()).coded, sum(one.new for one in again)
    reached = [level for one in again for _, _, level in one.wanted]
    levels = {
        level: Scores(len(reached), coded, sum(found is not None and found <= place for found in reached))
        for place, level in reversed(list(enumerate(LEVELS)))
    }
    notes = (*notes, f"the coder as it is now: {coded} events that were judged, and {new} that were not, in no figure")
    rows = tuple(row for one in again for row in one.rows())
    return Report(name, "judgements", levels, {}, by_type, {}, rows, notes, tables | tables_now(again))


def tables_now(again: Sequence[Recoded]) -> dict[str, Shares]:
    """Of what was judged right, corrected, missed or wrong, the share that is coded now, by type. What is right or was
    missed is found where its type is; what was corrected has to be right in all that is compared."""
    wanted = [one for each in again for one in each.wanted]
    loose = {group: [(gold, level is not None) for gold, _, level in wanted if gold.group == group]
             for group in (RIGHT, MISSED)}  # fmt: skip
    asked = {
        "judged right, found now": loose[RIGHT],
        "judged wrong, coded again": [(gold, found is not None) for each in again for gold, found in each.wrong],
        "corrected, right now": [(gold, level == 0) for gold, _, level in wanted if gold.group == CORRECTED],
        "missed, found now": loose[MISSED],
    }
    return {title: shares(answers) for title, answers in asked.items() if answers}


def shares(answers: Sequence[tuple[Told, bool]]) -> Shares:
    """Shares by type and in all."""
    kinds = sorted({gold.judged.event_type for gold, _ in answers})
    found = {kind: counted(now for gold, now in answers if gold.judged.event_type == kind) for kind in kinds}
    return found | {ALL: counted(now for _, now in answers)}


def recoded(article: GoldJudgements, coder: CoderLike) -> Recoded:
    """Code an article again and compare, within its sentences: first what is all the same, the right before the wrong,
    so that one event is not taken for both; then what agrees in its dyad or its type."""
    reading = coder.read(article.text, article.date, article.publisher, article.title)
    looked, found = list(looked_for(article)), list(coded_now(article, reading.events))
    whole, *looser = LEVELS.values()
    pairs = matched([one for one in looked if one.group != WRONG], found, [whole])
    same = [(p.gold, p.coded, 0) for p in pairs if p.gold and p.coded]
    open_ones = [p.gold for p in pairs if p.gold and not p.coded]
    rest = [p.coded for p in pairs if p.coded and not p.gold]
    wrong = [one for one in matched([one for one in looked if one.group == WRONG], rest, [whole]) if one.gold]
    # What is coded wrong again can still have the type of what it was corrected to.
    loose = matched(open_ones, rest, looser)
    repeated = {id(one.coded) for one in wrong if one.coded}
    return Recoded(
        article,
        (*same, *((p.gold, p.coded, None if p.key is None else p.key + 1) for p in loose if p.gold)),
        tuple((one.gold, one.coded) for one in wrong if one.gold),
        sum(p.gold is None and id(p.coded) not in repeated for p in loose),
    )


def looked_for(article: GoldJudgements) -> Iterator[Told]:
    """The events that most reviewers leave, and those of the coder that most of them reject or correct."""
    for ballot in (*article.coded, *article.missed):
        settled, left = ballot.outcome()
        right = ballot.event is not None and ballot.whole_right()
        if settled and left is not None:
            yield event_told(article, MISSED if ballot.event is None else RIGHT if right else CORRECTED, left)
        if ballot.event is not None and right is False and (left is None or whole_key(left) != whole_key(ballot.event)):
            yield event_told(article, WRONG, ballot.event)


def event_told(article: GoldJudgements, group: str, event: Record) -> Told:
    """An event that is looked for."""
    return Told(group, told(event), whole_key(event), article.sentence_of(trigger(event)[0]))


def coded_now(article: GoldJudgements, events: Iterable[Event]) -> Iterator[Told]:
    """The events that the coder finds now."""
    for event in events:
        yield Told("", judged_event(event), whole_key(event.to_dict()), article.sentence_of(event.trigger.start))
