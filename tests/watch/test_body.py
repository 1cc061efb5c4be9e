"""Bodies unpacked to a limit."""

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis.strategies import binary, integers, lists

from dragoman.watch.body import read_body
from dragoman.watch.trouble import Trouble


def cut(data: bytes, size: int) -> list[bytes]:
    return [data[start : start + size] for start in range(0, len(data), size)]


@given(binary(max_size=2000), integers(1, 300))
def test_what_was_packed_comes_out_however_it_is_cut(data, size):
    raw = zlib.compressobj(wbits=-15)
    packed = {"gzip": gzip.compress(data), "deflate": zlib.compress(data), "": data, "identity": data}
    for encoding, body in packed.items():
        assert read_body(cut(body, size), encoding, 3000) == data
    assert read_body(cut(raw.compress(data) + raw.flush(), size), "deflate", 3000) == data


@given(lists(binary(min_size=1, max_size=50), max_size=20), integers(1, 100))
def test_no_body_is_larger_than_its_limit(chunks, limit):
    whole = b"".join(chunks)
    if len(whole) > limit:
        with pytest.raises(Trouble, match="larger"):
            read_body(chunks, "", limit)
    else:
        assert read_body(chunks, "", limit) == whole


def test_a_gzip_bomb_ends_at_the_limit_in_little_memory():
    packed = gzip.compress(bytes(200_000_000), 1)
    tracemalloc.start()
    with pytest.raises(Trouble, match="larger than 5 MB"):
        read_body(cut(packed, 65536), "gzip", 5_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_stream_that_never_ends_ends_at_the_limit():
    def endless():
        while True:
            yield b"x" * 1000

    with pytest.raises(Trouble, match="larger"):
        read_body(endless(), "", 100_000)


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "zstd", "compress"])
def test_what_was_not_asked_for_is_not_unpacked(encoding):
    with pytest.raises(Trouble, match="not asked for"):
        read_body([b"x"], encoding, 100)


@pytest.mark.parametrize("body", [b"no gzip at all", gzip.compress(b"word" * 999, mtime=0)[:-9]])
def test_damaged_gzip_is_told(body):
    with pytest.raises(Trouble, match=r"damaged|cut short"):
        read_body([body], "gzip", 10_000)
