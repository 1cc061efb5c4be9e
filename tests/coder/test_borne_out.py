"""Acts that need another of their article: acts in → acts kept → why."""

from dataclasses import replace

import pytest

from dragoman.coder.acts import ActCoder
from dragoman.coder.borne_out import borne_out
from tests.coder.parsed_sentences import parse

[ATTACK] = ActCoder().acts(parse("Kenya attacked Somalia."))[0]
DEATHS = replace(ATTACK, rule="assault.casualties")
PLANNED = replace(ATTACK, status="future")
CONDITIONAL = {"assault.casualties": "ASSAULT"}


@pytest.mark.parametrize(("acts", "kept", "why"), [
    ([ATTACK, DEATHS], [ATTACK, DEATHS], "an attack is told"),
    ([DEATHS], [], "nothing says that it was done on purpose"),
    ([DEATHS, DEATHS], [], "they do not bear each other out"),
    ([DEATHS, PLANNED], [PLANNED], "an attack to come has killed nobody"),
])  # fmt: skip
def test_borne_out(acts, kept, why):
    assert borne_out(acts, CONDITIONAL) == kept, why
