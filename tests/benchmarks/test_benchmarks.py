"""The floors hold the figures up."""

import importlib.util
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.evaluate import KINDS, Report, Scores
from dragoman.ontology import event_types

FOLDER = Path(__file__).parents[2] / "benchmarks"


def loaded(name):
    spec = importlib.util.spec_from_file_location(f"benchmarks_{name}", FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


quality, speed, learning_curve, classifier = map(loaded, ("quality", "speed", "learning_curve", "classifier"))
participants, leaders, petrarch = map(loaded, ("participants", "leaders", "petrarch"))
circumstances, figures, quotes, places = map(loaded, ("circumstances", "figures", "quotes", "places"))
REPORT = Report("g", "articles", {"sentence type": Scores(3, 1, 1)}, {"macro": 0.4})


@pytest.mark.parametrize(("floor", "holds"), [(0.4, True), (0.41, False)])
def test_a_figure_below_its_floor_does_not_hold(floor, holds):
    pinned = quality.Floor("macro", floor, "g.jsonl", figure="macro")
    assert quality.Line("macro", pinned.measured(REPORT), pinned.floor).holds is holds


def test_a_level_counts_by_its_f1():
    assert quality.Floor("type", 0.0, "g.jsonl", level="sentence type").measured(REPORT) == 0.5


def test_every_pinned_floor_names_one_figure():
    floors = quality.read_floors()
    assert {"articles type F1", "articles dyad F1", "relations root macro-F1"} <= {floor.name for floor in floors}
    assert all((floor.level is None) != (floor.figure is None) and 0 <= floor.floor <= 1 for floor in floors)
    assert all((floor.gold is None) != (floor.benchmark is None) for floor in floors)
    kinds = {kind.replace("_", "-").removesuffix("-stories") for kind in KINDS}
    assert all(any(floor.gold.startswith(kind) for kind in kinds) for floor in floors if floor.gold)
    assert all((FOLDER / f"{floor.benchmark}.py").is_file() for floor in floors if floor.benchmark)


@pytest.mark.parametrize(("measure", "share"), [("precision", 1.0), ("recall", 1 / 3)])
def test_a_level_may_count_by_another_measure(measure, share):
    assert quality.Floor("type", 0.0, "g.jsonl", level="sentence type", measure=measure).measured(REPORT) == share


def test_without_gold_only_our_own_is_measured(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(quality, "evaluate", lambda path, coder: Report(path.name, "contexts", {}, {"f": 0.9}))
    theirs = quality.Floor("theirs", 0.1, "g.jsonl", figure="f")
    floors = [theirs, quality.Floor("ours", 0.1, "contexts.jsonl", figure="f", own=True)]
    assert [line.name for line in quality.measure(floors, tmp_path / "absent", None)] == ["ours"]


def test_pairs_are_taken_evenly_from_all_files(tmp_path):
    for name in ("a", "b"):
        line = json.dumps({"marked": f"<s>{name}</s> met <t>Oman</t>."})
        (tmp_path / f"{name}.jsonl").write_text(f"{line}\n" * 4)
    assert [pair.text for pair in classifier.pairs_of(tmp_path, 4)] == ["a met Oman."] * 2 + ["b met Oman."] * 2


def test_shares_of_the_training_sentences_hold_the_smaller_ones():
    made = [SimpleNamespace(text=f"sentence {number}") for number in range(200)]
    half, quarter = learning_curve.nested(made, 0.5), learning_curve.nested(made, 0.25)
    assert set(map(id, quarter)) < set(map(id, half)) < set(map(id, made))
    assert learning_curve.nested(made, 1.0) == made


def test_a_ratio_is_the_median_of_neighbouring_runs():
    # 2/1, 9/3 and 4/4: the machine was busy in the third run, for both.
    one, other = speed.Timing("a", (2.0, 9.0, 4.0)), speed.Timing("b", (1.0, 3.0, 4.0))
    assert speed.ratio(one, other) == 2.0


def test_works_run_in_turn():
    order = []
    speed.timed({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, documents=1, runs=2)
    assert order == ["a", "b", "a", "b"]


def test_a_benchmark_without_its_data_gives_no_figure(monkeypatch):
    floors = [quality.Floor("a", 0.5, benchmark="here", figure="share"), quality.Floor("b", 0.5, benchmark="there", figure="x")]
    modules = {"benchmarks.here": SimpleNamespace(figures=lambda: {"share": 0.4}), "benchmarks.there": SimpleNamespace(figures=dict)}
    monkeypatch.setattr(quality, "import_module", modules.__getitem__)
    assert list(quality.measure_benchmarks(floors)) == [quality.Line("a", 0.4, 0.5)]


def test_a_participant_without_a_sector_in_the_gold_counts_by_country_alone():
    lines = [participants.Line("1", "w", ("FRA", "GOV"), ("FRA", "MIL"), ""), participants.Line("2", "w", ("FRA", None), ("FRA", "MIL"), ""),
             participants.Line("3", "w", ("FRA", "MIL"), ("DEU", "MIL"), "")]  # fmt: skip
    assert participants.shares(lines) == participants.Shares(3, 2 / 3, 2, 0.5)


@pytest.mark.parametrize(
    ("start", "end", "month"),
    [("1999-01", "1999-03", "1999-02"), ("1999-12", "2000-02", "2000-01"), ("2021-01", "", "2021-02")],
)
def test_the_middle_of_a_spell(start, end, month):
    assert leaders.middle(start, end) == month


def test_a_leader_is_looked_for_by_any_longer_word_of_the_name():
    assert "Angela Merkel" in leaders.full_names("Merkel", "DEU")
    assert leaders.full_names("Merkel", "FRA") == []
    assert leaders.full_names("al", "IRQ") == [], "what all share tells nobody apart"


@pytest.mark.parametrize(
    ("expected", "found", "fits"),
    [(None, ("FRA", "GOV"), True), ("---", ("FRA", None), True), ("FRA", ("FRA", "MIL"), True),
     ("FRAMIL", ("FRA", "MIL"), True), ("FRAMIL", ("FRA", "GOV"), False), ("FRA", ("DEU", "GOV"), False)],
)  # fmt: skip
def test_a_code_of_a_dictionary_fits(expected, found, fits):
    assert petrarch.fits(expected, found) is fits


def test_in_an_act_of_equals_each_is_the_other_s_target():
    one, other = SimpleNamespace(country="FRA", sector="GOV"), SimpleNamespace(country="DEU", sector="GOV")
    event = SimpleNamespace(actors=[one, other], recipients=[])
    assert (("FRA", "GOV"), ("DEU", "GOV")) in petrarch.sides(event)
    assert (("FRA", "GOV"), (None, None)) in petrarch.sides(event)


@pytest.mark.parametrize(
    ("gold", "text", "name", "right"),
    [("Jolo", "Jolo Cathedral", "Jolo Cathedral", True), ("Tahrir Square", "Cairo", "Cairo", False), ("Kyiv", "kyiv", "Kyiv", True)],
)
def test_a_place_is_right_where_one_name_holds_the_other(gold, text, name, right):
    event = SimpleNamespace(place=SimpleNamespace(text=text, name=name, country="PHL"), date="2019-01-27")
    one = circumstances.Found("a:1", "s", {"place": gold, "place_country": "PHL", "date": "2019-01"}, event)
    assert circumstances.same_place(one) is right
    assert circumstances.same_country(one) is True
    assert circumstances.same_day(one) is None, "a month is no day"


def test_a_quantity_is_right_by_value_and_unit():
    wanted = figures.Wanted(300.0, 400.0, "migrant", "arrested", "COERCE")
    assert wanted.fits(SimpleNamespace(value=300.0, value_end=400.0, unit="migrant"))
    assert not wanted.fits(SimpleNamespace(value=300.0, value_end=None, unit="migrant"))


def test_the_reports_of_figures_name_types_of_the_ontology():
    rows = [json.loads(line) for line in (FOLDER / "figures.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 150
    types = {one.code for one in event_types()}
    assert {figure["event_type"] for row in rows for figure in row["figures"]} <= types | {None}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Sergey Lavrov", "Lavrov", True), ("a police spokesman", "spokesman", True), ("Reuters", "", False), ("Ann Field", "Bo Lind", False)],
)
def test_two_names_of_a_speaker(one, other, same):
    assert quotes.same_name(one, other) is same


def test_a_direct_quotation_is_found_and_what_nobody_marked_is_counted():
    said = SimpleNamespace(kind="direct", start=0, end=20, speaker=SimpleNamespace(name="Lavrov"), carrier=None)
    told = SimpleNamespace(kind="indirect", start=30, end=60, speaker=None, carrier="Reuters")
    reading = SimpleNamespace(quotes=[said, told], article=SimpleNamespace(text="x" * 60))
    lines, unmarked = quotes.matched([quotes.Marked("a", "direct", 2, 20, "Sergey Lavrov")], reading)
    assert (lines[0].found, lines[0].speaker_right, unmarked) == (said, True, 1)
    assert quotes.shares(lines, unmarked) == {"direct found": 1.0, "indirect F1": 0.0, "speaker right": 1.0}


@pytest.mark.parametrize(("lat", "lon", "country", "why"), [(48.9, 2.3, "FRA", "by Paris"), (0.0, -140.0, None, "far out at sea")])
def test_the_country_of_a_point(lat, lon, country, why):
    assert places.Nearest().country(SimpleNamespace(lat=lat, lon=lon)) == country, why
