"""A store of the bundled example reports, and one of an article that wants to do harm; the explorer over each."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.linking import link
from dragoman.store import Store
from tests.hostile import hostile_reading

pytest.importorskip("starlette", reason="the extra [web] is not installed")
REPORTS = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """The path of a store of the example reports."""
    from dragoman.batch import code_files

    path = tmp_path_factory.mktemp("example") / "events.duckdb"
    code_files([REPORTS], str(path), {}, None)
    return path


@pytest.fixture(scope="session")
def harmful(tmp_path_factory):
    """The path of a store whose one article wants to do harm in every field."""
    path = tmp_path_factory.mktemp("harmful") / "events.duckdb"
    with Store(path) as store:
        store.add(hostile_reading())
        link(store)
    return path


@pytest.fixture(scope="session")
def client(example):
    """A browser without scripts at the explorer of the example reports."""
    with at_explorer(example) as client:
        yield client


def at_explorer(path, reviewing=None):
    """A client of an explorer; as a context manager it ends the explorer, too."""
    from starlette.testclient import TestClient

    from dragoman.web.app import explorer

    return TestClient(explorer(path, reviewing=reviewing), base_url="http://127.0.0.1:8001", follow_redirects=True)
