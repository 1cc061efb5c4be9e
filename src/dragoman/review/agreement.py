"""How far reviewers agree beyond chance: Krippendorff's alpha over the events that two or more have judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

from dragoman.review.judgement import OF_EVENTS
from dragoman.review.judgements import Judgements
from dragoman.review.kept import Kept
from dragoman.review.sample import Sample, Samples

NONE = "none"
Event = Mapping[str, Any]
Values = Mapping[str, Mapping[str, str]]  # event → reviewer → value


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on one measure. ``units`` are the events on which two or more reviewers have a value, ``agreed`` the
    share of pairs of reviewers with the same one, on average over events, 0 to 1 (None without units).

    ``alpha`` is Krippendorff's for nominal values: 1 where all agree, 0 where they agree as by chance; None where it is
    not defined, and ``why`` says why not.
    """

    measure: str
    units: int
    agreed: float | None
    alpha: float | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """An event on which reviewers differ: the ``measures`` on which they do, and what each of them says of it:
    reviewer → measure → value. ``event`` is the coder's record."""

    event_id: str
    article_id: str
    event: Event
    measures: tuple[str, ...]
    said: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Agreements:
    """All measures over the events that ``reviewers`` judged, ``events`` of them at least by one, and the disputes."""

    reviewers: tuple[str, ...]
    events: int
    measures: tuple[Agreement, ...]
    disputes: tuple[Dispute, ...]

    def to_dict(self) -> dict[str, Any]:
        """The agreement as JSON has it."""
        return {"reviewers": list(self.reviewers), "events": self.events,
                "measures": [asdict(one) for one in self.measures],
                "disputes": [asdict(one) for one in self.disputes]}  # fmt: skip


def agreement(judgements: Judgements, sample: Sample | None = None) -> Agreements:
    """The agreement of all reviewers, on all events or those of a sample, by what each of them last said."""
    wanted = None if sample is None else {one.event_id for one in Samples(judgements).events(sample.sample_id)}
    found = [one for one in judgements.standing() if one.judgement.verdict in OF_EVENTS]
    found = [one for one in found if wanted is None or one.judgement.event_id in wanted]
    said = {one.number: values_of(one) for one in found}
    tables = {name: table(name, found, said) for name in MEASURES}
    reviewers = tuple(sorted({one.judgement.reviewer for one in found}))
    events = len({one.judgement.event_id for one in found})
    return Agreements(reviewers, events, tuple(measured(name, values) for name, values in tables.items()),
                      tuple(disputes(found, said, tables)))  # fmt: skip


def values_of(one: Kept) -> dict[str, str]:
    """What a reviewer says on each measure; nothing on the details of an event that they reject."""
    left = one.left()
    found = {"verdict": str(one.judgement.verdict), "event of its type": NONE if left is None else left["event_type"]}
    return found if left is None else found | {name: ask(left) or NONE for name, ask in DETAILS.items()}


def countries(side: str) -> Callable[[Event], str]:
    """The countries of a side, in order; "?" for an unknown one."""
    return lambda event: " ".join(sorted({one["country"] or "?" for one in event[side]}))


DETAILS: dict[str, Callable[[Event], str | None]] = {
    "type": lambda event: event["event_type"],
    "mode": lambda event: event["mode"],
    "status": lambda event: event["status"],
    "date": lambda event: event["date"],
    "place country": lambda event: (event["place"] or {}).get("country"),
    "actor countries": countries("actors"),
    "recipient countries": countries("recipients"),
}
MEASURES = ("verdict", "event of its type", *DETAILS)


def table(measure: str, found: Sequence[Kept], said: Mapping[int, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """event → reviewer → value on one measure."""
    values: dict[str, dict[str, str]] = {}
    for one in found:
        if measure in said[one.number]:
            values.setdefault(str(one.judgement.event_id), {})[one.judgement.reviewer] = said[one.number][measure]
    return values


def measured(measure: str, values: Values) -> Agreement:
    """Alpha and plain agreement on one measure."""
    units = [Counter(by_reviewer.values()) for by_reviewer in values.values() if len(by_reviewer) > 1]
    if not units:
        return Agreement(measure, 0, None, None, "no event was judged by two reviewers")
    agreed = sum(pairs_alike(unit) for unit in units) / len(units)
    domain = sorted({value for unit in units for value in unit})
    if len(domain) == 1:
        why = f"all say “{domain[0]}”: without a second value chance is not known"
        return Agreement(measure, len(units), agreed, None, why)
    return Agreement(measure, len(units), agreed, alpha(units))


def pairs_alike(unit: Counter[str]) -> float:
    """The share of the pairs of an event's values that are the same."""
    number = unit.total()
    return sum(count * (count - 1) for count in unit.values()) / (number * (number - 1))


def alpha(units: Sequence[Counter[str]]) -> float:
    """Krippendorff's alpha of nominal values ("Computing Krippendorff's alpha-reliability", 2011), from how often each
    value was given to each event; every event has two values or more, and not all values are the same.

    It is summed up event by event: the library of that name builds a table of events × values × values, which for the
    dates of some thousand events no memory holds. The tests hold the two against each other.
    """
    totals = Counter(value for unit in units for value in unit.elements())
    number = totals.total()
    observed = sum((1 - pairs_alike(unit)) * unit.total() for unit in units) / number
    expected = (number**2 - sum(count**2 for count in totals.values())) / (number * (number - 1))
    return 1 - observed / expected


def disputes(
    found: Sequence[Kept], said: Mapping[int, Mapping[str, str]], tables: Mapping[str, Values]
) -> list[Dispute]:
    """The events on which two differ in anything, those with most differences first."""
    groups: dict[str, list[Kept]] = {}
    for one in found:
        groups.setdefault(str(one.judgement.event_id), []).append(one)
    differing = {key: tuple(name for name, values in tables.items() if differs(values.get(key, {}))) for key in groups}
    made = [
        Dispute(key, group[0].judgement.article_id, group[-1].event or {}, differing[key],
                {one.judgement.reviewer: said[one.number] for one in group})
        for key, group in groups.items() if differing[key]
    ]  # fmt: skip
    return sorted(made, key=lambda one: (-len(one.measures), one.event_id))


def differs(by_reviewer: Mapping[str, str]) -> bool:
    """Whether two reviewers have different values."""
    return any(one != other for one, other in combinations(by_reviewer.values(), 2))
