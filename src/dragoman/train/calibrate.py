"""Temperatures that make the classifier's shares mean what they say (Guo et al. 2017), and how far off they are."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from dragoman.train.batches import Encoded, padded
from dragoman.train.network import PairNetwork

BINS = 10
GRID = [0.5 + 0.05 * step for step in range(51)]


def logits_of(network: PairNetwork, rows: Sequence[Encoded], size: int = 64) -> tuple[list[Tensor], list[Tensor]]:
    """(logits, targets) of each head over rows: rows × labels and rows."""
    network.eval()
    gathered: list[tuple[tuple[Tensor, ...], list[Tensor]]] = []
    with torch.no_grad():
        for start in range(0, len(rows), size):
            pieces, mask, targets = padded(rows[start : start + size], network.device)
            gathered.append((network(pieces, mask), targets))
    heads = range(len(gathered[0][0]))
    return (
        [torch.cat([logits[head] for logits, _ in gathered]) for head in heads],
        [torch.cat([targets[head] for _, targets in gathered]) for head in heads],
    )


def temperature(logits: Tensor, targets: Tensor) -> float:
    """The divisor of logits under which the targets are likeliest; 1 where there are none."""
    kept = targets >= 0
    if not kept.any():
        return 1.0
    losses = [float(torch.nn.functional.cross_entropy(logits[kept] / value, targets[kept])) for value in GRID]
    return round(GRID[losses.index(min(losses))], 2)


def calibration_error(logits: Tensor, targets: Tensor) -> float:
    """Expected calibration error: the mean gap, in ten bins of confidence, between confidence and share right."""
    kept = targets >= 0
    confidence, guess = logits[kept].softmax(-1).max(-1)
    right = (guess == targets[kept]).float()
    total = 0.0
    for step in range(BINS):
        inside = (confidence > step / BINS) & (confidence <= (step + 1) / BINS)
        if inside.any():
            gap = abs(float(confidence[inside].mean()) - float(right[inside].mean()))
            total += gap * float(inside.float().mean())
    return total
