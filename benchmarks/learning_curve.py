"""What more training sentences bring: the pair classifier trained on growing shares of them, scored on marked pairs.

Run from the repository: ``python -m benchmarks.learning_curve [--shares 0.125 0.25 0.5 1] [--device cuda]``; needs the
extra ``[train]``. The classifier is scored alone, without the lexicon; nothing is trained on the gold file.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dragoman.coder.judgement import judged
from dragoman.coder.pair_classifier import Shares, softmax
from dragoman.coder.pair_encoding import Pair, PairEncoder
from dragoman.evaluate import evaluate
from dragoman.records import Relation

REPOSITORY = Path(__file__).resolve().parent.parent
GOLD = REPOSITORY.parent / "shared" / "gold" / "relations-dev.jsonl"
SILENT = Relation(None, None, None, 0.0)


@dataclass(frozen=True, slots=True)
class Point:
    """One training: how many records it saw, its scores on the gold file, and the pairs a second it then read."""

    records: int
    root: float
    accuracy: float
    quad: float
    speed: float


class NetworkCoder:
    """A network as a judge of marked pairs, its answers made in batches beforehand."""

    def __init__(self, network: Any, labels: Any, encoder: PairEncoder) -> None:
        self.network, self.labels, self.encoder = network, labels, encoder

    def relation(self, sentence: str, actor: tuple[int, int], recipient: tuple[int, int] | None = None) -> Relation:
        """The classifier's answer alone."""
        return judged(self.shares([Pair(sentence, actor, recipient)])[0], SILENT)

    def shares(self, pairs: Sequence[Pair]) -> list[Shares]:
        """The shares of each pair, in order, read as one batch."""
        import torch

        from dragoman.train.batches import Encoded, padded
        from dragoman.train.network import HEADS

        rows = [Encoded(self.encoder.encode(pair), (0, 0, 0, 0)) for pair in pairs]
        pieces, mask, _ = padded(rows, self.network.device)
        self.network.eval()
        with torch.no_grad():
            logits = [head.cpu().numpy() for head in self.network(pieces, mask)]
        names = {head: getattr(self.labels, head) for head in HEADS}
        return [
            Shares(**{head: dict(zip(names[head], softmax(rows[place]), strict=True))
                      for head, rows in zip(HEADS, logits, strict=True)})
            for place in range(len(pairs))
        ]  # fmt: skip


def nested(examples: Sequence[Any], share: float) -> list[Any]:
    """A share of the examples by a hash of the sentence: each share holds the smaller ones."""
    return [one for one in examples if hashlib.sha256(one.text.encode()).digest()[1] < share * 256]


def point(examples: Sequence[Any], settings: Any, gold: Path, device: str) -> Point:
    """Train on some examples and score."""
    from dragoman.train.batches import encoded
    from dragoman.train.labels import labels_of
    from dragoman.train.train import base_folder, trained

    base = base_folder(None)
    encoder = PairEncoder((base / "tokenizer.json").read_text(encoding="utf-8"))
    labels = labels_of(examples)
    rows = encoded(examples, labels, encoder)
    network = trained(base, labels, rows, settings, 0, lambda line: print(f"  {line}", file=sys.stderr), device)
    coder = NetworkCoder(network, labels, encoder)
    figures = evaluate(gold, coder).figures  # type: ignore[arg-type]
    return Point(len(examples), figures["root macro-F1"], figures["root accuracy"], figures["quad macro-F1"],
                 pairs_a_second(coder, examples))


def pairs_a_second(coder: NetworkCoder, examples: Sequence[Any], size: int = 256, most: int = 4096) -> float:
    """Pairs read in a second, in batches of like length; encoding counted."""
    pairs = [Pair(one.text, one.actor, one.recipient) for one in examples[:most]]
    pairs.sort(key=lambda pair: len(pair.text))
    coder.shares(pairs[:size])
    start = time.perf_counter()
    for place in range(0, len(pairs), size):
        coder.shares(pairs[place : place + size])
    return len(pairs) / (time.perf_counter() - start)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, score and print a line for each share."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shares", type=float, nargs="+", default=[0.125, 0.25, 0.5, 1.0], metavar="SHARE")
    parser.add_argument("--epochs", type=int, default=None, help="[default: as `dragoman train`]")
    parser.add_argument("--device", default="cpu", help="where to train: cpu or cuda  [default: cpu]")
    parser.add_argument("--bfloat16", action="store_true", help="half precision, as in `dragoman train`")
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="FILE", help="marked pairs")
    options = parser.parse_args(arguments)
    if not options.gold.is_file():
        print(f"skipped: {options.gold} is not there")
        return 0
    from dragoman.train.example import read_examples
    from dragoman.train.fit import Settings

    settings = Settings(bfloat16=options.bfloat16)
    if options.epochs is not None:
        settings = replace(settings, epochs=options.epochs)
    examples = list(read_examples(sorted((REPOSITORY / "training").glob("*.jsonl"))))
    print(f"{'records':>8}{'root F1':>9}{'accuracy':>10}{'quad F1':>9}{'pairs/s':>9}")
    for share in options.shares:
        one = point(nested(examples, share), settings, options.gold, options.device)
        print(f"{one.records:>8}{one.root:>9.3f}{one.accuracy:>10.3f}{one.quad:>9.3f}{one.speed:>9.0f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
