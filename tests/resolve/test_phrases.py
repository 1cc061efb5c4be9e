"""The table of phrases (`phrases.csv`): phrase and date → country and sector → why. At least 97 in 100 are right."""

import csv
from pathlib import Path

from dragoman.resolve.actors import ActorResolver

LINES = [line for line in (Path(__file__).parent / "phrases.csv").open(encoding="utf-8") if not line.startswith("#")]
RIGHT = 0.97


def test_nearly_all_phrases_are_resolved():
    resolver = ActorResolver()
    rows = list(csv.DictReader(LINES))
    assert len(rows) >= 400
    wrong = []
    for row in rows:
        entity = resolver.entity(row["phrase"], row["date"] or None)
        if (entity.country or "", entity.sector or "") != (row["country"], row["sector"]):
            wrong.append(f"{row['phrase']} ({row['date']}): {entity.country} {entity.sector}, {entity.reason}; wanted "
                         f"{row['country']} {row['sector']}, {row['why']}")  # fmt: skip
    assert len(wrong) <= (1 - RIGHT) * len(rows), "\n".join(wrong)
