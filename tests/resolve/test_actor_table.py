"""Tables of actors: rows → actors, or what is wrong and where."""

import pytest

from dragoman.errors import ActorFileInvalid
from dragoman.resolve.actor_table import read_actor_table
from dragoman.resolve.actors import ActorResolver


def table(tmp_path, text):
    path = tmp_path / "actors.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_known_and_outranks_what_ships(tmp_path):
    path = table(tmp_path, "name,aliases,country,sector,office,from,until\n"
                           "Front for Renewal,FRN|Renewal Front,MLI,REB,,,\n"
                           "Vladimir Putin,Putin,FRA,BUS,,2030,2031\n")  # fmt: skip
    resolver = ActorResolver(read_actor_table(path))
    assert resolver.entity("the FRN").country == "MLI"
    assert resolver.entity("Vladimir Putin", "2030-06-01").country == "FRA", "told for that year"
    assert resolver.entity("Vladimir Putin", "2015-06-01").country == "RUS", "not for this one"


WRONG = [
    ("name,sector\nX,GOV\n", "line 1", "no country column"),
    ("name,country\nX,XXX\n", "line 2", "no such country"),
    ("name,country,sector\nX,MLI,KING\n", "line 2", "no such sector"),
    ("name,country,from\nX,MLI,May\n", "line 2", "no date"),
    ("name,country\n,MLI\n", "line 2", "no name"),
]


@pytest.mark.parametrize(("text", "where", "why"), WRONG)
def test_a_wrong_row_is_told_with_its_line(tmp_path, text, where, why):
    with pytest.raises(ActorFileInvalid) as error:
        read_actor_table(table(tmp_path, text))
    assert where in str(error.value) and "actors.csv" in str(error.value), why


@pytest.mark.parametrize(
    ("data", "line", "why"),
    [
        (b"name,country\nMo\xa5n,KOR\n", 2, "a table of another encoding"),
        (b"na\xffme,country\n", 1, "in the header, too"),
    ],
)
def test_what_is_no_table_in_utf8_is_told_with_its_line(tmp_path, data, line, why):
    path = tmp_path / "actors.csv"
    path.write_bytes(data)
    with pytest.raises(ActorFileInvalid, match=f"line [{line}{line - 1}]"):
        read_actor_table(path)
