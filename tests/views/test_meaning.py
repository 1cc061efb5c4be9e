"""What a code means, as it is printed."""

from io import StringIO

import pytest

from dragoman.errors import UnknownCode
from dragoman.views.meaning import print_meaning


def meaning(code):
    stream = StringIO()
    print_meaning(code, stream)
    return [line.rstrip() for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize("code", ["PRK", "prk"])
def test_a_country_with_its_people_and_capital(code):
    head, line = meaning(code)
    assert head == "PRK · country"
    assert line.startswith("  ")
    assert "North Korea" in line
    assert "Pyongyang" in line


def test_a_type_has_a_head_a_definition_and_what_it_is_near():
    lines = meaning("CONSULT")
    assert lines[0].startswith("CONSULT · ")
    assert all(line.startswith("  ") for line in lines[1:])
    assert any("see also: " in line for line in lines)


def test_a_long_definition_is_set_in_on_every_line(on_terminal):
    lines = on_terminal(print_meaning, "CONSULT", width=40).splitlines()
    heads = [line for line in lines if " · " in line and not line.startswith(" ")]
    assert heads
    assert all(len(line.rstrip()) <= 40 for line in lines)
    assert sum(line.startswith("  ") for line in lines) > 3


def test_an_unknown_code_names_the_near_ones():
    with pytest.raises(UnknownCode, match=r"'CONSLT'.*CONSULT|'CONSLT'.*consult"):
        meaning("CONSLT")
