"""The whole training on a small scale: an encoder of one layer learns a few records, is exported, and answers."""

from __future__ import annotations

from importlib import resources

import pytest

from dragoman.coder.pair_classifier import PairClassifier
from dragoman.coder.pair_encoding import Pair

torch = pytest.importorskip("torch", reason="torch comes with the extra [train], which the tests do without")

ASSAULTS = ["Jets bombed <t>{}</t> at dawn.", "<s>Rebels</s> shelled <t>{}</t>.", "<s>Gunmen</s> raided <t>{}</t>."]
TALKS = ["<s>Peru</s> met <t>{}</t> in Lima.", "<s>Oman</s> held talks with <t>{}</t>.", "<s>Mali</s> received <t>{}</t>."]


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A small encoder with weights drawn at random."""
    from transformers import BertConfig, BertModel

    folder = tmp_path_factory.mktemp("base")
    torch.manual_seed(0)
    shape = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 64}
    BertModel(BertConfig(**shape)).save_pretrained(folder)
    tokenizer = resources.files("dragoman.coder").joinpath("weights", "tokenizer.json")
    (folder / "tokenizer.json").write_text(tokenizer.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    import json

    path = tmp_path_factory.mktemp("records") / "records.jsonl"
    names = ["Chile", "Chad", "Fiji", "Iran", "Cuba", "Laos", "Togo", "Nepal"]
    kinds = [(ASSAULTS, "ASSAULT", "190"), (TALKS, "CONSULT", "040")]
    lines = [
        {"id": f"{kind}-{name}-{number}", "marked": frame.format(name), "event_type": kind, "mode": None,
         "status": "asserted", "cameo": code}
        for frames, kind, code in kinds for number, frame in enumerate(frames) for name in names
    ]  # fmt: skip
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_what_is_trained_answers(base, records, tmp_path):
    from dragoman.train.fit import Settings
    from dragoman.train.train import train

    told = []
    outcome = train([records], tmp_path / "w", Settings(epochs=15, rate=5e-3, head_rate=1e-2, seeds=(0,)), base, told.append)
    assert outcome.trained_on + outcome.held_out == 48, "no record is lost between the two sides"
    assert [line.split(":")[0] for line in told[1:]] == [f"seed 0, epoch {number} of 15" for number in range(1, 16)]
    shares = PairClassifier(tmp_path / "w").classify(
        [Pair("Rebels shelled Chad.", (0, 6), (15, 19)), Pair("Oman held talks with Fiji.", (0, 4), (21, 25))]
    )
    assert [one.best("event_type") for one in shares] == ["ASSAULT", "CONSULT"]
    assert sum(shares[0].cameo.values()) == pytest.approx(1.0)


def test_an_ontology_of_one_s_own_answers_given_pairs_alone(base, tmp_path):
    import json

    from dragoman import Coder
    from dragoman.train.fit import Settings
    from dragoman.train.train import train

    names = ["Acme", "Initech", "Globex", "Hooli", "Umbrella", "Stark", "Wayne", "Tyrell"]
    kinds = [("<s>{}</s> bought <t>a rival</t> in cash.", "MERGER"), ("<s>{}</s> sued <t>a rival</t> in May.", "SUIT")]
    lines = [{"id": f"{kind}{n}", "marked": frame.format(name), "event_type": kind}
             for frame, kind in kinds for n, name in enumerate(names)]  # fmt: skip
    records = tmp_path / "own.jsonl"
    records.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    train([records], tmp_path / "w", Settings(epochs=40, rate=5e-3, head_rate=1e-2, seeds=(0,)), base, str, own=True)
    coder = Coder(weights=tmp_path / "w")
    assert coder.relation("Soylent sued a rival in May.", (0, 7), (13, 20)).event_type == "SUIT"
    assert coder.article_classifier is None, "it knows nothing of PLOVER"


def test_the_mean_of_networks_has_the_mean_of_their_weights(base):
    from dragoman.train.network import PairNetwork
    from dragoman.train.train import mean_of

    sizes = {"event_type": 2, "cameo": 2, "mode": 1, "status": 1}
    one, other = PairNetwork(base, sizes), PairNetwork(base, sizes)
    wanted = (one.heads["head_cameo"].weight + other.heads["head_cameo"].weight).detach() / 2
    assert torch.allclose(mean_of([one, other]).heads["head_cameo"].weight, wanted)


def test_a_wrong_code_of_the_right_root_is_half_as_wrong():
    from dragoman.train.cameo_loss import CameoLoss

    loss = CameoLoss(("none", "111", "112", "190"), smoothing=0.0)
    target = torch.tensor([1])
    near, far = torch.tensor([[0.0, 0.0, 5.0, 0.0]]), torch.tensor([[0.0, 0.0, 0.0, 5.0]])
    assert loss(near, target) < loss(far, target)


def test_a_sentence_is_never_on_both_sides():
    from dragoman.train.example import Example
    from dragoman.train.train import split

    rows = [Example(f"{n}", f"Sentence {n // 2}.", (0, 8), None, "AID", None, "asserted", "07") for n in range(400)]
    kept, held = split(rows)
    assert held
    assert not {one.text for one in kept} & {one.text for one in held}


def test_temperature_cools_an_overconfident_head():
    """Right three times in four but all but sure: cooled, the gap between confidence and truth narrows."""
    from dragoman.train.calibrate import calibration_error, temperature

    logits = torch.tensor([[6.0, 0.0]] * 40)
    targets = torch.tensor([0, 0, 0, 1] * 10)
    value = temperature(logits, targets)
    assert value > 1
    assert calibration_error(logits / value, targets) < calibration_error(logits, targets)
