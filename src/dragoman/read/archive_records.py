"""The records of a web archive, one at a time; what is broken is passed over, and the next record found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.errors import ExtraMissing
from dragoman.read.limits import MAX_LINE_BYTES

BROKEN, TOO_LARGE = "broken record", "too large"
STARTS = (b"\x1f\x8b\x08", b"WARC/1.")  # of a record in a gzip member of its own, and of one that is not packed
BLOCK = 1 << 20  # bytes read at once when a record is looked for
MAX_RECORD_BYTES = MAX_LINE_BYTES
MAX_HEADER_BYTES = 64 * 1024


def archive_records(stream: BinaryIO, passed: Counter[str]) -> Iterator[Any]:
    """The records (``fastwarc.warc.WarcRecord``) of an archive that are answers of servers or texts made of them, their
    content in memory. ``passed`` counts the others by why.

    Raises ``ExtraMissing``. A stream that cannot be wound back ends at its first fault.
    """
    try:
        from fastwarc.warc import WarcRecordType
    except ModuleNotFoundError as error:
        raise ExtraMissing(name="fastwarc", extra="archives") from error
    wanted = int(WarcRecordType.response) | int(WarcRecordType.conversion)
    start: int | None = 0
    while start is not None:
        last = start
        healthy = False
        try:
            for place, record in placed(stream, start):
                last, healthy = place, True
                if int(record.record_type) & wanted:
                    yield from held(record, passed)
            return
        except (OSError, ValueError, EOFError):
            # Where no record began, the last place looked at was none: that fault is counted already.
            passed[BROKEN] += healthy or start == 0
        start = next_start(stream, last + 1)


def placed(stream: BinaryIO, start: int) -> Iterator[tuple[int, Any]]:
    """The records of an archive from a byte on, each with its place. Raises ``OSError`` at a fault."""
    from fastwarc.warc import ArchiveIterator

    if start:
        stream.seek(start)
    for record in ArchiveIterator(stream, parse_http=False, max_header_len=MAX_HEADER_BYTES, fsspec_args=False):
        yield start + record.stream_pos, record


def held(record: Any, passed: Counter[str]) -> Iterator[Any]:
    """A record with its content in memory; none where it is larger than any report, or cut short."""
    claimed = record.content_length
    if claimed > MAX_RECORD_BYTES:
        passed[TOO_LARGE] += 1
        return
    content = record.reader.read(claimed)
    if len(content) < claimed:
        passed[BROKEN] += 1
        return
    record.set_bytes_content(content)
    yield record


def next_start(stream: BinaryIO, after: int) -> int | None:
    """The next place, from a byte on, at which a record may begin; None where there is none, or no way back."""
    if not stream.seekable():
        return None
    stream.seek(after)
    kept, base = b"", after
    while block := stream.read(BLOCK):
        kept += block
        places = [place for place in (kept.find(one) for one in STARTS) if place >= 0]
        if places:
            return base + min(places)
        tail = max(map(len, STARTS)) - 1
        base += max(0, len(kept) - tail)
        kept = kept[-tail:]
    return None
