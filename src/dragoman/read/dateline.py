"""Datelines and date headers: the place and day that stand before a report's first sentence."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dragoman.read.day import MONTH_NAMES, MONTHS, nearest_past, parse_day
from dragoman.read.defaults import Defaults
from dragoman.read.failure import OnFailure
from dragoman.records import Article

DASH = r"\s*(?:—|–|--|-)\s+"
AGENCY = r"(?:\s*[(/\[](?P<agency>[A-Z][\w .,&'-]{1,40})[)/\]])?"
# Pieces of a name are bounded and hold no hyphen, which parts them: no text makes a pattern try long.
CITY = (
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’]{1,24}(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ.'’]{0,24}){0,3}"
    r"(?:,\s+[A-Z][\w.]{1,24}(?:\s[A-Z][\w.]{1,24})?)?)"
)
NO_CITY = (
    r"(?!(?:On|In|At|By|Since|Until|Till|After|Before|From|As|The|This|Last|Next|Early|Late|Every|Updated"
    r"|Published|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b)"
)
# "Washington, D.C. –": a mixed-case place needs no more than its state, as news style shortens it, and a dash.
STATE = (
    r"(?:D\.?C\.?|N\.[CDHJMY]\.|S\.[CD]\.|R\.I\.|W\.Va\.|B\.C\.|U\.[KS]\.|U\.A\.E\."
    r"|(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla"
    r"|Ont|Ore|Pa|Que|Tenn|Va|Vt|Wash|Wis|Wyo)\.)"
)
MIXED_NAME = r"[A-ZÀ-Þ][\w.'’]{1,24}(?:[ -][A-ZÀ-Þ][\w.'’]{1,24}){0,2}"
MIXED_CITY = rf"{NO_CITY}(?P<place>{MIXED_NAME}(?:,\s+{STATE})?)"
MIXED_COUNTRY = rf"{NO_CITY}(?P<place>{MIXED_NAME}(?:,\s+[A-Z][\w.]{{1,24}}(?:\s[A-Z][\w.]{{1,24}})?)?)"
LONGEST = 200
LONE = re.compile(r"[\ud800-\udfff]")
DAY = rf"(?P<day_text>(?i:{MONTH_NAMES})\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+(?i:{MONTH_NAMES})(?:,?\s+\d{{4}})?)"
HEADER = re.compile(r"\s*date:?\s+(?P<day_text>\d{4}-\d{2}-\d{2})[\s:,.–—-]*", re.I)
DATE_LINE = re.compile(
    r"\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?P<day_text>{MONTH_NAMES}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{MONTH_NAMES},?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
    r"[^\S\n]*(?=\n|$)",
    re.I,
)
FORMS = (
    re.compile(rf"\s*{CITY},?\s+{DAY}{AGENCY}{DASH}"),
    re.compile(rf"\s*{CITY}{AGENCY}{DASH}(?=\S)"),
    re.compile(rf"\s*\({MIXED_CITY},?\s+{DAY}\){DASH}"),
    re.compile(rf"\s*{MIXED_CITY},\s+{DAY}{AGENCY}{DASH}"),
    re.compile(rf"\s*{NO_CITY}(?P<place>{MIXED_NAME},\s+{STATE}){AGENCY}{DASH}"),
    re.compile(rf"\s*{MIXED_COUNTRY}\s*\((?P<agency>Reuters|AP|AFP|UPI|Xinhua|TASS|dpa|DPA|ANSA|IANS|PTI)\){DASH}"),
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """``start`` is the character at which the report itself begins; the rest is what stood before it."""

    start: int = 0
    date: str | None = None
    place: str | None = None
    publisher: str | None = None


def find_dateline(text: str, reference: str | None = None) -> Dateline:
    """The dateline of a text; ``reference`` is a day that gives a year to "March 25".

    Forms: "date 2021-03-25 …", a first line that is a date, "SEOUL, March 25 (Reuters) — ", "KABUL - ",
    "(Beirut, 3 May 2019) – ". Ordinary sentences have none: a place counts in capitals or with a day or an agency.
    """
    start, day = 0, None
    for form in (HEADER, DATE_LINE):
        match = form.match(text)
        if match:
            start, day = match.end(), parse_day(match["day_text"])
            break
    start = skip_space(text, after_labels(text, start))
    for form in FORMS:
        match = form.match(text, start, start + LONGEST)
        if match and match.end() < len(text) and match["place"].upper() not in bodies():
            found = match.groupdict()
            day = day or short_day(found.get("day_text"), reference)
            return Dateline(match.end(), day, tidy(found["place"]), found.get("agency"))
    return Dateline(start if start < len(text) else 0, day)


@cache
def not_places() -> dict[str, list[str]]:
    """What stands where a dateline does and names no place, from ``not_places.toml``."""
    return tomllib.loads(resources.files("dragoman.read").joinpath("not_places.toml").read_text(encoding="utf-8"))


@cache
def bodies() -> frozenset[str]:
    """Bodies in capitals that a report may begin with."""
    return frozenset(not_places()["bodies"])


@cache
def label() -> re.Pattern[str]:
    """A desk's mark with its dash or colon: "BREAKING - ", "Update 2: "; one in small letters is a word."""
    names = sorted(not_places()["labels"], key=len, reverse=True)
    forms = "|".join(re.escape(form) for name in names for form in (name.upper(), name.capitalize(), name.title()))
    return re.compile(rf"\s*(?:{forms})(?:\s\d{{1,2}})?(?::\s+|{DASH})(?=\S)")


def after_labels(text: str, start: int) -> int:
    """Where the report begins after the marks of its desk."""
    while (match := label().match(text, start, start + LONGEST)) is not None:
        start = match.end()
    return start


def skip_space(text: str, start: int) -> int:
    """The first character from a place on that is not white space."""
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def short_day(text: str | None, reference: str | None) -> str | None:
    """ "March 25" or "25 March 2021" as a day, the year taken from the reference where it is left out."""
    if not text:
        return None
    if re.search(r"\d{4}", text):
        return parse_day(text)
    # A letter that only looks like one of a month's ("auguſt") matches its pattern and names none.
    words = [word.lower().rstrip(".") for word in text.split()]
    month = next((MONTHS[word] for word in words if word in MONTHS), None)
    if month is None:
        return None
    number = int(next(word for word in re.findall(r"\d+", text)))
    return nearest_past(month, number, reference)


def tidy(place: str) -> str:
    """A dateline's place in ordinary capitals."""
    return re.sub(r"[^\s-]+", lambda word: word[0].capitalize() if is_shouted(word[0]) else word[0], place)


def is_shouted(word: str) -> bool:
    """Whether a word stands in capitals without being an abbreviation ("D.C.", "UK")."""
    return word.isupper() and (len(word.rstrip(",")) > 2 or word == "AU") and "." not in word


def storable(text: str) -> str:
    """A text with half letters (lone surrogates, which no file can hold) replaced one for one."""
    return text if text.isascii() else LONE.sub("\ufffd", text)


def article_from_text(
    text: str,
    id: str | None = None,
    date: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
    defaults: Defaults | None = None,
    on_failure: OnFailure | None = None,
) -> Article:
    """An article from its text: what is given outranks its dateline, which outranks the defaults of a run."""
    given = defaults or Defaults()
    text = storable(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    found = find_dateline(text, date or given.date)
    return Article(
        text=text,
        id=id or "",
        date=date or found.date or given.date,
        publisher=publisher or found.publisher or given.publisher,
        title=title or given.title,
        url=url or given.url,
        text_start=found.start,
        dateline=found.place,
        source=source,
    )
