"""What linking asks of a store and writes to it; what a report holds is for the linker to know."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from dragoman.store.bulk import LISTED, TableInserter, transaction
from dragoman.store.readings import of_articles
from dragoman.store.rows import LINKED, Row

MOST = 200  # reports that are looked at for one, those that share most
PAIRED = """unnest(from_json(?::JSON, '["VARCHAR"]')) AS id, unnest(from_json(?::JSON, '["VARCHAR"]')) AS value"""

NEAR = """
WITH fresh AS (
    SELECT unnest(from_json(?::JSON, '["VARCHAR"]')) AS article_id, unnest(from_json(?::JSON, '["UBIGINT"]')) AS block,
        unnest(from_json(?::JSON, '["INTEGER"]')) AS low, unnest(from_json(?::JSON, '["INTEGER"]')) AS high
)
SELECT f.article_id, b.article_id
FROM fresh f JOIN blocks b ON b.block = f.block AND b.day BETWEEN f.low AND f.high
WHERE b.day BETWEEN ? AND ? AND b.article_id <> f.article_id
GROUP BY f.article_id, b.article_id
QUALIFY row_number() OVER (PARTITION BY f.article_id ORDER BY count(*) DESC, b.article_id) <= ?
"""


def block_number(key: str) -> int:
    """A 64-bit number for a key."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def unlinked(connection: Any) -> list[str]:
    """The articles that no coverage has been found for, by day of publication and id."""
    sql = "SELECT article_id FROM articles WHERE coverage_id IS NULL ORDER BY date NULLS LAST, article_id"
    return [row[0] for row in connection.execute(sql).fetchall()]


def shelve(connection: Any, reports: Mapping[str, str], blocks: Iterable[tuple[str, str, int]]) -> None:
    """Write what the linker keeps of articles, by their ids, and their (article id, key, day) blocks, anew."""
    rows = [{"article_id": key, "report": text} for key, text in reports.items()]
    keys: list[Row] = [{"article_id": key, "block": block_number(block), "day": day} for key, block, day in blocks]
    shelved = f"SELECT article_id FROM reports WHERE article_id IN ({LISTED})"
    former = [row[0] for row in connection.execute(shelved, [json.dumps(list(reports))]).fetchall()]
    with transaction(connection):
        for table in LINKED if former else ():
            connection.execute(f"DELETE FROM {table} WHERE article_id IN ({LISTED})", [json.dumps(former)])
        TableInserter(connection, "reports").insert(rows)
        TableInserter(connection, "blocks").insert(keys)


def shelved(connection: Any) -> int:
    """How many reports there are."""
    return int(connection.execute("SELECT count(*) FROM reports").fetchall()[0][0])


def near(connection: Any, blocks: Sequence[tuple[str, str, int, int]]) -> dict[str, list[str]]:
    """For each article of (article id, key, day, window) blocks the articles that share most of them with it."""
    found: dict[str, dict[str, None]] = {}
    exact = [one for one in blocks if not one[3]]
    for wanted in ([one for one in blocks if one[3]], exact):
        if wanted:
            lows, highs = [one[2] - one[3] for one in wanted], [one[2] + one[3] for one in wanted]
            columns = ([one[0] for one in wanted], [block_number(one[1]) for one in wanted], lows, highs)
            values = [*(json.dumps(column) for column in columns), min(lows), max(highs), MOST]
            for article, other in connection.execute(NEAR, values).fetchall():
                found.setdefault(article, {})[other] = None
    return {article: list(others) for article, others in found.items()}


def placed(connection: Any, ids: Sequence[str]) -> list[tuple[str, str | None, str, dict[str, str]]]:
    """(article id, coverage, report, story by event) of articles that have been shelved."""
    listed = [json.dumps(list(ids))]
    told: dict[str, dict[str, str]] = {}
    sql = f"SELECT article_id, event_id, coalesce(story_id, event_id) FROM events WHERE article_id IN ({LISTED})"
    for article, event, story in connection.execute(sql, listed).fetchall():
        told.setdefault(article, {})[event] = story
    # Two queries, for a join of the two tables would read both whole.
    coverages = f"SELECT article_id, coverage_id FROM articles WHERE article_id IN ({LISTED})"
    found = dict(connection.execute(coverages, listed).fetchall())
    reports = connection.execute(f"SELECT article_id, report FROM reports WHERE {of_articles('reports')}", listed)
    return [(key, found[key], report, told.get(key, {})) for key, report in reports.fetchall() if key in found]


def named_after(connection: Any, ids: Sequence[str]) -> list[str]:
    """Those of some articles that a coverage is named after."""
    sql = f"SELECT DISTINCT coverage_id FROM articles WHERE coverage_id IN ({LISTED}) ORDER BY 1"
    return [row[0] for row in connection.execute(sql, [json.dumps(list(ids))]).fetchall()]


def covering(connection: Any, coverage: str) -> list[str]:
    """The articles of a coverage."""
    rows = connection.execute("SELECT article_id FROM articles WHERE coverage_id = ?", [coverage]).fetchall()
    return [row[0] for row in rows]


def save(connection: Any, coverages: Mapping[str, str], stories: Mapping[str, str]) -> None:
    """Write the coverage of articles and the story of events; the stories they had and have are stale."""
    events = [json.dumps(list(stories)), json.dumps(list(stories.values()))]
    with transaction(connection):
        connection.execute(
            f"INSERT INTO stale_stories SELECT DISTINCT unnest([coalesce(e.story_id, f.value), f.value]) FROM events e "
            f"JOIN (SELECT {PAIRED}) f ON e.event_id = f.id",
            events,
        )
        connection.execute(
            f"UPDATE articles SET coverage_id = f.value FROM (SELECT {PAIRED}) f WHERE article_id = f.id",
            [json.dumps(list(coverages)), json.dumps(list(coverages.values()))],
        )
        connection.execute(
            f"UPDATE events SET story_id = f.value FROM (SELECT {PAIRED}) f WHERE event_id = f.id "
            "AND story_id IS DISTINCT FROM f.value",
            events,
        )


def stale(connection: Any) -> list[str]:
    """The stories whose row is out of date."""
    rows = connection.execute("SELECT DISTINCT story_id FROM stale_stories WHERE story_id IS NOT NULL").fetchall()
    return sorted(row[0] for row in rows)


def telling(connection: Any, stories: Sequence[str]) -> list[tuple[str, str]]:
    """(story, article) for all articles that tell of some stories."""
    sql = f"SELECT DISTINCT story_id, article_id FROM events WHERE story_id IN ({LISTED})"
    return list(connection.execute(sql, [json.dumps(list(stories))]).fetchall())


def write_stories(connection: Any, former: Collection[str], rows: Sequence[Row]) -> None:
    """Write the rows of stories in place of those of ``former`` ones; those that nobody tells any more are gone."""
    with transaction(connection):
        if former:
            connection.execute(f"DELETE FROM stories WHERE story_id IN ({LISTED})", [json.dumps(list(former))])
        TableInserter(connection, "stories").insert(rows)


def fresh(connection: Any, stories: Sequence[str]) -> None:
    """Note that stories are out of date no more, when all that hangs on them has been written."""
    with transaction(connection):
        connection.execute(f"DELETE FROM stale_stories WHERE story_id IN ({LISTED})", [json.dumps(list(stories))])
