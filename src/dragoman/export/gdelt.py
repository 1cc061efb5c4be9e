"""The event table of GDELT 2.0 (Event Codebook V2.0, 2015): 61 columns, tab-separated, without a header."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.export.actor_code import ActorCode
from dragoman.export.country_codes import fips
from dragoman.export.delimited import bare
from dragoman.export.dyads import Dyad, dyads
from dragoman.export.location import Location
from dragoman.export.native_code import native_code
from dragoman.export.story_stream import Telling, ToldStory
from dragoman.export.taken import Taken
from dragoman.records import Participant
from dragoman.store.rows import day as calendar_day

ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
         "Type2Code", "Type3Code")  # fmt: skip
GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in ACTOR), *(f"Actor2{name}" for name in ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{side}Geo_{name}" for side in ("Actor1", "Actor2", "Action") for name in GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
# ActionGeo_Type: 1 a country, 2 a US state, 3 a US town or landmark, 4 one elsewhere, 5 a province elsewhere; 0 none.
NOWHERE, COUNTRY, US_STATE, US_TOWN, TOWN, PROVINCE = range(6)
NO_PLACE: list[Any] = [NOWHERE, *[None] * (len(GEO) - 1)]
FULL = len("YYYY-MM-DD")


def gdelt(taken: Taken) -> Iterator[str]:
    """A line for each story and ordered dyad. There is no tone, and no place of an actor: these columns are empty."""
    yield from bare(taken, COLUMNS, gdelt_rows(taken))


def gdelt_rows(taken: Taken) -> Iterator[list[Any]]:
    """The cells of each dyad, in the order of ``COLUMNS``."""
    for story in taken.stories():
        beside = [*act_cells(story), *count_cells(story), *NO_PLACE, *NO_PLACE, *place_cells(taken, story.location),
                  added(story.tellings[0]), story.tellings[0].url]  # fmt: skip
        for dyad in dyads(story):
            yield [dyad.id, *day_cells(story.date), *side_cells(dyad, 0), *side_cells(dyad, 1), *beside]


def day_cells(day: str | None) -> list[Any]:
    """SQLDATE, MonthYear, Year and FractionDate, each as far as the date tells.

    The fraction is GDELT's: of 365 days, with 30 to every month before.
    """
    digits = (day or "").replace("-", "")
    parted = calendar_day(day)
    fraction = f"{parted.year + ((parted.month - 1) * 30 + parted.day) / 365:.4f}" if parted else None
    return [digits if parted else None, digits[:6] if len(digits) >= 6 else None, digits[:4] or None, fraction]


def side_cells(dyad: Dyad, side: int) -> list[Any]:
    """One actor: code, name in capitals, and the parts of its code."""
    return actor_cells(dyad.actors[side], dyad.codes[side])


def actor_cells(one: Participant | None, code: ActorCode) -> list[Any]:
    """The ten columns of an actor; ethnic codes are not known."""
    types = [*code.types(), None, None, None][:3]
    return [code.full or None, one.name.upper() if one else None, code.country or None, code.group or None, None,
            code.religion or None, None, *types]  # fmt: skip


def act_cells(story: ToldStory) -> list[Any]:
    """What happened. An event is a root event where some report tells of it in its first sentence."""
    code = native_code(story.event_type, story.mode, story.cameo)
    root = int(any(one.sentence_index == 0 for one in story.tellings))
    return [root, code.code, code.base, code.root, code.quad, code.goldstein]


def count_cells(story: ToldStory) -> list[Any]:
    """Sentences, outlets and articles that tell of it, and no tone."""
    outlets = {one.publisher for one in story.tellings if one.publisher}
    return [len(story.tellings), len(outlets), len({one.article_id for one in story.tellings}), None]


def place_cells(taken: Taken, where: Location) -> list[Any]:
    """The eight columns of a place. GDELT's codes of provinces and its gazetteer's numbers are not known, save that a
    country's own stand for both, as GDELT has it."""
    kind = place_type(where)
    if kind == NOWHERE:
        return NO_PLACE
    code = fips(where.country, where.lon)
    own = code if kind == COUNTRY else None
    return [kind, full_name(taken, where), code, own, None, where.lat, where.lon, own]


def place_type(where: Location) -> int:
    """GDELT's type of a place, from 0 to 5."""
    if not where.kind:
        return NOWHERE
    if where.kind == "country":
        return COUNTRY
    home = where.country == "USA"
    if where.kind == "region" and where.country:
        return US_STATE if home else PROVINCE
    return US_TOWN if home else TOWN


def full_name(taken: Taken, where: Location) -> str:
    """The place as GDELT writes it: town, province, country."""
    country = taken.names.get(where.country or "", "")
    parts = (where.name or "", where.province or "", country)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def added(told: Telling) -> str:
    """When a report came to be known, as YYYYMMDDHHMMSS: the start of the day of publication (GDELT adds what was just
    published), else the time when it was coded (UTC)."""
    if told.published and len(told.published) == FULL:
        return told.published.replace("-", "") + "000000"
    return told.coded_at.strftime("%Y%m%d%H%M%S")
