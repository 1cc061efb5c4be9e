"""A file read: its articles and its failures."""

import pytest

from dragoman.read import Defaults, read_articles


@pytest.fixture
def read(tmp_path):
    def read(name, data, **options):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        failures = []
        return list(read_articles([path], Defaults(**options), failures.append)), failures

    return read
