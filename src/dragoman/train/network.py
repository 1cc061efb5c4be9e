"""The network: a small encoder, and one linear head each for type, CAMEO code, mode and status of a marked pair."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from dragoman.coder.pair_encoding import ACTOR, RECIPIENT

HEADS = ("event_type", "cameo", "mode", "status")


class PairNetwork(nn.Module):
    """Reads word pieces (batch × length) and their mask; gives the logits of each head, (batch × labels) each.

    The sentence is read as the mean of its pieces beside the pieces that mark the actor and the recipient (Baldini
    Soares et al. 2019, "Matching the Blanks"); a side that is not marked is read as zeros.
    """

    def __init__(self, base: Path, sizes: Mapping[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        # On a CPU the plain attention's backward pass at half precision is several times faster than the fused one's.
        self.encoder = AutoModel.from_pretrained(base, attn_implementation="eager")
        width = 3 * self.encoder.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.ModuleDict({f"head_{name}": nn.Linear(width, sizes[name]) for name in HEADS})

    @property
    def device(self) -> torch.device:
        """Where the weights lie."""
        return next(self.parameters()).device

    def forward(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Logits in the order of ``HEADS``."""
        read = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        present = mask.unsqueeze(-1).to(read.dtype)
        mean = (read * present).sum(1) / present.sum(1)
        sides = [(read * (pieces == mark).unsqueeze(-1).to(read.dtype)).sum(1) for mark in (ACTOR, RECIPIENT)]
        held = self.dropout(torch.cat([mean, *sides], dim=-1))
        return tuple(self.heads[f"head_{name}"](held) for name in HEADS)
