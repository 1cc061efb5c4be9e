"""The classifier of marked pairs: which act goes from one to the other, with the share of each answer."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from dragoman.coder.pair_encoding import Pair, PairEncoder

MODEL, LABELS, TOKENIZER = "model.onnx", "labels.json", "tokenizer.json"
NONE = "none"
BATCH = 32


@dataclass(frozen=True, slots=True)
class Shares:
    """The share of each label of each head, summing to one; "none" stands for a pair without an event.

    ``mode`` has labels such as "ASSAULT/aerial", ``cameo`` codes of two to four digits.
    """

    event_type: Mapping[str, float]
    cameo: Mapping[str, float]
    mode: Mapping[str, float]
    status: Mapping[str, float]

    def best(self, head: str) -> str:
        """The likeliest label of a head."""
        shares: Mapping[str, float] = getattr(self, head)
        return max(shares, key=lambda label: shares[label])


class PairClassifier:
    """Runs the exported network of a folder with onnxruntime, on ``threads`` threads."""

    def __init__(self, folder: Traversable, threads: int = 2) -> None:
        import onnxruntime

        known = json.loads(folder.joinpath(LABELS).read_text(encoding="utf-8"))
        self.labels: dict[str, list[str]] = known["labels"]
        self.temperatures: dict[str, float] = known["temperatures"]
        self.encoder = PairEncoder(folder.joinpath(TOKENIZER).read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(
            folder.joinpath(MODEL).read_bytes(), options, providers=["CPUExecutionProvider"]
        )

    def classify(self, pairs: Sequence[Pair]) -> list[Shares]:
        """The shares of each pair, in order; pairs of like length are read together."""
        pieces = [self.encoder.encode(pair) for pair in pairs]
        order = sorted(range(len(pairs)), key=lambda place: len(pieces[place]))
        found: dict[int, Shares] = {}
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            found.update(zip(places, self.shares([pieces[place] for place in places]), strict=True))
        return [found[place] for place in range(len(pairs))]

    def shares(self, rows: Sequence[Sequence[int]]) -> list[Shares]:
        """The shares of one batch of encoded pairs."""
        import numpy

        longest = max(len(row) for row in rows)
        pieces = numpy.zeros((len(rows), longest), dtype=numpy.int64)
        mask = numpy.zeros_like(pieces)
        for place, row in enumerate(rows):
            pieces[place, : len(row)], mask[place, : len(row)] = row, 1
        names = list(self.labels)
        outputs = self.session.run(names, {"pieces": pieces, "mask": mask})
        heads = [self.normalised(name, logits) for name, logits in zip(names, outputs, strict=True)]
        return [
            Shares(**{name: head[place] for name, head in zip(names, heads, strict=True)}) for place in range(len(rows))
        ]

    def normalised(self, head: str, logits: Any) -> list[dict[str, float]]:
        """Logits (rows × labels) as shares, cooled by the head's temperature."""
        return [dict(zip(self.labels[head], softmax(row / self.temperatures[head]), strict=True)) for row in logits]


def softmax(row: Any) -> list[float]:
    """Shares of one row of logits."""
    values = [float(value) for value in row]
    highest = max(values)
    powers = [math.exp(value - highest) for value in values]
    total = sum(powers)
    return [power / total for power in powers]


@cache
def shipped() -> PairClassifier | None:
    """The classifier whose weights lie in the package, None where there are none."""
    folder = resources.files("dragoman.coder").joinpath("weights")
    return PairClassifier(folder) if folder.joinpath(MODEL).is_file() else None
