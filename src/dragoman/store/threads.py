"""What threads ask of a store and write to it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from dragoman.store.bulk import LISTED, TableInserter, transaction
from dragoman.store.linking import PAIRED, block_number
from dragoman.store.rows import Row

MOST = 400  # stories that are looked at for one, the latest before it

ASKED = """
WITH asked AS (
    SELECT unnest(from_json(?::JSON, '["VARCHAR"]')) AS story_id, unnest(from_json(?::JSON, '["INTEGER"]')) AS day,
        unnest(from_json(?::JSON, '["UBIGINT"]')) AS block
)
"""
BEFORE = f"""{ASKED}
SELECT DISTINCT a.story_id, k.story_id AS other, k.day
FROM asked a JOIN story_keys k ON k.block = a.block AND k.day BETWEEN a.day - ? AND a.day
WHERE k.day BETWEEN ? AND ? AND k.story_id <> a.story_id
QUALIFY row_number() OVER (PARTITION BY a.story_id ORDER BY k.day DESC, k.story_id) <= ?
"""
AFTER = f"""{ASKED}
SELECT DISTINCT k.story_id FROM asked a JOIN story_keys k ON k.block = a.block AND k.day BETWEEN a.day AND a.day + ?
WHERE k.day BETWEEN ? AND ?
"""
Keys = Sequence[tuple[str, int, Sequence[str]]]  # (story, day as an ordinal, keys)


def write_keys(connection: Any, former: Collection[str], keys: Keys) -> None:
    """Write the keys of stories in place of those of ``former`` ones."""
    rows: list[Row] = [
        {"story_id": story, "day": day, "block": block_number(key)} for story, day, found in keys for key in found
    ]
    with transaction(connection):
        if former:
            connection.execute(f"DELETE FROM story_keys WHERE story_id IN ({LISTED})", [json.dumps(list(former))])
        TableInserter(connection, "story_keys").insert(rows)


def after(connection: Any, keys: Keys, window: int) -> set[str]:
    """The stories that share a key with some, and are not long after one of them."""
    if not keys:
        return set()
    low, high = min(day for _, day, _ in keys), max(day for _, day, _ in keys)
    found = connection.execute(AFTER, [*columns(keys), window, low, high + window]).fetchall()
    return {row[0] for row in found}


def followers(connection: Any, stories: Collection[str]) -> set[str]:
    """The stories that follow some."""
    sql = f"SELECT story_id FROM stories WHERE follows IN ({LISTED})"
    return {row[0] for row in connection.execute(sql, [json.dumps(list(stories))]).fetchall()} if stories else set()


def before(connection: Any, keys: Keys, window: int) -> dict[str, list[str]]:
    """For each of some stories those not long before it that share a key with it."""
    found: dict[str, list[str]] = {}
    if keys:
        low, high = min(day for _, day, _ in keys), max(day for _, day, _ in keys)
        values = [*columns(keys), window, low - window, high, MOST]
        for story, other, _ in connection.execute(BEFORE, values).fetchall():
            found.setdefault(story, []).append(other)
    return found


def columns(keys: Keys) -> list[str]:
    """Stories, days and blocks as three arrays, a place a key."""
    flat = [(story, day, block_number(key)) for story, day, found in keys for key in found]
    return [json.dumps([row[place] for row in flat]) for place in range(3)]


def moments(connection: Any, stories: Iterable[str]) -> dict[str, str]:
    """What threads ask of each of some stories, by its id."""
    sql = f"SELECT story_id, moment FROM stories WHERE moment IS NOT NULL AND story_id IN ({LISTED})"
    return dict(connection.execute(sql, [json.dumps(list(stories))]).fetchall())


def following(connection: Any, stories: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
    """(what it follows, its thread) of each of some stories."""
    if not stories:
        return {}
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
