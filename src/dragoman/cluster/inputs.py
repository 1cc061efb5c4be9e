"""Which files a run reads, and their articles in groups; object storage is read through pyarrow."""

from __future__ import annotations

import pickle
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from dragoman.errors import InputMissing
from dragoman.read import Defaults, Failure, read_articles
from dragoman.records import Article, stable_id

GROUP = 64  # articles that are coded and written as one


@dataclass(frozen=True, slots=True)
class Group:
    """Articles of one file that follow one another, and what could not be read among them.

    ``key`` depends on the file, the place in it and the coder alone: whoever codes a group, and however often, writes
    the same files. ``first`` is the place of its first article in its file.
    """

    key: str
    file: int
    first: int
    articles: tuple[Article, ...]
    failures: tuple[Failure, ...] = ()


def is_remote(path: str) -> bool:
    """Whether a path is an address of object storage ("s3://…"): of several letters, one is a drive of Windows."""
    return len(urlsplit(path).scheme) > 1


def files_of(inputs: Sequence[str]) -> list[str]:
    """All files under some paths and addresses, those of a folder by name, hidden ones left out.

    Raises ``InputMissing``.
    """
    found: list[str] = []
    for one in inputs:
        listed = list(remote_files(one) if is_remote(one) else local_files(Path(one)))
        if not listed:
            raise InputMissing(paths=one)
        found += listed
    return found


def local_files(path: Path) -> Iterator[str]:
    """The files under a path of this machine, which all machines of the cluster must see under the same name."""
    path = path.absolute()
    if path.is_file():
        yield str(path)
    elif path.is_dir():
        found = sorted(str(one) for one in path.rglob("*") if one.is_file())
        yield from (one for one in found if "/." not in one.removeprefix(str(path)))


def remote_files(address: str) -> Iterator[str]:
    """The files under an address of object storage."""
    from pyarrow import fs

    system, path = fs.FileSystem.from_uri(address)
    scheme = urlsplit(address).scheme
    told = system.get_file_info(path)
    if told.type == fs.FileType.File:
        yield address
    elif told.type == fs.FileType.Directory:
        inside = system.get_file_info(fs.FileSelector(path, recursive=True))
        names = sorted(one.path for one in inside if one.type == fs.FileType.File)
        yield from (f"{scheme}://{name}" for name in names if not PurePosixPath(name).name.startswith("."))


@contextmanager
def at_hand(file: str) -> Iterator[Path]:
    """A file of this machine, or a copy of one of object storage while it is read."""
    if not is_remote(file):
        yield Path(file)
        return
    from pyarrow import fs

    system, path = fs.FileSystem.from_uri(file)
    with tempfile.TemporaryDirectory(prefix="dragoman-") as scratch:
        copy = Path(scratch) / PurePosixPath(path).name
        with system.open_input_stream(path, compression=None) as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
        yield copy


def groups_of(file: str, number: int, defaults: Defaults, version: str) -> Iterator[Group]:
    """The groups of a file, the ``number``-th of its run."""
    failures: list[Failure] = []
    with at_hand(file) as path:
        articles = read_articles([path], defaults, failures.append)
        first = 0
        while (group := tuple(islice(articles, GROUP))) or failures:
            key = stable_id(file, first, version)
            yield Group(key, number, first, group, tuple(failures))
            failures.clear()
            if not group:
                return
            first += len(group)


def rows(batch: dict[str, Any], told: dict[str, Any], version: str, done: frozenset[str]) -> Iterator[dict[str, Any]]:
    """The groups of a batch of files (columns ``file`` and ``number``), a row each, those done before left out."""
    for file, number in zip(batch["file"], batch["number"], strict=True):
        for group in groups_of(str(file), int(number), Defaults(**told), version):
            if group.key not in done:
                yield {"group": [pickle.dumps(group)]}
