"""Who may judge, and that nobody else can make a browser judge."""

from __future__ import annotations

import json
import re

import pytest

from dragoman.evaluate import evaluate
from dragoman.web.reviewing import reviewing_of
from tests.web.conftest import at_explorer
from tests.web.test_app import Elements

EVENTS = "SELECT event_id, article_id, event_type FROM events ORDER BY event_id"


@pytest.fixture
def reviewing(example, tmp_path):
    """Two reviewers of the example reports, with a file of judgements of this test's own."""
    made = reviewing_of(example, tmp_path / "judgements.sqlite", ["Ana", "Ben"])
    yield made
    made.judgements.close()


@pytest.fixture
def browsers(example, reviewing):
    """A browser of each reviewer, entered."""
    keys = dict(reviewing.tokens())
    with at_explorer(example, reviewing) as ana, at_explorer(example, reviewing) as ben:
        for name, one in (("Ana", ana), ("Ben", ben)):
            assert f"You judge as <strong>{name}" in enter(one, keys[name]).text
        yield ana, ben


def enter(browser, key: str):
    """The page on which it is said whose key it is, and the button on it."""
    assert "Enter as" in browser.get(f"/review/enter?token={key}").text
    return browser.post("/review/enter", data={"token": key}, headers={"origin": "http://127.0.0.1:8001"})


def form_of(browser, address: str) -> dict[str, str]:
    """The fields of the large form of a page, as they stand."""
    html = browser.get(address).text
    form = html[html.index('class="correction"') :]
    found = Elements.of(form[: form.index("</form>")])
    fields = {one["name"]: one.get("value", "") for one in found.attributes("input") if "name" in one}
    for select in re.finditer(r'<select name="([^"]+)".*?</select>', form, re.DOTALL):
        chosen = re.search(r'<option(?: value="([^"]*)")? selected>([^<]*)', select[0])
        fields[select[1]] = (chosen[1] if chosen[1] is not None else chosen[2]) if chosen else ""
    return fields


def send(browser, **fields: str):
    """A form as a browser sends it, with the key of the reviewer's pages."""
    key = re.search(r'name="form_key" value="(\w+)"', browser.get("/review").text)[1]
    return browser.post("/review/judge", data={"form_key": key, **fields}, headers={"origin": "http://127.0.0.1:8001"})


def first_event(browser) -> tuple[str, str, str]:
    return browser.app.state.desk.table(EVENTS).rows[0]


def test_without_a_key_nobody_judges(example, reviewing):
    with at_explorer(example, reviewing) as stranger:
        for address in ("/review", "/review/enter?token=guess", "/review/gold/gold-judgements.jsonl", "/review/next/x"):
            assert stranger.get(address).status_code == 403
        assert stranger.post("/review/judge", data={"verdict": "accept"}).status_code == 403
        assert "/review" not in stranger.get("/").text


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"origin": "http://evil.example"}, "a page elsewhere sends it"),
        ({"origin": "null"}, "a page that hides where it is"),
        ({"sec-fetch-site": "cross-site"}, "the browser says that it is from elsewhere"),
        ({"origin": "http://127.0.0.1:9999"}, "another server of this machine"),
    ],
)
def test_a_form_from_elsewhere_is_refused(browsers, reviewing, headers, why):
    ana, _ = browsers
    event, article, _ = first_event(ana)
    key = re.search(r'name="form_key" value="(\w+)"', ana.get("/review").text)[1]
    fields = {"form_key": key, "verdict": "accept", "event_id": event, "article_id": article}
    assert ana.post("/review/judge", data=fields, headers=headers).status_code == 403, why
    assert not reviewing.judgements.standing()


def test_a_form_without_its_key_is_refused(browsers, reviewing):
    ana, ben = browsers
    event, article, _ = first_event(ana)
    foreign = re.search(r'name="form_key" value="(\w+)"', ben.get("/review").text)[1]
    for key in ("", "guess", foreign):
        answer = ana.post("/review/judge", data={"form_key": key, "verdict": "accept", "event_id": event, "article_id": article})  # fmt: skip
        assert answer.status_code == 403
    assert not reviewing.judgements.standing()


def test_a_form_that_is_too_large_is_refused(browsers):
    ana, _ = browsers
    assert send(ana, note="x" * 70_000).status_code == 403
    assert send(ana, **{f"f{n}": "" for n in range(300)}).status_code == 403


def test_two_judge_blind_to_each_other(browsers):
    """Ben sees what Ana said once he has said something himself, and not before."""
    ana, ben = browsers
    event, article, _ = first_event(ana)
    assert send(ana, verdict="reject", event_id=event, article_id=article).status_code == 200
    page = f"/review/events/{event}"
    assert "Ana" not in ben.get(page).text
    send(ben, verdict="accept", event_id=event, article_id=article)
    assert 'Ana: <span class="verdict reject">reject' in ben.get(page).text
    assert "Krippendorff" in ben.get("/review").text


def test_nothing_of_others_is_seen_before(browsers):
    """Neither in the gold that one takes away, nor in shares or counts."""
    ana, ben = browsers
    event, article, _ = first_event(ana)
    send(ben, verdict="reject", event_id=event, article_id=article, note="no such thing")
    assert ana.get("/review/gold/gold-judgements.jsonl").status_code == 404, "there is nothing of hers"
    page = ana.get("/review").text
    assert "wrong" not in page
    assert "How much is right" not in page
    assert event in ben.get("/review/gold/gold-judgements.jsonl").text


def test_agreement_of_others_waits_for_the_third(example, tmp_path):
    made = reviewing_of(example, tmp_path / "three.sqlite", ["Ana", "Ben", "Eva"])
    keys = dict(made.tokens())
    with at_explorer(example, made) as one:
        event, article, _ = first_event(one)
        for name in ("Ana", "Ben"):
            enter(one, keys[name])
            send(one, verdict="accept", event_id=event, article_id=article)
        enter(one, keys["Eva"])
        assert "Shown once you have judged" in one.get("/review").text
        send(one, verdict="reject", event_id=event, article_id=article)
        assert "Where you differ" in one.get("/review").text
    made.judgements.close()


def test_a_link_from_elsewhere_changes_nobody(browsers, reviewing):
    """It only asks; and a form from elsewhere is refused."""
    ana, _ = browsers
    key = dict(reviewing.tokens())["Ben"]
    asked = ana.get(f"/review/enter?token={key}").text
    assert "This browser judges as <strong>Ana" in asked
    assert ana.post("/review/enter", data={"token": key}, headers={"origin": "http://evil.example"}).status_code == 403
    assert "You judge as <strong>Ana" in ana.get("/review").text


def test_a_hard_event_can_be_passed_over(browsers):
    """It comes again at the end."""
    ana, _ = browsers
    key = re.search(r'name="form_key" value="(\w+)"', ana.get("/review").text)[1]
    page = ana.post("/review/draw", data={"form_key": key, "size": "3", "seed": "7"}, headers={"origin": "http://127.0.0.1:8001"})  # fmt: skip
    seen = []
    for _ in range(4):
        seen.append(re.search(r'name="event_id" value="([^"]+)"', page.text)[1])
        page = ana.get(re.search(r'href="(/review/next/[^"]+)"', page.text)[1])
    assert len(set(seen[:3])) == 3
    assert seen[3] == seen[0]


def test_a_correction_is_beside_the_record(browsers, reviewing, example):
    """The form holds the event as coded; what is changed in it is the correction, and the store is as it was."""
    ana, _ = browsers
    event, _, kind = first_event(ana)
    before = example.read_bytes()
    fields = form_of(ana, f"/review/events/{event}")
    assert fields["event_type"] == kind
    other = "THREATEN" if kind != "THREATEN" else "ACCUSE"
    answer = send(ana, **{**fields, "verdict": "correct", "event_type": other, "mode": ""})
    assert answer.status_code == 200
    [kept] = reviewing.judgements.standing()
    assert kept.judgement.correction.event_type == other
    assert kept.judgement.correction.actors is None, "what was left as coded is no correction"
    assert kept.event["event_type"] == kind
    assert form_of(ana, f"/review/events/{event}")["event_type"] == other, "and the form shows it again"
    assert example.read_bytes() == before


WRONG = [
    ("date", "2021-13", "date"), ("actors-0-words", "words not there", "words not there"), ("place_country", "XX", "place"),
]  # fmt: skip


def test_a_correction_that_cannot_be_is_told(browsers, reviewing):
    ana, _ = browsers
    event, _, _ = first_event(ana)
    fields = form_of(ana, f"/review/events/{event}") | {"verdict": "correct", "place": "Seoul"}
    for name, value, said in WRONG:
        answer = send(ana, **{**fields, name: value})
        assert answer.status_code == 400, name
        assert said in answer.text
    assert not reviewing.judgements.standing()


def test_a_missed_event_is_told_by_its_words(browsers, reviewing):
    """With the place that the script sends, or by words that are looked up without it."""
    ana, _ = browsers
    _, article, _ = first_event(ana)
    [(text,)] = ana.app.state.desk.table("SELECT text FROM articles WHERE article_id = ?", [article]).rows
    start = text.index(" ", len(text) // 2) + 1
    end = text.index(" ", start)
    page = f"/review/missed/{article}?start={start}&end={end}"
    assert f"<mark>{text[start:end]}</mark>" in ana.get(page).text.replace("&#39;", "'")
    send(ana, **{**form_of(ana, page), "verdict": "missed", "event_type": "AID"})
    send(ana, **{**form_of(ana, f"/review/missed/{article}"), "words": text[:5], "verdict": "missed", "event_type": "AID"})
    found = [one.judgement.correction.trigger for one in reviewing.judgements.of_article(article, "Ana")]
    assert [one.start for one in found] == [start, 0]
    assert "missed: AID" in ana.get(f"/articles/{article}").text


def test_a_judgement_is_taken_back(browsers, reviewing):
    ana, _ = browsers
    event, article, _ = first_event(ana)
    send(ana, verdict="accept", event_id=event, article_id=article)
    send(ana, verdict="withdrawn", event_id=event, article_id=article)
    assert not reviewing.judgements.standing()
    assert len(reviewing.judgements.history(article)) == 2, "and both are kept"


def test_a_sample_is_drawn_judged_and_scored(browsers, tmp_path):
    """From the form to the precision with its interval, and to gold that `dragoman evaluate` reads."""
    ana, _ = browsers
    key = re.search(r'name="form_key" value="(\w+)"', ana.get("/review").text)[1]
    page = ana.post("/review/draw", data={"form_key": key, "size": "3", "seed": "7"}, headers={"origin": "http://127.0.0.1:8001"})  # fmt: skip
    for verdict in ("accept", "accept", "reject"):
        [event, article, sample] = (re.search(f'name="{name}" value="([^"]+)"', page.text)[1] for name in ("event_id", "article_id", "sample_id"))  # fmt: skip
        page = send(ana, verdict=verdict, event_id=event, article_id=article, sample_id=sample)
    assert "0.67" in page.text
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes(ana.get(f"/review/gold/gold-judgements.jsonl?sample={sample}").content)
    assert sum(len(json.loads(line)["judgements"]) for line in gold.read_text().splitlines()) == 3
    report = evaluate(gold, Silent())
    assert report.kind == "judgements"


class Silent:
    """A coder that finds nothing."""

    def read_all(self, articles):
        from dragoman.records import Reading

        return (Reading(one) for one in articles)

    def read(self, text, date=None, publisher=None, title=None):
        from dragoman.records import Article, Reading

        return Reading(Article(text, date=date, publisher=publisher, title=title))

    def relation(self, sentence, actor, recipient=None):
        raise NotImplementedError
