"""An axis of time says when it was."""

import pytest

alt = pytest.importorskip("altair", reason="needs the extra charts")
from dragoman.views.time_axis import time_axis  # noqa: E402


@pytest.mark.parametrize(
    ("days", "form", "why"),
    [
        (0, "%-d %b %Y", "a day"),
        (120, "%-d %b %Y", "a season has days"),
        (121, "%b %Y", "months, each with its year: a January may be left out"),
        (3000, "%b %Y", "eight years"),
        (3001, "%Y", "years"),
    ],
)
def test_labels_are_as_fine_as_the_span_asks_for(days, form, why):
    assert time_axis(alt, days).to_dict()["format"] == form, why
