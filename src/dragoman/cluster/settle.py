"""One row set an article: where several groups hold an article of one id, the first of the input is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from dragoman.cluster.output import ARTICLE, ARTICLES, EVENTS, Output, key_of, table
from dragoman.store.nested import STRUCTURE


def settle(output: Output) -> int:
    """Take the rows of articles away that an earlier group holds, too; their number.

    Files are few where ids are distinct: only those of groups with such an article are written anew.
    """
    first: dict[str, tuple[tuple[int, int], str]] = {}
    extra: dict[str, set[str]] = defaultdict(set)
    for path in output.files(ARTICLES):
        key = key_of(path)
        for row in output.read(path):
            article_id = row["article_id"]
            if article_id is None or row["failure"] is not None:
                continue
            here = ((row["file"], row["place"]), key)
            known = first.setdefault(article_id, here)
            if known != here:
                extra[max(known, here)[1]].add(article_id)
                first[article_id] = min(known, here)
    for path in output.files(EVENTS) if extra else ():
        if key_of(path) in extra:
            rewrite(output, path, extra[key_of(path)], STRUCTURE)
    for key, ids in extra.items():
        rewrite(output, f"{output.root}/{ARTICLES}/{key}.parquet", ids, ARTICLE)
    return sum(map(len, extra.values()))


def rewrite(output: Output, path: str, without: set[str], structure: Mapping[str, Any]) -> None:
    """Write a file again without the rows of some articles; one with no events left goes."""
    kept = [row for row in output.read(path) if row["article_id"] not in without]
    if kept or structure is ARTICLE:
        output.write(path.removeprefix(f"{output.root}/"), table(kept, structure))
    else:
        output.drop(path)
