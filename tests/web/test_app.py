"""Addresses of the explorer: what they show, and what is said when they cannot."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from dragoman.errors import StoreMissing
from dragoman.web.app import explorer, own
from tests.hostile import HARM, hostile_reading
from tests.web.conftest import at_explorer

PLAIN = ("/", "/map", "/stories", "/events", "/dyads", "/actors", "/threads", "/articles", "/search?q=Seoul", "/codes")


@pytest.mark.parametrize("address", PLAIN)
def test_a_page_is_whole(client, address):
    """Each page has one heading, its language, a way past the navigation, and no script or style within it."""
    answer = client.get(address)
    assert answer.status_code == 200
    found = Elements.of(answer.text)
    assert found.count("h1") == 1
    assert found.attributes("html")[0]["lang"] == "en"
    assert [one.get("src", "").startswith("/static/") for one in found.attributes("script")] == [True]
    assert not found.count("style")
    assert not any("style" in one or any(name.startswith("on") for name in one) for one in found.all)


def test_every_link_of_every_page_leads_somewhere(client):
    """From the overview on, no link within the explorer is broken."""
    seen, waiting = set(), ["/", *PLAIN]
    while waiting and len(seen) < 32:
        address = waiting.pop(0).partition("#")[0]
        if address in seen or "/download/" in address or "/theme/" in address:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        links = [one["href"] for one in Elements.of(answer.text).attributes("a") if one.get("href", "").startswith("/")]
        waiting += [one for one in links if one.partition("?")[0] not in {done.partition("?")[0] for done in seen}]
    assert len(seen) > 30


@pytest.mark.parametrize("address", [*PLAIN, "/actors/USA", "/dyads/USA-VEN"])
def test_every_link_of_a_page_is_of_this_server(client, address):
    """Those that are drawn into charts, too: what one looks for is nobody else's to know."""
    text = client.get(address).text
    links = re.findall(r'(?:href|src|xlink:href|action)="([^"]*)"', text)
    assert links
    assert all(one.startswith(("/", "#")) for one in links)


@pytest.mark.parametrize("chart", ["/download/whole", "/map/download/map", "/actors/USA/download/whole"])
def test_a_picture_that_is_taken_away_leads_nowhere(client, chart):
    assert "href" not in client.get(chart + ".svg").text


def test_a_filter_narrows_every_list(client):
    """The stories page shows as many stories of a type as SQL counts."""
    sql = "SELECT count(*) FROM stories WHERE event_type = 'ACCUSE' AND status IN ('asserted', 'historical')"
    [(wanted,)] = client.app.state.desk.table(sql).rows
    answer = client.get("/stories?type=ACCUSE")
    assert f"<strong>{wanted}</strong> found" in answer.text
    assert set(re.findall(r'class="kind"[^>]*>(\w+)', answer.text)) == {"ACCUSE"}


def test_a_broken_filter_says_what_is_wrong(client):
    answer = client.get("/stories?since=yesterday")
    assert answer.status_code == 400
    assert "such as 2021-03-25" in answer.text


@pytest.mark.parametrize("address", ["/nothing", "/stories/none", "/articles/none", "/static/0/none.css", "/static/0/..%2fapp.py", "/download/none.csv", "/stories/download/stories.exe"])  # fmt: skip
def test_what_is_not_there_is_404(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [*PLAIN, "/nothing", "/static/0/explorer.css", "/stories/download/stories.csv"])
def test_every_answer_has_the_headers_that_keep_it_harmless(client, address):
    headers = client.get(address).headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_a_fault_of_ours_says_so_and_no_more(example, monkeypatch):
    """And the page of it has the same headers."""
    with at_explorer(example) as client:
        client.raise_server_exceptions = False
        client._transport.raise_server_exceptions = False
        monkeypatch.setattr(client.app.state.desk, "rows", lambda *_: 1 / 0)
        answer = client.get("/stories")
    assert answer.status_code == 500
    assert "fault is ours" in answer.text
    assert "ZeroDivisionError" not in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_another_name_of_this_machine_is_refused(client):
    """A page elsewhere whose name points here must not read the store (DNS rebinding)."""
    assert client.get("/", headers={"host": "evil.example:8001"}).status_code == 421
    assert client.get("/", headers={"host": "[::1]:8001"}).status_code == 200
    assert client.get("/", headers={"host": "localhost"}).status_code == 200


def test_a_long_address_is_refused(client):
    assert client.get("/stories?words=" + "x" * 5000).status_code == 414


def test_nothing_can_be_sent_without_reviewers(client):
    for address in ("/", "/stories", "/review/judge", "/review/draw"):
        assert client.post(address, data={"verdict": "accept"}).status_code in (403, 405)


@pytest.fixture(scope="module")
def harmed(harmful):
    """A browser at the explorer of the hostile article."""
    with at_explorer(harmful) as client:
        yield client


def test_a_hostile_article_is_only_text(harmed):
    """Its script is nowhere an element, its quotes leave no attribute, its address is no link."""
    client = harmed
    links = [one["href"] for one in Elements.of(client.get("/articles").text).attributes("a")]
    [article] = {one.partition("#")[0] for one in links if one.startswith("/articles/") and "/download/" not in one}
    story = next(one["href"] for one in Elements.of(client.get("/stories").text).attributes("a") if "/stories/" in one.get("href", "") and "/download/" not in one["href"])  # fmt: skip
    for address in ("/", "/map", "/stories", "/events", "/articles", "/dyads", "/actors", "/search?q=theft", article, story):
        found = Elements.of(client.get(address).text)
        assert found.count("script") == 1, address
        assert all(one.get("src", "").startswith("/static/") for one in found.attributes("img")), address
        assert not any("onerror" in one for one in found.all), address
        assert not any(one.get("href", "").startswith("javascript") for one in found.all), address
        assert "49" not in found.words or "{{ 7 * 7 }}" in found.words, "templates in texts are texts"
    words = "".join(Elements.of(client.get(article).text).words.split())
    for one in hostile_reading().sentences:
        assert "".join(HARM[one.start : one.end].split()) in words, "and all of it is shown"


def test_formulas_are_no_formulas_in_a_table(harmed):
    """A spreadsheet takes a cell that begins with = for a formula."""
    text = harmed.get("/events/download/events.csv").text
    assert ",=HYPERLINK" not in text
    assert "\n=HYPERLINK" not in text


@pytest.mark.parametrize(
    ("address", "inside"),
    [("/", True), ("/stories?a=b", True), ("//evil.example", False), ("/\\evil.example", False), ("https://evil.example", False), ("", False)],
)  # fmt: skip
def test_one_goes_back_to_this_server_alone(address, inside):
    assert own(address) is inside


def test_the_look_is_kept(client):
    client.get("/theme/dark?back=/map")
    assert 'data-theme="dark"' in client.get("/map").text
    client.get("/theme/system")
    assert "data-theme" not in client.get("/map").text


def test_a_store_that_is_not_there_is_told_at_once(tmp_path):
    with pytest.raises(StoreMissing):
        explorer(tmp_path / "none.duckdb")


class Elements(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.words = ""

    @classmethod
    def of(cls, html: str) -> Elements:
        made = cls()
        made.feed(html)
        return made

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data):
        self.words += data

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.found)

    def attributes(self, tag: str) -> list[dict[str, str]]:
        return [one for name, one in self.found if name == tag]

    @property
    def all(self) -> list[dict[str, str]]:
        return [one for _, one in self.found]
