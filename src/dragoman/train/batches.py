"""Encoded examples in batches of like length, so that little is padded."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from dragoman.coder.pair_encoding import Pair, PairEncoder
from dragoman.train.example import Example
from dragoman.train.labels import Labels

POOL = 20  # batches whose examples are sorted by length together


@dataclass(frozen=True, slots=True)
class Encoded:
    """One example as word pieces and the label index of each head."""

    pieces: list[int]
    targets: tuple[int, int, int, int]


def encoded(examples: Sequence[Example], labels: Labels, encoder: PairEncoder) -> list[Encoded]:
    """Examples ready for the network."""
    return [Encoded(encoder.encode(Pair(one.text, one.actor, one.recipient)), labels.targets(one)) for one in examples]


def batches(rows: Sequence[Encoded], size: int, order: random.Random) -> Iterator[list[Encoded]]:
    """All rows once, in random batches of ``size`` rows of like length."""
    shuffled = list(rows)
    order.shuffle(shuffled)
    step = size * POOL
    pools = [
        sorted(shuffled[start : start + step], key=lambda row: len(row.pieces))
        for start in range(0, len(shuffled), step)
    ]
    cut = [pool[start : start + size] for pool in pools for start in range(0, len(pool), size)]
    order.shuffle(cut)
    yield from cut


def padded(rows: Sequence[Encoded], device: torch.device) -> tuple[Tensor, Tensor, list[Tensor]]:
    """(pieces, mask, targets of each head) of a batch; pieces and mask are rows × longest, 64-bit integers."""
    longest = max(len(row.pieces) for row in rows)
    pieces = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros_like(pieces)
    for place, row in enumerate(rows):
        pieces[place, : len(row.pieces)] = torch.tensor(row.pieces)
        mask[place, : len(row.pieces)] = 1
    targets = [torch.tensor([row.targets[head] for row in rows], device=device) for head in range(4)]
    return pieces.to(device), mask.to(device), targets
