"""Colours: one for every quad category, told apart by eye and by the colour-blind."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from dragoman.ontology import event_types, quad_of
from dragoman.views.annotated import ROLES
from dragoman.views.colours import QUAD_COLOURS, ROLE_STYLES
from dragoman.views.marked_html import STYLES

STYLE_SHEET = Path(__file__).parents[2] / "src" / "dragoman" / "web" / "static" / "explorer.css"


def test_every_type_has_the_colour_of_its_quad_category():
    assert {quad_of(kind.code) for kind in event_types()} == QUAD_COLOURS.keys()


def linear(colour: str) -> np.ndarray:
    """A colour as light (IEC 61966-2-1)."""
    channels = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """How much two colours stand out from each other (WCAG 2.2)."""
    dark, light = sorted(float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


# What is left of light for people without one kind of cones (Machado, Oliveira and Fernandes, IEEE TVCG 15, 2009).
SEEN = {
    "everyone": np.eye(3),
    "no red": np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]),
    "no green": np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]),
    "no blue": np.array([[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]),
}


def lab(light: np.ndarray) -> np.ndarray:
    """Light as CIELAB, in which 2 or 3 are just seen apart."""
    scene = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ light
    x, y, z = (np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in scene / np.array([0.9505, 1, 1.089]))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("eyes", SEEN)
def test_colours_are_told_apart(eyes):
    seen = {name: lab(np.clip(SEEN[eyes] @ linear(colour), 0, 1)) for name, colour in QUAD_COLOURS.items()}
    for one, other in itertools.combinations(seen, 2):
        assert np.linalg.norm(seen[one] - seen[other]) > 15, (one, other)


@pytest.mark.parametrize("page", ["#ffffff", "#14171b"])
def test_colours_stand_out_from_a_page(page):
    """Three to one, as WCAG 2 (1.4.11) asks of what is not text; the pages are those of the explorer."""
    assert page in STYLE_SHEET.read_text()
    for quad, colour in QUAD_COLOURS.items():
        assert contrast(colour, page) >= 3, quad


def test_the_explorer_has_the_same_colours():
    sheet = STYLE_SHEET.read_text()
    for quad, colour in QUAD_COLOURS.items():
        assert f"--{quad.replace(' ', '-')}: {colour};" in sheet


def test_terminal_and_notebook_mark_the_same_roles():
    """Notebooks show the whole text, and in it quotes and figures, too."""
    assert STYLES.keys() == ROLE_STYLES.keys() | {"quote", "figure"} == {*ROLES}
