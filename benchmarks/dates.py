"""Date expressions of news, found and valued, beside dateparser's ``search_dates`` on the same texts.

Run from the repository: ``python -m benchmarks.dates``. Reads ../shared/gold/dates-meantime.jsonl and is skipped where
it is not. dateparser (trafilatura brings it) is asked in English, with the day of publication as its base and the past
preferred; its days are cut to the month or year where its own reading of the words has no more.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dateparser.date import DateDataParser
from dateparser.search import search_dates

from dragoman import Coder
from dragoman.evaluate import Report, evaluate
from dragoman.records import DateMention

LENGTHS = {"month": 7, "year": 4}  # of an ISO date of no more than that
GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "dates-meantime.jsonl"


@dataclass(frozen=True, slots=True)
class Found:
    """The dates of a text, as the scorer reads them off a reading."""

    dates: tuple[DateMention, ...]


class Dateparser:
    """dateparser in the place of a coder."""

    def read(self, text: str, date: str | None = None, publisher: str | None = None, title: str | None = None) -> Found:
        """The dates that ``search_dates`` finds in a text, in order."""
        settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
        if date:
            settings["RELATIVE_BASE"] = datetime.fromisoformat(date)
        single = DateDataParser(languages=["en"], settings=settings)
        place, dates = 0, []
        for words, value in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(words, place)
            if start >= 0:
                place = start + len(words)
                day = value.date().isoformat()
                length = LENGTHS.get(single.get_date_data(words).period, 10)
                dates.append(DateMention(words, start, place, day[:length]))
        return Found(tuple(dates))


def line(name: str, report: Report) -> str:
    """A report as a line of the table."""
    span, value = report.levels["span"], report.figures["value right where found"]
    return f"{name:<14}{span.precision:>10.3f}{span.recall:>8.3f}{span.f1:>8.3f}{value:>14.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure both."""
    if not GOLD.is_file():
        print(f"skipped: {GOLD} is not there")
        return 0
    print(f"{'':<14}{'precision':>10}{'recall':>8}{'F1':>8}{'value right':>14}")
    print(line("dragoman", evaluate(GOLD, Coder())))
    print(line("dateparser", evaluate(GOLD, Dateparser())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
