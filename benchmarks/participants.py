"""How many participants of coded texts are resolved to the right country and sector, given the words and their text.

Run from the repository: ``python -m benchmarks.participants [--wrong N] [--news]``. Reads the coded sentences and
articles beside the repository (../shared/gold) and skips what is not there; then our own table of phrases, with the
time that one takes. With ``--news`` all reports in ../shared/news are coded (minutes), to see for how many of the
participants in their events a country and a sector are found.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dragoman import Article, Coder
from dragoman.ontology import sectors
from dragoman.parse import Parser
from dragoman.records import Mention
from dragoman.resolve.actors import ActorResolver
from dragoman.resolve.countries import countries
from dragoman.resolve.phrase_in_context import Context, entity_there

REPOSITORY = Path(__file__).resolve().parent.parent
GOLD = REPOSITORY.parent / "shared" / "gold"
NEWS = REPOSITORY.parent / "shared" / "news"
PHRASES = REPOSITORY / "tests" / "resolve" / "phrases.csv"
SENTENCES, ARTICLES = "sentences-plover-gsr.jsonl", "articles-dev.jsonl"
# The sector codes of the older standard, by ours.
SECTORS = {one.code: one.code for one in sectors()} | {"CIV": "CVL"}  # what else stands there is no sector: MOS, AGR


@dataclass(frozen=True, slots=True)
class Line:
    """One participant: its words, the codes of the gold and ours, and why ours."""

    where: str
    words: str
    gold: tuple[str | None, str | None]
    ours: tuple[str | None, str | None]
    reason: str

    @property
    def country_right(self) -> bool:
        """Whether the countries agree."""
        return self.gold[0] == self.ours[0]

    @property
    def sector_right(self) -> bool:
        """Whether the sectors agree."""
        return self.gold[1] == self.ours[1]


class Reader:
    """Parses texts and resolves the words of participants in them."""

    def __init__(self) -> None:
        self.parser = Parser()
        self.resolver = ActorResolver()

    def context(
        self, text: str, date: str | None = None, title: str | None = None, publisher: str | None = None
    ) -> Context:
        """A parsed text with what it says of its actors."""
        sentences = self.parser.parse(text)
        return Context(text, date, sentences, self.resolver.memory(sentences, date, title, publisher=publisher))

    def codes(self, context: Context, words: str, start: int) -> tuple[tuple[str | None, str | None], str]:
        """(country, sector) of the words that begin at a character of a text, and why."""
        found = entity_there(self.resolver, context, Mention(words, start, start + len(words)))
        return ((found.country, found.sector), found.reason or "") if found else ((None, None), "not found")


def of_sentences(path: Path, reader: Reader) -> Iterator[Line]:
    """The participants of single coded sentences that stand in them word for word and have a country."""
    for raw in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(raw)
        context = reader.context(record["text"])
        for coded in (*record["source"], *record["target"]):
            start = record["text"].find(coded["text"]) if coded["text"] else -1
            if start < 0 or coded["code"] not in countries():
                continue
            ours, why = reader.codes(context, coded["text"], start)
            sector = SECTORS.get((coded["sector"] or "")[:3])
            yield Line(record["id"], f"{coded['text']} | {record['text']}", (coded["code"], sector), ours, why)


def of_articles(path: Path, reader: Reader) -> Iterator[Line]:
    """The participants of coded articles that are named in their sentences."""
    for raw in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(raw)
        text = record["text"]
        context = reader.context(text, record["date"], record.get("title"), record.get("publisher"))
        for event in record["events"]:
            low, high = record["sentences"][event["sentence"]]
            for coded in (*event["actors"], *event["recipients"]):
                start = text.find(coded["text"], low, high) if coded["text"] else -1
                if start < 0:
                    continue
                ours, why = reader.codes(context, coded["text"], start)
                gold, where = (coded["country"], coded["sector"]), f"{record['id']}:{event['sentence']}"
                yield Line(where, f"{coded['text']} | {text[low:high]}", gold, ours, why)


@dataclass(frozen=True, slots=True)
class Shares:
    """How many participants there are, how many have a sector, and the shares of both whose codes are right."""

    named: int
    country: float
    with_sector: int
    sector: float


def shares(lines: Sequence[Line]) -> Shares:
    """The shares right of some participants; those without a sector in the gold count by their country alone."""
    with_sector = [line for line in lines if line.gold[1]]
    country = sum(line.country_right for line in lines) / max(1, len(lines))
    sector = sum(line.sector_right for line in with_sector) / max(1, len(with_sector))
    return Shares(len(lines), country, len(with_sector), sector)


def figures() -> dict[str, float]:
    """The shares right of the files that are there, by the name of the figure: what floors.toml pins."""
    reader, found = Reader(), {}
    for name, read in ((SENTENCES, of_sentences), (ARTICLES, of_articles)):
        if (GOLD / name).is_file():
            share = shares(list(read(GOLD / name, reader)))
            found |= {f"{name} country": share.country, f"{name} sector": share.sector}
    return found


def of_phrases(reader: Reader) -> None:
    """Our own table of bare phrases: the share that has country and sector right, and the time of one."""
    lines = [line for line in PHRASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    table = list(csv.DictReader(lines))
    reader.resolver.entity("Norway")  # what is loaded on first use
    start = time.perf_counter()
    found = [reader.resolver.entity(row["phrase"], row["date"] or None) for row in table]
    spent = (time.perf_counter() - start) / len(table)
    right = sum((one.country or "", one.sector or "") == (row["country"], row["sector"])
                for row, one in zip(table, found, strict=True))  # fmt: skip
    print(f"{'phrases.csv':<30}{len(table):>6}{right / len(table):>10.3f} both right; {spent * 1000:.2f} ms a phrase")


def of_news() -> None:
    """How many participants of coded news are resolved to a country, and to a sector."""
    articles = [Article(row["text"], id=row["id"], date=row.get("date"), publisher=row.get("publisher"))
                for path in sorted(NEWS.glob("*.jsonl")) for row in map(json.loads, path.open(encoding="utf-8"))]
    seen = [one for reading in Coder().read_all(articles, lambda article, error: print(f"{article.id}: {error}"))
            for event in reading.events for one in (*event.actors, *event.recipients)]  # fmt: skip
    country, sector = (sum(getattr(one, name) is not None for one in seen) / max(1, len(seen))
                       for name in ("country", "sector"))  # fmt: skip
    print(f"{'news':<30}{len(seen):>6}{country:>10.3f}{len(seen):>9}{sector:>9.3f}  (found, not judged)")


def report(name: str, lines: Sequence[Line], most: int) -> None:
    """Print the shares right, and some of the wrong ones."""
    share = shares(lines)
    print(f"{name:<30}{share.named:>6}{share.country:>10.3f}{share.with_sector:>9}{share.sector:>9.3f}")
    wrong = [one for one in lines if not one.country_right or (one.gold[1] and not one.sector_right)]
    for line in wrong[:most]:
        print(f"  {line.where}: {line.gold} read as {line.ours} ({line.reason}): {' '.join(line.words.split())[:200]}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", action="store_true", help="code ../shared/news, too")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print so many of the wrong ones")
    options = parser.parse_args(arguments)
    reader = Reader()
    print(f"{'':<30}{'named':>6}{'country':>10}{'with':>9}{'sector':>9}")
    for name, read in ((SENTENCES, of_sentences), (ARTICLES, of_articles)):
        if not (GOLD / name).is_file():
            print(f"skipped: {GOLD / name} is not there")
            continue
        report(name, list(read(GOLD / name, reader)), options.wrong)
    of_phrases(reader)
    if options.news and NEWS.is_dir():
        of_news()
    return 0


if __name__ == "__main__":
    sys.exit(main())
