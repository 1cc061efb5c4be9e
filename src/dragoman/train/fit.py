"""Fine-tuning: cross-entropy of the four heads, rarer types weighted up by the square root of their rarity."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from dragoman.train.batches import Encoded, batches, padded
from dragoman.train.cameo_loss import CameoLoss
from dragoman.train.labels import Labels
from dragoman.train.network import PairNetwork

# What each head's loss weighs, in the order of the network's heads: type, CAMEO code, mode, status.
WEIGHTS = (1.0, 1.0, 0.5, 0.3)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one fine-tuning; the defaults, at ``bfloat16``, made the weights that ship.

    The heads begin untrained and learn at a higher ``head_rate``. Of several ``seeds`` the weights are averaged.
    ``bfloat16`` multiplies at half precision, which takes less than half the time where the processor has
    instructions for it (AMX, recent GPUs) and much more where it has none.
    """

    epochs: int = 5
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    batch: int = 16
    smoothing: float = 0.05
    warmup: float = 0.1
    seeds: tuple[int, ...] = (0, 1, 2, 3)
    bfloat16: bool = False


def fit(
    network: PairNetwork,
    rows: Sequence[Encoded],
    labels: Labels,
    settings: Settings,
    seed: int,
    tell: Callable[[str], None],
) -> None:
    """Train a network in place; ``tell`` hears of each epoch's loss."""
    order = random.Random(seed)
    groups = [
        {"params": network.encoder.parameters(), "lr": settings.rate},
        {"params": network.heads.parameters(), "lr": settings.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = settings.epochs * math.ceil(len(rows) / settings.batch) + 1
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer,
        [settings.rate, settings.head_rate],
        total_steps=steps,
        pct_start=settings.warmup,
        anneal_strategy="linear",
    )
    losses = [loss.to(network.device) for loss in head_losses(rows, labels, settings)]
    for epoch in range(1, settings.epochs + 1):
        network.train()
        total = count = 0.0
        for batch in batches(rows, settings.batch, order):
            with torch.autocast(network.device.type, torch.bfloat16, enabled=settings.bfloat16):
                loss = batch_loss(network, batch, losses)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        tell(f"epoch {epoch} of {settings.epochs}: loss {total / count:.3f}")


def head_losses(rows: Sequence[Encoded], labels: Labels, settings: Settings) -> list[nn.Module]:
    """A loss for each head; only the type's is weighted by class, only the code's knows of roots."""
    counts = Counter(row.targets[0] for row in rows)
    size = len(labels.event_type)
    rarity = torch.tensor([1 / math.sqrt(counts[label]) if counts[label] else 0.0 for label in range(size)])
    return [
        nn.CrossEntropyLoss(weight=rarity / rarity.mean(), label_smoothing=settings.smoothing),
        CameoLoss(labels.cameo, settings.smoothing),
        *(nn.CrossEntropyLoss(label_smoothing=settings.smoothing, ignore_index=-100) for _ in WEIGHTS[2:]),
    ]


def batch_loss(network: PairNetwork, batch: Sequence[Encoded], losses: Sequence[nn.Module]) -> Tensor:
    """The weighted sum of the heads' losses on one batch; a head without a target in it adds nothing."""
    pieces, mask, targets = padded(batch, network.device)
    total = torch.zeros((), device=network.device)
    for weight, loss, logits, target in zip(WEIGHTS, losses, network(pieces, mask), targets, strict=True):
        if bool((target >= 0).any()):
            total = total + weight * loss(logits, target)
    return total
