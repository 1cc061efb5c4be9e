"""The body of an answer, unpacked as it comes, to a limit: a small packet that unpacks to gigabytes never does."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from dragoman.watch.trouble import Trouble

STEP = 65536


def read_body(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """The whole body of at most ``limit`` bytes, as sent and as unpacked.

    ``encoding`` is the Content-Encoding. Raises ``Trouble`` beyond the limit and for what cannot be unpacked.
    """
    body = bytearray()
    for piece in unpacked(within(chunks, limit), encoding.strip().lower()):
        body += piece
        if len(body) > limit:
            raise too_large(limit)
    return bytes(body)


def within(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """Chunks, as long as they are within the limit together."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise too_large(limit)
        yield chunk


def unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Chunks out of their gzip or deflate, never more than ``STEP`` bytes at once."""
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise Trouble(f"it is packed as '{encoding}', which was not asked for", lasting=True)
    unpacker = None
    for chunk in chunks:
        if unpacker is None and chunk:
            unpacker = zlib.decompressobj(window_bits(chunk, encoding))
        waiting = chunk
        while waiting and unpacker is not None and not unpacker.eof:
            try:
                yield unpacker.decompress(waiting, STEP)
            except zlib.error as error:
                raise Trouble(f"its {encoding} is damaged") from error
            waiting = unpacker.unconsumed_tail
    if unpacker is not None and not unpacker.eof:
        raise Trouble(f"its {encoding} is cut short")


def window_bits(start: bytes, encoding: str) -> int:
    """How zlib is to read a stream. Some servers' deflate lacks zlib's header, whose first byte ends in 8."""
    if encoding == "deflate" and start[0] & 0x0F != 8:
        return -zlib.MAX_WBITS
    return zlib.MAX_WBITS | 32


def too_large(limit: int) -> Trouble:
    """A body beyond the limit."""
    return Trouble(f"it is larger than {limit / 1e6:g} MB", lasting=True)
