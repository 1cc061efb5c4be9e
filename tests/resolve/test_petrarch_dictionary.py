"""PETRARCH's dictionaries: lines → actors → why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolve.actors import ActorResolver
from dragoman.resolve.petrarch_dictionary import day, read_petrarch

ACTORS = """
<!-- a comment
     of two lines -->
ARVONIA [ARV]  # default
+ARVONIAN
+KINGDOM_OF_ARVONIA

TOBIAS_PELL [ARV]
	[ARVGOV 20100101-20120101]
	[ARVELI >20120101]

OLD_ARVONIA
	[OLA <790606]
	[ARV]
HARVEST_MOON [---]
"""
AGENTS = """
!PERSON! = MAN, MEN, WOMAN
HARBOUR_MASTER [~GOV]
COAST_GUARD {} [~MIL]
DEPUTY {DEPUTIES} [~LEG]
ALDER!PERSON! {} [~GOV]
"""


@pytest.fixture
def known(tmp_path):
    paths = []
    for name, text in (("actors.txt", ACTORS), ("agents.txt", AGENTS)):
        paths.append(tmp_path / name)
        paths[-1].write_text(text, encoding="utf-8")
    return [actor for path in paths for actor in read_petrarch(path).actors]


TOLD = [
    ("Arvonia", None, "ARV", "GOV", "a name"),
    ("the Kingdom of Arvonia", None, "ARV", "GOV", "a synonym of several words"),
    ("Arvonian soldiers", None, "ARV", "MIL", "a synonym as nationality"),
    ("Tobias Pell", "2011-05-01", "ARV", "GOV", "between two dates"),
    ("Tobias Pell", "2014-05-01", "ARV", "ELI", "after a date"),
    ("Tobias Pell", "2005-05-01", "ARV", "GOV", "the default where no date fits"),
    ("Old Arvonia", "1975-01-01", "OLA", "GOV", "before a date, with a year of two digits"),
    ("Old Arvonia", "1985-01-01", "ARV", "GOV", "after it, the default"),
    ("Harvest Moon", None, None, None, "a wording that stands for nobody"),
    ("the Arvonian harbour master", None, "ARV", "GOV", "an agent takes its country from the phrase"),
    ("Arvonian deputies", None, "ARV", "LEG", "a plural in braces"),
    ("the Arvonian alderwoman", None, "ARV", "GOV", "a macro"),
]


@pytest.mark.parametrize(("phrase", "date", "country", "sector", "why"), TOLD)
def test_what_the_dictionaries_tell(known, phrase, date, country, sector, why):
    entity = ActorResolver(known).entity(phrase, date)
    assert (entity.country, entity.sector) == (country, sector), why


def test_a_broken_line_is_told_and_the_rest_read(tmp_path):
    path = tmp_path / "broken.txt"
    path.write_text("ONE [AAA]\nTWO [BBB}\n+TOO\nTHREE [CCC]\n", encoding="utf-8")
    read = read_petrarch(path)
    assert {actor.country for actor in read.actors} == {"AAA", "CCC"}
    assert len(read.faults) == 1 and "line 2" in read.faults[0]


@pytest.mark.parametrize(("line", "why"), [
    ("CONGRESS!PERSON! [~LEG]", "a macro that nobody defined"),
    ("LONELY_NAME", "a name without a code"),
    ("+TOO", "a synonym of nothing"),
    ("   [AAA]", "a code of nothing"),
])  # fmt: skip
def test_what_would_be_lost_is_told(tmp_path, line, why):
    path = tmp_path / "odd.txt"
    path.write_text(line + "\n", encoding="utf-8")
    read = read_petrarch(path)
    assert not read.actors and len(read.faults) == 1, why


@pytest.mark.parametrize(("digits", "read"), [("950601", "1995-06-01"), ("080120", "2008-01-20"), ("20130119", "2013-01-19")])
def test_days(digits, read):
    assert day(digits) == read


@given(st.text(alphabet="AB_+[]~{}<>!-0123456789 \t\n#", max_size=200))
def test_any_file_is_read_or_its_lines_are_told(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "actors.txt"
    path.write_text(text, encoding="utf-8")
    read = read_petrarch(path)
    assert all(actor.names for actor in read.actors)


@pytest.mark.parametrize(
    "lines",
    [
        "!A! = !A!x, !A!y\nMINISTER_!A! [GOV]\nPOLICE_ [COP]\n",
        "!A! = a, b, c, d, e, f, g, h, i, j\nMINISTER_!A!_!A!_!A!_!A!_!A!_!A!_!A! [GOV]\nPOLICE_ [COP]\n",
    ],
)
def test_macros_that_never_end_cost_their_line_alone(tmp_path, lines):
    # Fuzzing found that a macro may name itself; seven of ten values each would be ten million names.
    path = tmp_path / "a.txt"
    path.write_text(lines)
    read = read_petrarch(path)
    assert [one.names[0] for one in read.actors] == ["Police"]
    assert any("macros" in fault for fault in read.faults)
