"""Articles whose coded events reviewers have judged, as records of gold; and how much was right as they judge it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.evaluate.ballot import Ballot, Vote
from dragoman.evaluate.gold_file import day_of, text_of
from dragoman.evaluate.judged import Judged, judged_gold
from dragoman.evaluate.precision import Shares, precision, recall, unjudged

Record = Mapping[str, Any]
VERDICTS = ("accept", "reject", "correct", "missed")


@dataclass(frozen=True, slots=True)
class GoldJudgements:
    """A report with what reviewers say of its events: ``coded`` are those that the coder had, ``missed`` those that it
    had not. ``complete``: they have judged all of it. ``sample`` and ``population`` are those that it was drawn in;
    both are None without one. ``sentences`` are (start, end) in ``text``."""

    id: str
    text: str
    date: str | None
    publisher: str | None
    title: str | None
    sentences: tuple[tuple[int, int], ...]
    coded: tuple[Ballot, ...]
    missed: tuple[Ballot, ...]
    complete: bool
    sample: str | None
    population: Mapping[str, int] | None

    def sentence_of(self, offset: int) -> int:
        """The index of the sentence that holds a character, or of the nearest before it."""
        return max(0, bisect_right([start for start, _ in self.sentences], offset) - 1)


def gold_judgements(record: dict[str, Any]) -> GoldJudgements:
    """A gold record. Raises ``KeyError``, ``ValueError`` or ``UnknownCode`` where it is malformed."""
    text = text_of(record)
    sentences = tuple((int(start), int(end)) for start, end in record.get("sentences") or [(0, len(text))])
    said = [checked(one) for one in record["judgements"]]
    everyone = list(dict.fromkeys(one["reviewer"] for one in said))
    whole = list(record.get("complete_by", everyone if record["complete"] else []))
    sample = record.get("sample")
    population = {str(name): int(size) for name, size in sample["population"].items()} if sample else None
    return GoldJudgements(str(record["judged_article"]), text, day_of(record), record.get("publisher"),
                          record.get("title"), sentences, tuple(coded_ballots(said)),
                          tuple(missed_ballots(said, whole)), bool(record["complete"]),
                          str(sample["sample_id"]) if sample else None, population)  # fmt: skip


def checked(said: Record) -> Record:
    """A judgement of a record whose events can be compared. Raises as ``gold_judgements`` does."""
    if said["verdict"] not in VERDICTS:
        raise ValueError(f"'{said['verdict']}' is not a verdict ({', '.join(VERDICTS)})")
    if (said["left"] is None) != (said["verdict"] == "reject"):
        raise ValueError(f"a judgement '{said['verdict']}' has {'no' if said['left'] is None else 'an'} event left")
    if said["verdict"] != "missed":
        told(said["event"])
    if said["left"] is not None:
        told(said["left"])
    return said


def coded_ballots(said: Iterable[Record]) -> Iterator[Ballot]:
    """The events of the coder, each with its votes; of several copies of one event the last counts."""
    groups: dict[str, list[Record]] = {}
    for one in said:
        if one["verdict"] != "missed":
            groups.setdefault(one["event"]["event_id"], []).append(one)
    for group in groups.values():
        votes = tuple(Vote(one["reviewer"], one["left"], one["verdict"] == "accept") for one in group)
        yield Ballot(group[-1]["event"], votes, group[-1].get("stratum"))


def missed_ballots(said: Iterable[Record], complete: Sequence[str]) -> Iterator[Ballot]:
    """The events that reviewers miss, one where their words overlap; who has judged the whole article and does not miss
    it votes against it."""
    groups: list[list[Vote]] = []
    for one in sorted((one for one in said if one["verdict"] == "missed"), key=lambda one: trigger(one["left"])):
        vote = Vote(one["reviewer"], one["left"])
        same = (group for group in groups if fits(vote, group))
        found = next(same, None)
        if found is None:
            groups.append([vote])
        else:
            found.append(vote)
    for group in groups:
        named = {vote.reviewer for vote in group}
        yield Ballot(None, (*group, *(Vote(name, None) for name in complete if name not in named)))


def fits(vote: Vote, group: Sequence[Vote]) -> bool:
    """Whether a reviewer not yet in the group misses what its others miss."""
    start, end = trigger(vote.left or {})
    spans = [trigger(one.left or {}) for one in group]
    return vote.reviewer not in {one.reviewer for one in group} and any(a < end and start < b for a, b in spans)


def trigger(event: Record) -> tuple[int, int]:
    """Where the words of an event stand."""
    return int(event["trigger"]["start"]), int(event["trigger"]["end"])


def told(event: Record) -> Judged:
    """An event's record as it is compared."""
    return judged_gold({**event, "trigger": event["trigger"]["text"]})


def judged_shares(gold: Sequence[GoldJudgements]) -> tuple[dict[str, Shares], tuple[str, ...]]:
    """Tables of precision and, where articles are complete, of recall, as judged; and what there is to know of them."""
    ballots = [one for article in gold for one in article.coded]
    population = population_of(gold)
    tables = {
        "precision, whole event": precision(ballots, population, Ballot.whole_right),
        "precision, type": precision(ballots, population, Ballot.type_right),
    }
    complete = [article for article in gold if article.complete]
    if complete:
        judged = [one for article in complete for one in (*article.coded, *article.missed)]
        tables |= {"recall, whole event": recall(judged, True), "recall, type": recall(judged, False)}
    return tables, tuple(judged_notes(gold, ballots, population, len(complete)))


def population_of(gold: Sequence[GoldJudgements]) -> Mapping[str, int] | None:
    """The strata of the one sample that all articles were drawn in; None without one, or with several."""
    samples = {article.sample: article.population for article in gold}
    return next(iter(samples.values())) if len(samples) == 1 else None


def judged_notes(
    gold: Sequence[GoldJudgements], ballots: Sequence[Ballot], population: Mapping[str, int] | None, complete: int
) -> Iterator[str]:
    """What was counted, and what was left out."""
    reviewers = {vote.reviewer for one in ballots for vote in one.votes}
    yield f"{len(gold)} articles, {len(ballots)} events judged by {len(reviewers)} reviewers"
    if population is None:
        yield "without a sample: the shares are of the events that happened to be judged, not of all that were coded"
        return
    drawn = [one for one in ballots if one.stratum in population]
    yield f"{len(drawn)} of the events were drawn at random from {sum(population.values()):,}; precision is of these"
    if len(population) > 1:
        yield "the last row of precision weighs the strata by their size"
    if left_out := unjudged(drawn, population):
        yield f"nothing is judged yet of {', '.join(left_out)}: the last row is of the others"
    if complete:
        yield f"recall is of {complete} articles of which everything was judged; an event counts by its true type"
