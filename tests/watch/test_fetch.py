"""One document fetched from a server that may be slow, large, elsewhere or hostile."""

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time

import pytest

from dragoman.watch.fetch import Fetcher, Limits, Want
from dragoman.watch.target import target_of
from dragoman.watch.trouble import Trouble

ANY = Want(100_000)


def test_a_document_comes_with_what_is_needed_to_ask_again(site, fetcher):
    site.routes["/a?b=1"] = (
        200,
        {"ETag": '"x"', "Last-Modified": "Mon, 01 Mar 2021", "Content-Type": "text/xml"},
        b"hi",
    )
    found = fetcher.get(site.url + "/a?b=1", ANY)
    assert (found.status, found.body, found.etag, found.last_modified) == (200, b"hi", '"x"', "Mon, 01 Mar 2021")
    sent = site.headers[0]
    assert sent["User-Agent"] == "dragoman/test" and sent["Host"] == f"127.0.0.1:{site.port}"
    assert not {"Cookie", "Authorization", "If-None-Match"} & set(sent)


def test_what_has_not_changed_is_not_sent_again(site, fetcher):
    site.routes["/a"] = (304, {"ETag": '"x"'}, b"")
    assert fetcher.get(site.url + "/a", Want(100, (), '"x"', "Mon, 01 Mar 2021")).status == 304
    assert site.headers[0]["If-None-Match"] == '"x"' and site.headers[0]["If-Modified-Since"] == "Mon, 01 Mar 2021"
    with pytest.raises(Trouble, match="HTTP 304"):
        fetcher.get(site.url + "/a", ANY)  # an answer to a question that was not asked


@pytest.mark.parametrize(
    ("status", "headers", "lasting", "host", "wait"),
    [
        (404, {}, True, False, None),
        (410, {}, True, False, None),
        (403, {}, True, False, None),
        (408, {}, False, False, None),
        (500, {}, False, False, None),
        (502, {}, False, False, None),
        (429, {"Retry-After": "120"}, False, True, 120.0),
        (503, {}, False, True, None),
        (204, {}, False, False, None),
    ],
)
def test_an_answer_that_is_no_document(site, fetcher, status, headers, lasting, host, wait):
    site.routes["/a"] = (status, headers, b"")
    with pytest.raises(Trouble) as caught:
        fetcher.get(site.url + "/a", ANY)
    found = caught.value
    assert (found.status, found.lasting, found.host, found.wait) == (status, lasting, host, wait)
    assert str(status) in found.why


def to(url: str, status: int = 302):
    return (status, {"Location": url}, b"")


def test_redirects_are_followed_and_permanent_ones_told(site, fetcher):
    site.routes |= {"/a": to("/b", 301), "/b": to("/c", 308), "/c": to("d?x=1"), "/d?x=1": (200, {}, b"hi")}
    found = fetcher.get(site.url + "/a", ANY)
    assert (found.body, found.url) == (b"hi", site.url + "/d?x=1")
    assert found.moved_to == site.url + "/c", "what follows a passing redirect may be elsewhere tomorrow"


def test_loops_and_long_chains_end(site, fetcher):
    site.routes |= {"/a": to("/b"), "/b": to("/a")}
    with pytest.raises(Trouble, match="more than 5 times"):
        fetcher.get(site.url + "/a", ANY)
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://10.0.0.1/", "private"),
        ("http://169.254.169.254/latest/meta-data", "link-local"),
        ("http://[::ffff:127.0.0.1]/", "disguise"),
        ("http://2130706433/", "loopback"),
        ("file:///etc/passwd", "not an address of the web"),
        ("gopher://example.org/", "not an address of the web"),
        ("http://user:word@example.org/", "name or password"),
        ("", "to nowhere"),
    ],
)
def test_a_redirect_leads_nowhere_that_a_url_may_not(site, location, why):
    public = "93.184.215.14"
    fetcher = Fetcher("dragoman/test", Limits(5.0, frozenset((80, site.port))))
    # The site passes for a public one; the connection that is checked for it goes to this machine all the same.
    fetcher.connections = Elsewhere(fetcher.connections, public)
    real, fetcher.lookup = fetcher.lookup, lambda host, port: [public] if host == "news.test" else real(host, port)
    site.routes["/a"] = to(location)
    with pytest.raises(Trouble, match=why) as caught:
        fetcher.get(f"http://news.test:{site.port}/a", ANY)
    assert caught.value.lasting and site.asked == ["/a"]


class Elsewhere:
    """urllib3's connections, with one address that is this machine."""

    def __init__(self, connections, address: str) -> None:
        self.connections, self.address, self.made = connections, address, []

    def HTTPConnection(self, address, port, **more):
        self.made.append(address)
        assert address == self.address, "nothing else is connected to"
        return self.connections.HTTPConnection("127.0.0.1", port, **more)


def test_a_name_is_looked_up_once_and_connected_to_as_it_was_checked(site):
    answers = [["93.184.215.14"], ["127.0.0.1"], ["127.0.0.1"]]
    fetcher = Fetcher("dragoman/test", Limits(5.0, frozenset((site.port,))), lambda host, port: answers.pop(0))
    fetcher.connections = made = Elsewhere(fetcher.connections, "93.184.215.14")
    site.routes["/a"] = (200, {}, b"hi")
    assert fetcher.get(f"http://rebinding.test:{site.port}/a", ANY).body == b"hi"
    assert made.made == ["93.184.215.14"] and len(answers) == 2, "a second lookup would have led to this machine"
    assert site.headers[0]["Host"] == f"rebinding.test:{site.port}"
    with pytest.raises(Trouble, match="loopback"):
        fetcher.get(f"http://rebinding.test:{site.port}/a", ANY)
    assert len(site.asked) == 1


def test_of_several_addresses_only_fit_ones_are_connected_to(site):
    lookup = lambda host, port: ["10.0.0.1", "93.184.215.14", "127.0.0.1"]  # noqa: E731
    fetcher = Fetcher("dragoman/test", Limits(5.0, frozenset((site.port,))), lookup)
    fetcher.connections = Elsewhere(fetcher.connections, "93.184.215.14")
    site.routes["/a"] = (200, {}, b"hi")
    assert fetcher.get(f"http://news.test:{site.port}/a", ANY).body == b"hi"


def test_the_next_address_is_tried_where_one_does_not_answer(site):
    with socket.socket() as closed:
        closed.bind(("127.0.0.2", 0))  # bound and not listening: refused
        fetcher = Fetcher(
            "dragoman/test", Limits(5.0, allow_private=True), lambda host, port: ["127.0.0.2", "127.0.0.1"]
        )
        site.routes["/a"] = (200, {}, b"hi")
        assert fetcher.get(f"http://news.test:{site.port}/a", ANY).body == b"hi"


def test_this_machine_is_not_asked_unless_told(site):
    with pytest.raises(Trouble, match=r"loopback.*--allow-private") as caught:
        Fetcher("dragoman/test", Limits(5.0)).get(site.url + "/a", ANY)
    assert caught.value.lasting and not site.asked


def test_other_ports_are_not_asked_unless_told(fetcher):
    strict = Fetcher("dragoman/test", Limits(5.0), lambda host, port: ["93.184.215.14"])
    with pytest.raises(Trouble, match="port 22 is not asked"):
        strict.get("http://news.test:22/", ANY)
    fetcher.lookup = lambda host, port: ["93.184.215.14"]
    with pytest.raises(Trouble, match="port 22"):
        fetcher.get("http://news.test:22/", ANY)  # allow_private opens the ports of private addresses alone


def test_an_unknown_host_is_the_hosts_trouble(fetcher):
    with pytest.raises(Trouble, match="not known") as caught:
        fetcher.get("http://nowhere.invalid/", ANY)
    assert caught.value.host and not caught.value.lasting


def test_a_redirect_out_of_https_is_not_followed():
    from dragoman.watch.fetch import redirected

    secure = target_of("https://example.org/a")
    with pytest.raises(Trouble, match="out of https"):
        redirected(secure, "http://example.org/a")
    assert redirected(target_of("http://example.org/a"), "https://example.org/a") == secure


def drip(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    try:
        while True:
            handler.wfile.write(b"x")
            time.sleep(0.02)
    except OSError:
        pass


def drip_headers(handler):
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            handler.wfile.write(b"X-Y: z\r\nX")
            time.sleep(0.02)
    except OSError:
        pass


def silent(handler):
    time.sleep(1.5)


@pytest.mark.parametrize("answer", [drip, drip_headers, silent])
def test_a_slow_answer_ends_at_the_deadline(site, answer):
    site.routes["/a"] = answer
    fetcher = Fetcher("dragoman/test", Limits(0.3, allow_private=True))
    began = time.monotonic()
    with pytest.raises(Trouble, match=r"not come within 0.3 seconds|more than 100 headers"):
        fetcher.get(site.url + "/a", ANY)
    assert time.monotonic() - began < 1.2
    assert not fetcher.live and threading.active_count() < 20


def test_a_body_without_end_ends_at_its_limit(site, fetcher):
    def endless(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        try:
            while True:
                handler.wfile.write(b"4000\r\n" + b"x" * 0x4000 + b"\r\n")
        except OSError:
            pass

    site.routes["/a"] = endless
    with pytest.raises(Trouble, match=r"larger than 0.1 MB") as caught:
        fetcher.get(site.url + "/a", ANY)
    assert caught.value.lasting


def test_gzip_is_unpacked_and_a_bomb_is_not(site, fetcher):
    site.routes["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"word " * 100))
    site.routes["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(20_000_000)))
    assert fetcher.get(site.url + "/a", ANY).body == b"word " * 100
    with pytest.raises(Trouble, match="larger"):
        fetcher.get(site.url + "/bomb", ANY)


def test_a_body_that_is_cut_short_is_not_taken_for_whole(site, fetcher):
    def cut(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")

    site.routes["/a"] = cut
    with pytest.raises(Trouble, match="cannot be had") as caught:
        fetcher.get(site.url + "/a", ANY)
    assert not caught.value.lasting


def test_what_is_no_http_is_told(site, fetcher):
    site.routes["/a"] = lambda handler: handler.wfile.write(b"SSH-2.0-server\r\n")
    with pytest.raises(Trouble, match="cannot be had"):
        fetcher.get(site.url + "/a", ANY)


@pytest.mark.parametrize(("kind", "fits"), [("text/html; charset=x", True), ("Text/HTML", True), ("", True),
                                            ("application/pdf", False), ("image/png", False)])  # fmt: skip
def test_a_type_that_is_not_read_is_not_fetched(site, fetcher, kind, fits):
    site.routes["/a"] = (200, {"Content-Type": kind}, b"hi")
    want = Want(100, ("text/html",))
    if fits:
        assert fetcher.get(site.url + "/a", want).body == b"hi"
    else:
        with pytest.raises(Trouble, match=kind):
            fetcher.get(site.url + "/a", want)


def test_an_aborted_request_ends_at_once(site, fetcher):
    site.routes["/a"] = silent
    threading.Timer(0.1, fetcher.abort).start()
    began = time.monotonic()
    with pytest.raises(Trouble):
        fetcher.get(site.url + "/a", ANY)
    assert time.monotonic() - began < 1.0


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate of news.test that signs itself."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("tls")
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder / "key", "-out", folder / "cert",
            "-days", "2", "-subj", "/CN=news.test", "-addext", "subjectAltName=DNS:news.test"]  # fmt: skip
    subprocess.run(made, check=True, capture_output=True)
    return folder


@pytest.fixture
def secure(site, certificate):
    """The site behind TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert", certificate / "key")
    names = []
    context.sni_callback = lambda sock, name, ctx: names.append(name)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    site.names = names
    return site


def test_the_certificate_must_be_the_names_though_the_address_is_connected_to(secure, certificate, fetcher):
    secure.routes["/a"] = (200, {}, b"hi")
    fetcher.lookup = lambda host, port: ["127.0.0.1"]
    with pytest.raises(Trouble, match="certificate"):
        fetcher.get(f"https://news.test:{secure.port}/a", ANY)  # nobody vouches for it
    fetcher.tls.load_verify_locations(certificate / "cert")
    assert fetcher.get(f"https://news.test:{secure.port}/a", ANY).body == b"hi"
    assert secure.names[-1] == "news.test"
    with pytest.raises(Trouble, match=r"(?i)hostname"):
        fetcher.get(f"https://other.test:{secure.port}/a", ANY)
    with pytest.raises(Trouble, match=r"(?i)certificate"):
        fetcher.get(f"https://127.0.0.1:{secure.port}/a", ANY)
