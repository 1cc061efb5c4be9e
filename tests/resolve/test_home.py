"""The country that a text is about, where two are named equally often: the first, in every run."""

from itertools import permutations

from dragoman import Coder

CODER = Coder()


def test_of_equals_the_first_named_is_home():
    # By chance alone, as when sets decided, all twenty would come out so once in a million runs.
    names = {"Kenya": "KEN", "Uganda": "UGA", "Chad": "TCD", "Peru": "PER", "Laos": "LAO"}
    for first, second in permutations(names, 2):
        text = f"{first} told {second} that the militants would be released."
        assert CODER.entity("the militants", context=text).country == names[first], text
