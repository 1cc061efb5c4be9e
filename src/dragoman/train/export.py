"""A trained network as files that need no torch: int8 ONNX, its labels, its tokenizer."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from pathlib import Path

import torch

from dragoman.coder.pair_classifier import LABELS, MODEL, OWN, PLOVER, TOKENIZER
from dragoman.train.labels import Labels
from dragoman.train.network import HEADS, PairNetwork


def export(
    network: PairNetwork,
    labels: Labels,
    temperatures: dict[str, float],
    tokenizer: str,
    folder: Path,
    own: bool = False,
) -> None:
    """Write the model, its labels with the temperature of each head, and the tokenizer to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / TOKENIZER).write_text(tokenizer, encoding="utf-8")
    known = {"ontology": OWN if own else PLOVER, "labels": asdict(labels), "temperatures": temperatures}
    (folder / LABELS).write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        write_onnx(network, whole)
        quantize(whole, folder / MODEL)


def write_onnx(network: PairNetwork, path: Path) -> None:
    """The network with 32-bit weights; batch and length are free."""
    network.cpu().eval()
    pieces = torch.randint(5, 1000, (2, 16))
    free = {0: "batch", 1: "length"}
    torch.onnx.export(
        network,
        (pieces, torch.ones_like(pieces)),
        str(path),
        input_names=["pieces", "mask"],
        output_names=list(HEADS),
        dynamic_axes={"pieces": free, "mask": free, **{name: {0: "batch"} for name in HEADS}},
        opset_version=17,
        dynamo=False,
    )


def quantize(whole: Path, target: Path) -> None:
    """Weights of linear layers (each channel by its own scale) and embeddings to 8 bits, activations as they come."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(whole, target, weight_type=QuantType.QInt8, per_channel=True)
