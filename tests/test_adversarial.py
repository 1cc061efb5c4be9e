"""Texts that nobody writes but somebody sends: hostile text → read in time that grows with its length."""

import time

import pytest

from dragoman import Coder

LONG = 10_000  # characters
MOST = 8.0  # seconds of processor time; before they were mended, these took from nine to forty-five

TEXTS = [
    ("(", "a tokenizer that takes brackets off one by one looks for each in all that are left"),
    ("—", "the same with dashes"),
    ('He said: "', "every quotation might belong to every verb of saying"),
    ("Troops attacked rebels and ", "one sentence without an end, with an act in every fourth word"),
    ("1 ", "a table without words"),
]


@pytest.fixture(scope="module")
def coder():
    coder = Coder(threads=1)
    coder.load()
    return coder


@pytest.mark.parametrize(("part", "why"), TEXTS)
def test_hostile_texts_end(coder, part, why):
    start = time.process_time()
    coder.read(part * (LONG // len(part)), date="2021-03-25")
    assert time.process_time() - start < MOST, why
