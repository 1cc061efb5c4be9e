"""Tables of other data sets, read again by pandas."""

import dataclasses
import io
import json
from pathlib import Path

import pandas as pd
import pytest

from dragoman.export import Wanted
from dragoman.export.cameo import COLUMNS as CAMEO
from dragoman.export.gdelt import COLUMNS as GDELT
from dragoman.export.gdelt import place_cells
from dragoman.export.gdelt_mentions import COLUMNS as MENTIONS
from dragoman.export.icews import COLUMNS as ICEWS
from dragoman.export.location import location
from dragoman.export.phoenix import COLUMNS as PHOENIX
from dragoman.export.polecat import COLUMNS as POLECAT
from dragoman.export.taken import Taken
from dragoman.store.flat import COLUMNS as FLAT
from tests.export.conftest import NAMES, URL, changed, made, somewhere, text_of, two
from tests.store.conftest import build

FACTS = Path(__file__).parents[3] / "shared" / "reference" / "export-columns.json"
TABLES = {"polecat": (POLECAT, "\t"), "icews": (ICEWS, "\t"), "phoenix": (PHOENIX, "\t"), "gdelt": (GDELT, "\t"),
          "gdelt-mentions": (MENTIONS, "\t"), "cameo": (CAMEO, ","), "csv": (FLAT, ",")}  # fmt: skip
NASTY = 'Tab\there, "quoted", a\nline, a\r\nDOS line, ünï 𝒳 and =1+1'


def frame(store, name, folder, wanted=None, **options):
    """An export as pandas reads it with the columns first; nothing is guessed but what is empty."""
    text = text_of(store, name, folder, wanted, header=True, **options)
    return pd.read_csv(io.StringIO(text), sep=TABLES[name][1], dtype=str, keep_default_na=False, na_values=[""])


def row(table, number=0):
    return {name: value for name, value in table.iloc[number].items() if not pd.isna(value)}


@pytest.mark.skipif(not FACTS.exists(), reason="the folder shared is not beside the repository")
@pytest.mark.parametrize(("name", "columns"), [("polecat", POLECAT), ("icews", ICEWS)])
def test_columns_are_those_of_the_data_set(name, columns):
    assert json.loads(FACTS.read_text())[name] == list(columns)


@pytest.mark.parametrize(
    ("name", "count"), [("polecat", 40), ("icews", 20), ("phoenix", 26), ("gdelt", 61), ("gdelt-mentions", 16)]
)
def test_there_are_as_many_columns_as_documented(name, count):
    assert len(TABLES[name][0]) == len(set(TABLES[name][0])) == count


@pytest.mark.parametrize("name", TABLES)
def test_pandas_reads_every_table_with_its_columns(store, tmp_path, name):
    assert list(frame(store, name, tmp_path).columns) == list(TABLES[name][0])


@pytest.mark.parametrize("name", ["phoenix", "gdelt", "gdelt-mentions"])
def test_data_sets_without_a_header_get_none_unless_it_is_asked_for(store, tmp_path, name):
    lines = text_of(store, name, tmp_path).splitlines()
    assert lines[0].count("\t") == len(TABLES[name][0]) - 1
    assert not lines[0].startswith(TABLES[name][0][0])


def test_polecat_joins_several_actors_with_semicolons(store, tmp_path):
    found = row(frame(store, "polecat", tmp_path))
    assert found["Actor Name"] == "Ada Oru;Bo Lind"
    assert (found["Actor Country"], found["Actor COW"], found["Actor Sectors"]) == ("EST;SWE", "366;380", "GOV;GOV")
    assert found["Actor Title"] == "foreign minister;"  # who has none keeps the place
    assert (found["Event Type"], found["Event Mode"], found["Intensity"], found["Quad Code"]) == (
        "CONSULT",
        "visit",
        "1.0",
        "VERBAL COOPERATION",
    )
    assert (found["City"], found["Province"], found["Country"], found["GeoNames ID"], found["Feature Type"]) == (
        "Tallis",
        "Harju",
        "EST",
        "588409",
        "PPL",
    )
    assert (found["Source"], found["Publication Date"], found["Story People"]) == (
        "Tallis Post",
        "2024-05-06",
        "Ada Oru",
    )
    assert "Recipient Name" not in found


def test_icews_has_a_row_for_each_source_and_target(store, tmp_path):
    table = frame(store, "icews", tmp_path)
    assert [tuple(one) for one in table[["Source Name", "Target Name"]].head(2).values] == [
        ("Ada Oru", "Bo Lind"),
        ("Bo Lind", "Ada Oru"),
    ]
    found = row(table)
    assert (found["Source Sectors"], found["Source Country"], found["Target Country"]) == (
        "Government",
        "Estonia",
        "Sweden",
    )
    assert (found["CAMEO Code"], found["Intensity"], found["Sentence Number"]) == ("036", "4.0", "1")
    assert (found["City"], found["Province"], found["Country"]) == ("Tallis", "Harju", "Estonia")
    assert table["Story ID"].nunique() == 1  # both papers tell of one meeting


def test_phoenix_splits_actors_into_their_codes(store, tmp_path):
    found = row(frame(store, "phoenix", tmp_path))
    assert (found["Date"], found["Year"], found["Month"], found["Day"]) == ("20240506", "2024", "05", "06")
    assert (found["SourceActorFull"], found["SourceActorEntity"], found["SourceActorRole"]) == ("ESTGOV", "EST", "GOV")
    assert (found["EventCode"], found["EventRootCode"], found["PentaClass"], found["Issues"]) == (
        "036",
        "03",
        "1",
        "diplomatic",
    )
    assert (found["StateName"], found["SentenceID"], found["URLs"]) == ("Harju", "a0_0", URL)


def test_gdelt_has_a_row_for_each_story_and_dyad_whatever_the_number_of_reports(store, tmp_path):
    table = frame(store, "gdelt", tmp_path)
    assert list(table["Actor1Code"] + ">" + table["Actor2Code"]) == ["ESTGOV>SWEGOV", "SWEGOV>ESTGOV"]
    found = row(table)
    assert (found["SQLDATE"], found["MonthYear"], found["Year"], found["FractionDate"]) == (
        "20240506",
        "202405",
        "2024",
        "2024.3452",
    )
    assert (found["NumMentions"], found["NumSources"], found["NumArticles"]) == ("2", "2", "2")
    assert (found["EventCode"], found["EventBaseCode"], found["EventRootCode"], found["QuadClass"]) == (
        "036",
        "036",
        "03",
        "1",
    )
    assert (found["ActionGeo_Type"], found["ActionGeo_Fullname"], found["ActionGeo_CountryCode"]) == (
        "4",
        "Tallis, Harju, Estonia",
        "EN",
    )
    assert (found["DATEADDED"], found["SOURCEURL"], found["IsRootEvent"]) == ("20240506000000", URL, "1")
    assert "AvgTone" not in found
    assert table["GLOBALEVENTID"].nunique() == 2
    assert all(0 < int(one) < 2**53 for one in table["GLOBALEVENTID"])


def test_gdelts_numbers_are_the_same_in_every_export_and_in_its_mentions(store, tmp_path):
    events, again, mentions = (frame(store, name, tmp_path) for name in ("gdelt", "gdelt", "gdelt-mentions"))
    assert list(events["GLOBALEVENTID"]) == list(again["GLOBALEVENTID"])
    assert set(mentions["GLOBALEVENTID"]) == set(events["GLOBALEVENTID"])
    assert len(mentions) == 4  # two papers tell of two dyads


def test_a_mention_says_where_its_article_names_actors_and_act(store, tmp_path):
    mentions = frame(store, "gdelt-mentions", tmp_path)
    found, other = row(mentions, 0), row(mentions, 1)
    text = two()[0].article.text
    assert text[int(found["Actor1CharOffset"]) :].startswith("Foreign Minister Ada Oru")
    assert text[int(found["Actor2CharOffset"]) :].startswith("Minister Bo Lind")
    assert text[int(found["ActionCharOffset"]) :].startswith("met")
    assert (found["MentionType"], found["MentionSourceName"], found["MentionIdentifier"]) == (
        "1",
        "tallis.example",
        URL,
    )
    assert (found["Confidence"], found["MentionDocLen"], found["SentenceID"]) == ("90", str(len(text)), "1")
    # Without an address the report is cited.
    assert (other["MentionType"], other["MentionIdentifier"]) == ("2", "Other Post, 2024-05-07, Ministers meet")
    assert (found["EventTimeDate"], other["MentionTimeDate"]) == ("20240506000000", "20240507000000")


@pytest.mark.parametrize(
    ("place", "kind", "country"),
    [
        (somewhere("Tallis", "city", "EST"), 4, "EN"), (somewhere("Estonia", "country", "EST"), 1, "EN"),
        (somewhere("Harju", "region", "EST"), 5, "EN"), (somewhere("Ohio", "region", "USA"), 2, "US"),
        (somewhere("Akron", "city", "USA"), 3, "US"), (somewhere("Baltic Sea", "feature"), 4, None),
        (somewhere("Donbas", "region"), 4, None), (None, 0, None),
    ],
)  # fmt: skip
def test_gdelts_types_of_places(store, place, kind, country):
    cells = place_cells(Taken(store, Wanted(), NAMES), location(place))
    assert (cells[0], cells[2]) == (kind, country)
    assert cells[3] == (country if kind == 1 else None)  # a country's own code stands for its provinces'


def test_a_story_that_is_not_linked_yet_is_one_of_its_own(tmp_path):
    with made(two(), tmp_path / "apart.duckdb", linked=False) as apart:
        table = frame(apart, "gdelt", tmp_path)
    assert list(table["NumMentions"]) == ["1"] * 4


def test_gdelt_leaves_empty_what_a_date_does_not_tell(tmp_path):
    with made([changed(build(), date="2024-05")], tmp_path / "month.duckdb") as month:
        found = row(frame(month, "gdelt", tmp_path))
    assert "SQLDATE" not in found
    assert "FractionDate" not in found
    assert (found["MonthYear"], found["Year"]) == ("202405", "2024")


def test_native_cameo_says_whether_the_coder_gave_the_code(tmp_path):
    with made([changed(changed(build(), cameo=None), 1, cameo="1823")], tmp_path / "cameo.duckdb") as crossed:
        table = frame(crossed, "cameo", tmp_path)
    meeting, assault = row(table, 0), row(table, 2)
    assert (meeting["cameo_from"], meeting["cameo"][:2], meeting["quad_class"]) == ("crosswalk", "04", "1")
    assert (assault["cameo_from"], assault["cameo"], assault["cameo_root"], assault["goldstein"]) == (
        "coder",
        "1823",
        "18",
        "-10.0",
    )
    assert assault["status"] == "historical"


@pytest.mark.parametrize("name", ["polecat", "icews", "phoenix", "gdelt", "gdelt-mentions"])
def test_a_format_without_a_status_gets_what_is_asserted_and_says_what_is_left_out(store, tmp_path, name):
    assert len(frame(store, name, tmp_path, Wanted(statuses=("historical",)))) > 0
    asserted = frame(store, name, tmp_path)
    assert len(asserted) == len(frame(store, name, tmp_path, Wanted(statuses=("asserted",))))


@pytest.mark.parametrize(
    ("name", "column"),
    [("cameo", "sentence"), ("csv", "sentence"), ("polecat", "Actor Name Raw"), ("icews", "Source Name")],
)
def test_tabs_line_ends_quotation_marks_and_unicode_come_back(tmp_path, name, column):
    reading = build()
    actors = tuple(dataclasses.replace(one, text=NASTY, name=NASTY) for one in reading.events[0].actors)
    with made([changed(reading, sentence=NASTY, actors=actors)], tmp_path / "nasty.duckdb") as nasty:
        cell = str(frame(nasty, name, tmp_path)[column][0])
    assert cell.startswith(NASTY)


@pytest.mark.parametrize("name", ["phoenix", "gdelt", "gdelt-mentions"])
def test_in_files_without_quoting_a_row_stays_one_line(tmp_path, name):
    with made([build(title=NASTY, publisher='"Post\tOne"\nDaily')], tmp_path / "nasty.duckdb") as nasty:
        lines = text_of(nasty, name, tmp_path).split("\n")
    assert [line.count("\t") for line in lines[:-1]] == [len(TABLES[name][0]) - 1] * 2
    assert '"' not in "".join(lines)


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1 said", "-none", "@all", "\tTab"])
def test_no_spreadsheet_computes_text_of_an_article_unless_it_is_asked_for(tmp_path, words):
    with made([changed(build(), sentence=words)], tmp_path / "formula.duckdb") as formula:
        assert frame(formula, "csv", tmp_path)["sentence"][0] == "'" + words
        assert frame(formula, "csv", tmp_path, verbatim=True)["sentence"][0] == words


def test_a_negative_number_is_no_formula(tmp_path):
    place = somewhere("Akron", "city", "USA", lon=-81.5)
    with made([changed(build(), place=place)], tmp_path / "west.duckdb") as west:
        assert frame(west, "polecat", tmp_path)["Longitude"][0] == "-81.5"
