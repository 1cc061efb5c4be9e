"""The classifier of marked pairs: which act goes from one to the other, with the share of each answer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from dragoman.coder.pair_encoding import Pair, PairEncoder
from dragoman.errors import ProviderMissing

MODEL, LABELS, TOKENIZER = "model.onnx", "labels.json", "tokenizer.json"
NONE = "none"
CPU = ("CPUExecutionProvider",)
PLOVER, OWN = "PLOVER 2021", "own"


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
    """Runs the exported network of a folder with onnxruntime, on ``threads`` threads; ``providers`` are onnxruntime's
    names of where, the best first ("CUDAExecutionProvider"). Raises ``ProviderMissing``.

    Every pair is read by itself: in a batch the scale of 8-bit activations, and so the answer, would depend on the
    other pairs, and one pair a thread is as fast.
    """

    def __init__(self, folder: Traversable, threads: int = 2, providers: Sequence[str] = CPU) -> None:
        import onnxruntime

        if missing := [one for one in providers if one not in onnxruntime.get_available_providers()]:
            raise ProviderMissing(provider=missing[0])

        known = json.loads(folder.joinpath(LABELS).read_text(encoding="utf-8"))
        # Weights of a user's own ontology say nothing of PLOVER's types, and so nothing of the lexicon's acts.
        self.own: bool = known.get("ontology") == OWN
        self.labels: dict[str, list[str]] = known["labels"]
        self.temperatures: dict[str, float] = known["temperatures"]
        self.encoder = PairEncoder(folder.joinpath(TOKENIZER).read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(
            folder.joinpath(MODEL).read_bytes(), options, providers=list(providers)
        )
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="pairs")

    def classify(self, pairs: Sequence[Pair]) -> list[Shares]:
        """The shares of each pair, in order."""
        return list(self.ask(pairs))

    def ask(self, pairs: Sequence[Pair]) -> Iterator[Shares]:
        """As ``classify``, but at once: the threads answer while the caller does something else."""
        return self.threads.map(self.shares, pairs)

    def shares(self, pair: Pair) -> Shares:
        """The shares of one pair."""
        import numpy

        pieces = numpy.array([self.encoder.encode(pair)], dtype=numpy.int64)
        outputs = self.session.run(list(self.labels), {"pieces": pieces, "mask": numpy.ones_like(pieces)})
        return Shares(**{head: self.normalised(head, rows[0]) for head, rows in zip(self.labels, outputs, strict=True)})

    def normalised(self, head: str, logits: Any) -> dict[str, float]:
        """The logits of a head's labels as shares, cooled by the head's temperature."""
        return dict(zip(self.labels[head], softmax(logits / self.temperatures[head]), strict=True))


def softmax(row: Any) -> list[float]:
    """Shares of one row of logits."""
    import numpy

    powers = numpy.exp(row - row.max())
    return [float(share) for share in powers / powers.sum()]


@cache
def shipped(threads: int = 2, providers: Sequence[str] = CPU) -> PairClassifier | None:
    """The classifier whose weights lie in the package, None where there are none."""
    folder = resources.files("dragoman.coder").joinpath("weights")
    return PairClassifier(folder, threads, providers) if folder.joinpath(MODEL).is_file() else None
