"""What fuzzing found worth keeping is read again: no input raises anything but our own errors."""

from pathlib import Path

import pytest

from fuzz.targets import targets

CORPORA = Path(__file__).parents[2] / "fuzz" / "corpora"
TARGETS = targets()


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_every_kept_input_is_taken(name):
    target = TARGETS[name]
    inputs = [*target.seeds, *(path.read_bytes() for path in sorted((CORPORA / name).glob("*")))]
    assert len(inputs) > len(target.seeds), "a target without a corpus was never fuzzed"
    for data in inputs:
        target.run(data)


def test_every_corpus_has_a_target():
    assert {path.name for path in CORPORA.iterdir()} == set(TARGETS)


def test_corpora_stay_small():
    sizes = [path.stat().st_size for path in CORPORA.rglob("*") if path.is_file()]
    assert max(sizes) <= 4096 and sum(sizes) < 1_000_000
