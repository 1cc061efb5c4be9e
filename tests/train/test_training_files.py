"""The training sentences: readable, coded within the ontology, enough of each kind, and nobody else's words."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from dragoman.ontology import event_types, modes
from dragoman.train.example import read_examples

REPOSITORY = Path(__file__).parents[2]
FILES = sorted((REPOSITORY / "training").glob("*.jsonl"))
GOLD = REPOSITORY.parent / "shared" / "gold"
A_TYPE, A_MODE = 250, 15
LONGEST_RUN = 9  # words in sequence that may be the same by chance, such as the name of a body
ALIKE = 0.6  # share of word 4-grams in common from which two sentences are the same one


@cache
def examples():
    return list(read_examples(FILES))


def words(text):
    return re.findall(r"\w+", text.lower())


def grams(text, size=4):
    found = words(text)
    return {tuple(found[place : place + size]) for place in range(len(found) - size + 1)}


def alike(texts):
    """Pairs of different texts that share more than ``ALIKE`` of their 4-grams."""
    seen, index, found = [], defaultdict(set), []
    for text in texts:
        own = grams(text)
        shared = Counter(place for gram in own for place in index[gram])
        found += [(seen[place][0], text) for place, count in shared.items()
                  if count / len(own | seen[place][1]) > ALIKE]
        for gram in own:
            index[gram].add(len(seen))
        seen.append((text, own))
    return found


def test_records_are_read():
    assert len(examples()) > 6000


def test_ids_are_unique():
    assert [name for name, count in Counter(one.id for one in examples()).items() if count > 1] == []


@pytest.mark.parametrize("event_type", [one.code for one in event_types()])
def test_enough_of_each_type_and_mode(event_type):
    own = [one for one in examples() if one.event_type == event_type]
    assert len(own) >= A_TYPE
    counts = Counter(one.mode for one in own)
    assert {mode.name: counts[mode.name] for mode in modes(event_type) if counts[mode.name] < A_MODE} == {}


def test_enough_pairs_without_an_event():
    assert sum(one.event_type is None for one in examples()) >= 1500


def test_no_two_sentences_nearly_the_same():
    """Records may share a sentence under other marks, but no sentence may be another with words exchanged."""
    assert alike(dict.fromkeys(one.text for one in examples())) == []


def test_no_pair_is_marked_twice():
    pairs = Counter((one.text, one.actor, one.recipient) for one in examples())
    assert [pair for pair, count in pairs.items() if count > 1] == []


@pytest.mark.skipif(not GOLD.exists(), reason="the folder shared beside the repository is not here")
def test_no_sentence_of_a_gold_file():
    own = defaultdict(set)
    for one in examples():
        for gram in grams(one.text, LONGEST_RUN):
            own[gram].add(one.id)
    found = set()
    for path in sorted(GOLD.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            for gram in grams(record.get("text") or record.get("sentence") or "", LONGEST_RUN):
                found |= own.get(gram, set())
    assert found == set()
