"""Dyads as they are written."""

import pytest

from dragoman.errors import DyadInvalid
from dragoman.stories.dyad import Dyad


@pytest.mark.parametrize(
    ("text", "directed", "shown"),
    [("PRK-KOR", True, "PRK → KOR"), (" prk-kor ", False, "PRK – KOR"), ("PRK-*", True, "PRK → anyone"),
     ("*-UNO", True, "anyone → UNO")],
)  # fmt: skip
def test_a_dyad_is_read_and_shown(text, directed, shown):
    assert str(Dyad.parse(text, directed)) == shown


@pytest.mark.parametrize("text", ["", "PRK", "PRK KOR", "*-*", "-KOR", "PRK-KOR-USA", "P-KOR", "Nord Korea-KOR"])
def test_what_names_no_two_sides_is_refused(text):
    with pytest.raises(DyadInvalid, match="PRK-KOR"):
        Dyad.parse(text)
