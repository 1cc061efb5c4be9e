"""Make ``stories/data/words.csv`` and ``countries.csv``: in how many of the sentences in ``training/`` each stem stands
and each country is named.

Run from the repository: ``python tools/make_word_weights.py``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from dragoman.marked import unmarked  # noqa: E402
from dragoman.resolve.bare_phrase import bare_sentence  # noqa: E402
from dragoman.resolve.knowledge import knowledge  # noqa: E402
from dragoman.resolve.noun_phrase import mark  # noqa: E402
from dragoman.stories.words import WORD, stem  # noqa: E402

OUT = ROOT / "src" / "dragoman" / "stories" / "data"
FEWEST = 2
HEAD = """\
# In how many sentences a {what}, of the sentences whose number the line without a {key} gives.
# Provenance: counted by tools/make_word_weights.py in training/*.jsonl, which the Dragoman authors wrote.
# Licence: that of the project.
{key},sentences
"""


def sentences() -> list[str]:
    """Our sentences, without their marks."""
    lines = (line for path in sorted((ROOT / "training").glob("*.jsonl")) for line in path.open(encoding="utf-8"))
    return [unmarked(json.loads(line)["marked"]).text for line in lines]


def countries(text: str) -> set[str]:
    """The countries that a sentence names, by name, adjective, place or person."""
    matches = mark(bare_sentence(text), knowledge()).at.values()
    return {match.fact.country for match in matches if match.fact.country}


def write(name: str, key: str, what: str, total: int, counts: Counter[str], fewest: int) -> None:
    """Write a table of counts."""
    rows = [f"{one},{count}" for one, count in sorted(counts.items()) if count >= fewest and "," not in one]
    text = HEAD.format(key=key, what=what) + f",{total}\n" + "\n".join(rows) + "\n"
    (OUT / name).write_text(text, encoding="utf-8")


def main() -> None:
    """Count and write."""
    texts = sentences()
    stems: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for text in texts:
        stems.update({stem(word) for word in WORD.findall(text)})
        named.update(countries(text))
    write("words.csv", "stem", "stem stands", len(texts), stems, FEWEST)
    write("countries.csv", "iso3", "country is named", len(texts), named, 1)


if __name__ == "__main__":
    main()
