"""What threads ask of a store and write to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.store.bulk import LISTED, TableInserter, transaction
from dragoman.store.linking import PAIRED, block_number
from dragoman.store.rows import Row

MOST = 400  # stories that are looked at for one, the latest before it

BEFORE = f"""
WITH asked AS (SELECT * FROM story_keys WHERE story_id IN ({LISTED}))
SELECT DISTINCT a.story_id, k.story_id AS other, k.day
FROM asked a JOIN story_keys k ON k.block = a.block AND k.day BETWEEN a.day - ? AND a.day
WHERE k.day BETWEEN (SELECT min(day) FROM asked) - ? AND (SELECT max(day) FROM asked) AND k.story_id <> a.story_id
QUALIFY row_number() OVER (PARTITION BY a.story_id ORDER BY k.day DESC, k.story_id) <= ?
"""
AFTER = f"""
WITH asked AS (SELECT * FROM story_keys WHERE story_id IN ({LISTED}))
SELECT DISTINCT k.story_id
FROM asked a JOIN story_keys k ON k.block = a.block AND k.day BETWEEN a.day AND a.day + ?
WHERE k.day BETWEEN (SELECT min(day) FROM asked) AND (SELECT max(day) FROM asked) + ?
"""


def write_keys(connection: Any, stale: Sequence[str], keys: Iterable[tuple[str, int, Iterable[str]]]) -> None:
    """Replace the keys of stale stories by those given: (story, day, keys)."""
    rows: list[Row] = [
        {"story_id": story, "day": day, "block": block_number(key)} for story, day, found in keys for key in found
    ]
    with transaction(connection):
        connection.execute(f"DELETE FROM story_keys WHERE story_id IN ({LISTED})", [json.dumps(list(stale))])
        TableInserter(connection, "story_keys").insert(rows)


def touched(connection: Any, stale: Sequence[str], window: int) -> list[str]:
    """The stories whose predecessor may be another when some have changed: these, those after them that share a key,
    and those that followed one of them."""
    listed = json.dumps(list(stale))
    after = connection.execute(AFTER, [listed, window, window]).fetchall()
    following = f"SELECT story_id FROM stories WHERE follows IN ({LISTED}) OR story_id IN ({LISTED})"
    return sorted({row[0] for row in (*after, *connection.execute(following, [listed, listed]).fetchall())})


def before(connection: Any, stories: Sequence[str], window: int) -> dict[str, list[str]]:
    """For each of some stories those not long before it that share a key with it."""
    found: dict[str, list[str]] = {}
    values = [json.dumps(list(stories)), window, window, MOST]
    for story, other, _ in connection.execute(BEFORE, values).fetchall():
        found.setdefault(story, []).append(other)
    return found


def moments(connection: Any, stories: Iterable[str]) -> dict[str, str]:
    """What threads ask of each of some stories, by its id."""
    sql = f"SELECT story_id, moment FROM stories WHERE moment IS NOT NULL AND story_id IN ({LISTED})"
    return dict(connection.execute(sql, [json.dumps(list(stories))]).fetchall())


def following(connection: Any, stories: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
    """(what it follows, its thread) of each of some stories."""
    sql = f"SELECT story_id, follows, thread_id FROM stories WHERE story_id IN ({LISTED})"
    return {story: (before, thread) for story, before, thread in
            connection.execute(sql, [json.dumps(list(stories))]).fetchall()}  # fmt: skip


def in_threads(connection: Any, names: Iterable[str]) -> dict[str, str | None]:
    """What each story of some threads follows."""
    sql = f"SELECT story_id, follows FROM stories WHERE thread_id IN ({LISTED})"
    return dict(connection.execute(sql, [json.dumps(sorted(names))]).fetchall())


def save(connection: Any, follows: Mapping[str, str | None], thread: Mapping[str, str]) -> None:
    """Write what stories follow, and the threads of stories."""
    with transaction(connection):
        for column, values in (("follows", follows), ("thread_id", thread)):
            connection.execute(
                f"UPDATE stories SET {column} = f.value FROM (SELECT {PAIRED}) f WHERE story_id = f.id "
                f"AND {column} IS DISTINCT FROM f.value",
                [json.dumps(list(values)), json.dumps(list(values.values()))],
            )
