"""Pages: the report without what surrounds it, with what the page says of itself."""

import pytest

BODY = (
    "<p>"
    + "</p><p>".join(["Ministers of both countries met in the capital and signed a treaty on trade."] * 4)
    + "</p>"
)
PAGE = f"""<!DOCTYPE html><html><head><title>Talks</title>{{head}}
<meta property="article:published_time" content="2021-03-25T10:00:00Z"><meta property="og:site_name" content="The Post">
</head><body><nav><a href="/">Home</a></nav><article><h1>Talks</h1>{BODY}{{more}}</article></body></html>"""


def test_a_page(read):
    (article,), failures = read("a.html", PAGE.format(head="", more=""))
    assert not failures
    assert "signed a treaty" in article.text
    assert "Home" not in article.text
    assert (article.title, article.date, article.publisher) == ("Talks", "2021-03-25", "The Post")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("windows-1252", "cp1252"), ("koi8-r", "koi8-r"), ("iso-8859-2", "iso-8859-2")],
)
def test_the_declared_encoding_is_heeded(read, declared, encoding):
    words = {"koi8-r": "Министры встретились в столице и подписали договор", "iso-8859-2": "Ministři v Košicích žádali"}
    said = words.get(encoding, "Café in Málaga")
    page = PAGE.format(head=f'<meta charset="{declared}">', more=f"<p>{said} on trade and on much else besides.</p>")
    (article,), _ = read("a.htm", page.encode(encoding))
    assert said in article.text


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"%PDF-1.4", b"<html>\x00</html>", b"<" * 5000])
def test_no_report(read, data):
    articles, (failure,) = read("a.html", data)
    assert not articles
    assert failure.why
