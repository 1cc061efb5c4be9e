"""How far into its files a run is, in bytes."""

import gzip
import io

from dragoman.read.meter import METER, Meter, position, size_of
from dragoman.read.opening import open_bytes


def test_what_is_read_of_an_open_file_and_of_those_before_it_is_counted(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 100)
    meter = Meter()
    for expected in (100, 200):
        with path.open("rb") as stream, meter.following(stream):
            stream.read()
            assert meter.read == expected
    assert meter.read == 200


def test_a_packed_file_counts_as_packed(tmp_path):
    # The total is of files as they lie on the disk, too.
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"x" * 100_000))
    before = METER.read
    with open_bytes(path) as stream:
        stream.read()
    assert METER.read - before == path.stat().st_size == size_of([path])


def test_a_stream_without_places_counts_nothing():
    class Pipe(io.RawIOBase):
        def tell(self):
            raise OSError("a pipe")

    assert position(Pipe()) == 0


def test_folders_are_all_their_files_and_a_pipe_has_no_size(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a").write_bytes(b"123")
    (tmp_path / "b").write_bytes(b"45")
    assert size_of([tmp_path]) == 5
    assert size_of([tmp_path / "-"]) is None
