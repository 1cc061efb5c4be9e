"""What we wrote is our own: no example, lexicon sentence, page or test repeats the hand-coded records or the news.

Measured figures mean nothing once a sentence they are measured on has been read into the code, its data or its tests,
and most of those texts are under licences of their own. Words are compared without case, marks and hyphens.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
SHARED = REPOSITORY.parent / "shared"
FOLDERS = (SHARED / "gold", SHARED / "news")
# The fields of a JSON line that hold running words; the others are ids, addresses, dates and codes.
FIELDS = ("title", "text", "sentence")
RUN = 8
GRAM = 5
NEAR = 0.5

needs_shared = pytest.mark.skipif(
    not all(folder.is_dir() for folder in FOLDERS), reason="needs shared/gold and shared/news beside the repository")

Gram = tuple[str, ...]


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def grams_of(words: list[str], size: int) -> Iterator[Gram]:
    return zip(*(words[start:] for start in range(size)), strict=False)


def sentences_of(text: str) -> Iterator[str]:
    return filter(None, re.split(r"(?<=[.!?])[\"”’']?\s+|\n+", text))


def strings_in(value: object) -> Iterator[str]:
    """Every string of a TOML value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings_in(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item)


def literals_in(source: str) -> Iterator[str]:
    """Every string of a Python file, docstrings and the fixed parts of f-strings too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def texts_in(path: Path) -> Iterator[str]:
    """The pieces of a file of ours that are read as one text each; a run of words never crosses from one to the next."""
    text = path.read_text(encoding="utf-8")
    match path.suffix:
        case ".toml":
            yield from strings_in(tomllib.loads(text))
        case ".csv":
            # The rows are names of bodies, people and offices: facts, which nobody words otherwise.
            yield from (line for line in text.splitlines() if line.startswith("#"))
        case ".py":
            yield from literals_in(text)
        case _:
            yield text


@cache
def our_texts() -> tuple[tuple[str, str], ...]:
    """(the file's path in the repository, a text of it) for everything we wrote that holds sentences."""
    paths = [*REPOSITORY.glob("*.md")]
    for folder in ("examples", "src", "tests", "benchmarks"):
        for suffix in ("md", "txt", "toml", "csv", "py"):
            paths += (REPOSITORY / folder).rglob(f"*.{suffix}")
    return tuple((str(path.relative_to(REPOSITORY)), text) for path in sorted(paths) for text in texts_in(path))


@cache
def shared_texts() -> tuple[tuple[str, str], ...]:
    """(the file's name, a text of it) for every text that is shared."""
    found = []
    for path in sorted(path for folder in FOLDERS for path in folder.iterdir()):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            rows = [json.loads(line) for line in text.splitlines()]
            found += [(path.name, row[field]) for row in rows for field in FIELDS if row.get(field)]
        else:
            found.append((path.name, text))
    return tuple(found)


def shared_runs(ours: tuple[tuple[str, str], ...], theirs: tuple[tuple[str, str], ...]) -> list[str]:
    """The runs of ``RUN`` words that both have, with the file of ours and the file of theirs."""
    where = {gram: name for name, text in ours for gram in grams_of(words_of(text), RUN)}
    return [f"{where[gram]} and {name} share: {' '.join(gram)}"
            for name, text in theirs for gram in grams_of(words_of(text), RUN) if gram in where]


def near_duplicates(ours: tuple[tuple[str, str], ...], theirs: tuple[tuple[str, str], ...]) -> list[str]:
    """Pairs of sentences whose sets of ``GRAM``-word sequences have a Jaccard likeness above ``NEAR``."""
    mine = [(name, sentence, set(grams_of(words_of(sentence), GRAM)))
            for name, text in ours for sentence in sentences_of(text)]
    holders: dict[Gram, list[int]] = {}
    for number, (_, _, grams) in enumerate(mine):
        for gram in grams:
            holders.setdefault(gram, []).append(number)
    found = []
    for name, text in theirs:
        for sentence in sentences_of(text):
            grams = set(grams_of(words_of(sentence), GRAM))
            common = Counter(number for gram in grams & holders.keys() for number in holders[gram])
            found += [f"{mine[number][0]}: {mine[number][1]!r} is nearly {name}'s {sentence!r}"
                      for number, both in common.items() if both / len(grams | mine[number][2]) > NEAR]
    return found


OURS = (("ours.txt", "The minister from Oslo flew home late on Monday night. Nobody in the capital was pleased."),)


@pytest.mark.parametrize(("theirs", "runs"), [
    ("A MINISTER from Oslo flew home late on Monday - and slept.", 1),   # eight words alike, whatever the case
    ("A minister from Oslo flew home late on Tuesday.", 0),              # seven
    ("Late on Monday night, nobody in the capital was pleased.", 3),     # ten: three runs, across our full stop
])
def test_a_shared_run_of_eight_words_is_found(theirs, runs):
    assert len(shared_runs(OURS, (("theirs", theirs),))) == runs


@pytest.mark.parametrize(("theirs", "near"), [
    ("Nobody in the capital was pleased.", True),               # the same
    ("Nobody in the capital was pleased then.", True),          # two of three sequences alike
    ("Nobody in the capital knew what to say of it.", False),   # one of six alike
])
def test_a_sentence_changed_by_a_word_is_found(theirs, near):
    assert bool(near_duplicates(OURS, (("theirs", theirs),))) is near


@needs_shared
def test_no_run_of_eight_words_is_shared():
    found = shared_runs(our_texts(), shared_texts())
    assert not found, "say these in your own words:\n" + "\n".join(found)


@needs_shared
def test_no_sentence_is_nearly_a_shared_one():
    found = near_duplicates(our_texts(), shared_texts())
    assert not found, "say these in your own words:\n" + "\n".join(found)
