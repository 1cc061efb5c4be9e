"""The loss of the CAMEO head: a wrong code of the right root is half as wrong."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from dragoman.coder.judgement import kind_of
from dragoman.coder.pair_classifier import NONE

ROOT = 0.5  # what the root's share weighs beside the code's


class CameoLoss(nn.Module):
    """Cross-entropy of the code, and of its kind: one of CAMEO's fifteen, "none", or a root without a kind."""

    kinds: Tensor

    def __init__(self, codes: Sequence[str], smoothing: float) -> None:
        super().__init__()
        self.code = nn.CrossEntropyLoss(label_smoothing=smoothing)
        names = [NONE if code == NONE else kind_of(code) for code in codes]
        known = sorted(set(names))
        kinds = torch.zeros(len(names), len(known))
        for place, name in enumerate(names):
            kinds[place, known.index(name)] = 1.0
        self.register_buffer("kinds", kinds)

    def forward(self, logits: Tensor, targets: Tensor) -> Tensor:
        """The mean loss of logits (rows × codes) against targets (rows)."""
        shares = torch.log(logits.softmax(-1) @ self.kinds + 1e-8)
        wanted = self.kinds[targets].argmax(-1)
        loss: Tensor = self.code(logits, targets) + ROOT * nn.functional.nll_loss(shares, wanted)
        return loss
