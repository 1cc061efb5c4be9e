"""Make ``stories/data/likeness.toml``: the weights by which two reports are known to be of one thing.

Run from the repository: ``python tools/fit_likeness.py``. Fits a logistic regression to pairs of reports of ours: those
of ``benchmarks/stories.jsonl`` but the ones kept unseen, all moved to one week, so that pairs of different things are
as near in time as a day's news are; and, as further pairs of different things on one day, each weighing little, the
reports of ``benchmarks/contexts.jsonl``, ``contexts-unseen.jsonl`` and ``figures.jsonl``. Pairs of nearly the same
thing are few, and groups are made by the average of many pairs: so the level and what speaks against one thing, another
place and a day between, are chosen by the groups that the linker makes of the reports, as they are and in one week.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from benchmarks.stories import OURS, UNSEEN, records  # noqa: E402
from dragoman import Article, Coder  # noqa: E402
from dragoman.evaluate.stories import GoldTold, read, score_linked  # noqa: E402
from dragoman.records import Reading  # noqa: E402
from dragoman.stories.likeness import features  # noqa: E402
from dragoman.stories.linker import Linker  # noqa: E402
from dragoman.stories.memory_shelf import MemoryShelf  # noqa: E402
from dragoman.stories.profile import Profile, full_day, profile_of  # noqa: E402
from dragoman.stories.report import Report, report_of  # noqa: E402

OUT = ROOT / "src" / "dragoman" / "stories" / "data" / "likeness.toml"
OTHERS = ("contexts.jsonl", "contexts-unseen.jsonl", "figures.jsonl")
DAY = date(2015, 6, 1)
WEIGHT = 0.1  # of a pair of other reports
LEVELS = (1.0, 1.5, 2.0, 2.5)  # above the fitted one
OTHER_PLACES = (-1.5, -2.5, -3.5)
HEAD = """\
# How much each thing that two reports have in common counts, as the weights of a logistic regression; "level" is what
# stands against them. Features are those of likeness.py.
# Provenance: fitted by tools/fit_likeness.py on reports that the Dragoman authors wrote. Licence: that of the project.
"""


def family(story: str) -> str:
    """A story and the one that is nearly like it."""
    return story.split("-")[0]


def moved(profile: Profile, days: int) -> Profile:
    """A profile as if all had happened some days later."""
    def later(value: str) -> str:
        return (date.fromisoformat(value) + timedelta(days)).isoformat() if full_day(value) else value

    published = later(profile.published) if profile.published else None
    return replace(profile, published=published, days=frozenset(map(later, profile.days)))


def to_one_week(gold: Sequence[GoldTold], profiles: Sequence[Profile]) -> Iterator[Profile]:
    """Profiles moved so that each story's first report is of one day."""
    first: dict[str, date] = {}
    for one in gold:
        day, name = date.fromisoformat(str(one.article.date)), family(one.story)
        first[name] = min(day, first.get(name, day))
    for one, profile in zip(gold, profiles, strict=True):
        yield moved(profile, (DAY - first[family(one.story)]).days)


def other_profiles(coder: Coder) -> list[Profile]:
    """The profiles of reports that each tell of something else, all of one day."""
    lines = [line for name in OTHERS for line in OURS.with_name(name).read_text(encoding="utf-8").splitlines()]
    articles = [Article(json.loads(line)["text"], id=f"other {place}", date=DAY.isoformat())
                for place, line in enumerate(lines)]  # fmt: skip
    return [of_the_day(reading) for reading in coder.read_all(articles)]


def of_the_day(reading: Reading) -> Profile:
    """A profile whose lead tells of the one day."""
    return replace(profile_of(reading), days=frozenset({DAY.isoformat()}))


def rows(pairs: Iterator[tuple[Profile, Profile]]) -> NDArray[np.float64]:
    """The features of pairs (pairs × features)."""
    return np.array([list(features(*pair).values()) for pair in pairs])


def fitted(known: NDArray[np.float64], same: NDArray[np.bool_], other: NDArray[np.float64]) -> LogisticRegression:
    """The regression on known pairs and pairs of different things."""
    weights = np.r_[np.ones(len(known)), np.full(len(other), WEIGHT)]
    return LogisticRegression(max_iter=5000).fit(
        np.vstack([known, other]), np.r_[same, np.zeros(len(other), bool)], sample_weight=weights
    )


def grouping_f1(gold: Sequence[GoldTold], reports: Sequence[Report]) -> float:
    """The F1 of pairs of reports in the groups that the linker makes."""
    linker = Linker(shelf := MemoryShelf())
    for one in reports:
        linker.place(one)
    return score_linked("", gold, shelf.placed).levels["same story"].f1


def chosen(
    fitted_weights: Mapping[str, float], gold: Sequence[GoldTold], corpora: Sequence[Sequence[Report]]
) -> dict[str, float]:
    """The weights with the level, other places and next days that group corpora best, by the mean of their F1."""
    def trial(level: float, places: float, days: float) -> dict[str, float]:
        changed = {"level": round(fitted_weights["level"] + level, 2), "other places": places, "next days": days}
        return dict(fitted_weights) | changed

    def mean(weights: dict[str, float]) -> float:
        with patch("dragoman.stories.likeness.weights", lambda: weights):
            return sum(grouping_f1(gold, corpus) for corpus in corpora) / len(corpora)

    trials = [trial(*one) for one in product(LEVELS, OTHER_PLACES, (0.0, fitted_weights["next days"]))]
    return max(trials, key=mean)


def main() -> None:
    """Fit, choose, tell, and write."""
    coder = Coder()
    gold = [one for one in records(OURS) if not one.article.id.startswith(UNSEEN)]
    reports = list(map(report_of, read(gold, coder)))
    week, others = list(to_one_week(gold, [one.profile for one in reports])), other_profiles(coder)
    same = np.array([one.story == other.story for one, other in combinations(gold, 2)])
    today = [replace(one, days=frozenset({DAY.isoformat()})) for one in week]
    other = rows(pair for pair in (*combinations(others, 2), *((one, two) for one in others for two in today)))
    model = fitted(rows(combinations(week, 2)), same, other)
    values = [round(float(one), 2) for one in (model.intercept_[0], *model.coef_[0])]
    weights = dict(zip(("level", *features(week[0], week[1])), values, strict=True))
    in_week = [replace(one, profile=profile) for one, profile in zip(reports, week, strict=True)]
    weights = chosen(weights, gold, (reports, in_week))
    OUT.write_text(HEAD + "".join(f'"{name}" = {weight}\n' for name, weight in weights.items()), encoding="utf-8")
    print(f"{same.sum()} pairs of one thing among {len(same)}; grouped with the weights chosen, pairs have F1 "
          f"{grouping_f1(gold, reports):.3f}, in one week {grouping_f1(gold, in_week):.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
