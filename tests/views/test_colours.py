"""Colours: one for every quad category, told apart by eye and by the colour-blind."""

import itertools

from dragoman.ontology import event_types, quad_of
from dragoman.views.colours import QUAD_COLOURS, ROLE_STYLES
from dragoman.views.html import STYLES


def test_every_type_has_the_colour_of_its_quad_category():
    assert {quad_of(kind.code) for kind in event_types()} == QUAD_COLOURS.keys()


def test_colours_are_far_apart():
    def channels(colour):
        return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]

    for one, other in itertools.combinations(QUAD_COLOURS.values(), 2):
        assert sum(abs(a - b) for a, b in zip(channels(one), channels(other), strict=True)) > 60, (one, other)


def test_terminal_and_notebook_mark_the_same_roles():
    assert ROLE_STYLES.keys() == STYLES.keys()
