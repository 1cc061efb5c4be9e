"""Whether the quotations of news are found, and their speakers told (``quotes.jsonl``: offsets and names, our own).

Run from the repository: ``python -m benchmarks.quotes [--wrong N]``. The texts are those of ../shared/news, and the run
is skipped where they are not. Each text was marked twice, independently; where the two differed it was settled, and
what stayed in doubt was left out. A direct quotation is found where ours covers most of it, or it ours; an indirect one
where the two share more than half of the longer. A speaker is right where one name holds the other, or both end alike.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dragoman import Coder
from dragoman.records import Quote, Reading
from dragoman.resolve.spelling import key

QUOTES = Path(__file__).with_name("quotes.jsonl")
NEWS = Path(__file__).resolve().parents[2] / "shared" / "news"
DIRECT, INDIRECT = 0.6, 0.5  # shares that two spans must have in common


@dataclass(frozen=True, slots=True)
class Marked:
    """A quotation as marked: its kind (direct or indirect), its characters, and who speaks, None where nobody does."""

    article: str
    kind: str
    start: int
    end: int
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A marked quotation and ours that was matched to it, if any."""

    marked: Marked
    text: str
    found: Quote | None

    @property
    def speaker_right(self) -> bool | None:
        """Whether the speaker is right; None where it was not found or nobody is named."""
        if self.found is None or self.marked.speaker is None:
            return None
        ours = self.found.speaker.name if self.found.speaker else self.found.carrier
        return same_name(self.marked.speaker, ours or "")


def same_name(one: str, other: str) -> bool:
    """Whether two names can be one: one within the other, or the same last word."""
    first, second = key(one), key(other)
    if not first or not second:
        return False
    return first[-1] == second[-1] or " ".join(first) in " ".join(second) or " ".join(second) in " ".join(first)


def shared(one: Marked, other: Quote, longer: bool) -> float:
    """What two spans have in common, as a share of the longer or the shorter."""
    sizes = one.end - one.start, other.end - other.start
    return (min(one.end, other.end) - max(one.start, other.start)) / (max(sizes) if longer else min(sizes))


def matched(marked: Sequence[Marked], reading: Reading) -> tuple[list[Judged], int]:
    """The marked quotations of an article with ours, and how many indirect ones of ours nobody marked."""
    left, judged = list(reading.quotes), []
    for one in sorted(marked, key=lambda one: one.kind):  # direct ones first
        if one.kind == "direct":
            fitting = [quote for quote in reading.quotes
                       if quote.kind != "indirect" and shared(one, quote, False) > DIRECT]  # fmt: skip
        else:
            fitting = [quote for quote in left if shared(one, quote, True) > INDIRECT and quote.kind != "direct"]
        found = max(fitting, key=lambda quote: shared(one, quote, True), default=None)
        judged.append(Judged(one, reading.article.text[one.start : one.end], found))
        left = [quote for quote in left if quote is not found]
    directs = [one for one in marked if one.kind == "direct"]
    unmarked = [quote for quote in left if quote.kind != "direct"
                and not any(shared(one, quote, False) > DIRECT for one in directs)]  # fmt: skip
    return judged, len(unmarked)


def readings(articles: set[str]) -> Iterator[Reading]:
    """The readings of the articles that were marked."""
    coder = Coder()
    for path in sorted(NEWS.glob("*.jsonl")):
        for raw in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(raw)
            if row["id"] in articles:
                yield coder.read(row["text"], row.get("date"), row.get("publisher"), id=row["id"])


def judged() -> tuple[list[Judged], int]:
    """All marked quotations with ours, and the number of indirect ones that nobody marked."""
    marked = [Marked(**json.loads(line)) for line in QUOTES.read_text(encoding="utf-8").splitlines()]
    lines, unmarked = [], 0
    for reading in readings({one.article for one in marked}):
        own, more = matched([one for one in marked if one.article == reading.article.id], reading)
        lines, unmarked = lines + own, unmarked + more
    return lines, unmarked


def shares(lines: Sequence[Judged], unmarked: int) -> dict[str, float]:
    """The figures by name."""
    direct = [one.found is not None for one in lines if one.marked.kind == "direct"]
    indirect = [one.found is not None for one in lines if one.marked.kind == "indirect"]
    speakers = [right for one in lines if (right := one.speaker_right) is not None]
    return {"direct found": sum(direct) / max(1, len(direct)),
            "indirect F1": 2 * sum(indirect) / max(1, len(indirect) + sum(indirect) + unmarked),
            "speaker right": sum(speakers) / max(1, len(speakers))}  # fmt: skip


def figures() -> dict[str, float]:
    """What floors.toml pins; none where the news is not there."""
    return shares(*judged()) if NEWS.is_dir() else {}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and show some of the wrong ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print so many of the wrong ones")
    options = parser.parse_args(arguments)
    if not NEWS.is_dir():
        print(f"skipped: {NEWS} is not there")
        return 0
    lines, unmarked = judged()
    print(f"{len(lines)} quotations in {len({one.marked.article for one in lines})} articles")
    for name, value in shares(lines, unmarked).items():
        print(f"{name:<16}{value:>8.3f}")
    for one in [one for one in lines if one.found is None or one.speaker_right is False][: options.wrong]:
        ours = (one.found.speaker.name if one.found.speaker else one.found.carrier) if one.found else "not found"
        print(f"  {one.marked.article} {one.marked.kind}, {one.marked.speaker} read as {ours}: {one.text[:120]!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
