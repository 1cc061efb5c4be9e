"""Make ``stories/data/words.csv``: in how many of the sentences in ``training/`` each stem stands.

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
from dragoman.stories.words import WORD, stem  # noqa: E402

OUT = ROOT / "src" / "dragoman" / "stories" / "data" / "words.csv"
FEWEST = 2
HEAD = """\
# In how many sentences a stem stands, of the sentences whose number the line without a stem gives.
# Provenance: counted by tools/make_word_weights.py in training/*.jsonl, which the Dragoman authors wrote.
# Licence: that of the project.
stem,sentences
"""


def main() -> None:
    """Count and write."""
    lines = [line for path in sorted((ROOT / "training").glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update({stem(word) for word in WORD.findall(unmarked(json.loads(line)["marked"]).text)})
    rows = [f"{word},{count}" for word, count in sorted(counts.items()) if count >= FEWEST and "," not in word]
    OUT.write_text(HEAD + f",{len(lines)}\n" + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
