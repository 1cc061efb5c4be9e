"""A watch that breaks off before any statement of SQL goes on to the same end (benchmarks/kill_watch.py kills for real)."""

import pytest

from dragoman.store import store as store_module

from .conftest import story


class Killed(BaseException):
    """What a kill is to a test."""


class Counted:
    """A connection that breaks off before a statement."""

    left = 0

    def __init__(self, connection) -> None:
        self.connection = connection

    def execute(self, *arguments):
        Counted.left -= 1
        if Counted.left == 0:
            raise Killed
        return self.connection.execute(*arguments)

    def __getattr__(self, name):
        return getattr(self.connection, name)


def test_no_statement_is_a_bad_moment(site, watch, monkeypatch):
    for number in range(3):
        site.html(f"/{number}", story(number))
    site.html("/copy", story(0))
    url = site.feed(["/0", "/1", "/2", "/copy", "/none"], headers={"ETag": '"1"'})
    whole = site.routes["/feed"]

    def feed(handler):
        status, headers, body = (304, {}, b"") if handler.headers.get("If-None-Match") else whole
        handler.send_response(status)
        for name, value in (headers | {"Content-Length": str(len(body))}).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    site.routes["/feed"] = feed
    connect = store_module.connect
    broken = 0
    for statement in (*range(2, 20, 3), *range(20, 400, 6)):
        monkeypatch.setattr(store_module, "connect", lambda *args, **options: Counted(connect(*args, **options)))
        Counted.left = statement
        site.asked.clear()
        killed = watch(url)
        killed.path = killed.watcher.path = killed.path.with_name(f"{statement}.duckdb")
        try:
            killed.once()
        except Killed:
            broken += 1
        monkeypatch.setattr(store_module, "connect", connect)
        again = watch(url)
        again.path = again.watcher.path = killed.path
        fetched = set(again.rows("SELECT url FROM pages WHERE status <> 'queued'")) if there(again) else set()
        before = len(site.asked)
        again.once()
        assert sorted(again.pages().values()) == ["copy", "done", "done", "done", "dropped"], statement
        assert again.rows("SELECT count(*), count(DISTINCT text) FROM articles") == [(3, 3)], statement
        assert again.check() == [], statement
        later = {(site.url + path,) for path in site.asked[before:]}
        assert not fetched & later, "what was kept is not fetched again"
        if Counted.left > 0:
            break
    assert broken > 5, "otherwise nothing was tried"


def there(watch) -> bool:
    """Whether a store was made."""
    if not watch.path.exists():
        return False
    try:
        watch.rows("SELECT 1")
    except Exception as error:
        pytest.fail(str(error)) if "empty database" not in str(error) else None
        return False
    return True
