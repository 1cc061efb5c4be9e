"""A store with faults made sound: articles with faulty rows are taken out, so that the next run codes them again."""

from __future__ import annotations

from dragoman.store.bulk import delete_articles, transaction
from dragoman.store.check import CODE, questions
from dragoman.store.failures import store_failures
from dragoman.store.store import Store

# What --mend leaves to linking: every story, for what one of them lacks may be in another's row.
STALE = """INSERT INTO stale_stories
SELECT story_id FROM stories UNION SELECT story_id FROM story_keys
UNION SELECT story_id FROM events WHERE story_id IS NOT NULL"""
UNLINKED = "UPDATE articles SET coverage_id = NULL WHERE coverage_id NOT IN (SELECT article_id FROM articles)"
UNREAD = "DELETE FROM pages WHERE article_id NOT IN (SELECT article_id FROM articles)"


def mended(store: Store) -> int:
    """Take out all articles with a fault, and let all stories be written anew by the next linking, in one transaction.

    Returns how many ids of articles are gone, some of which may have had no article any more. A page that was watched
    is forgotten with its article, so that it is read again."""
    connection = store.connection
    with store_failures(store.path), transaction(connection):
        gone: set[str] = set()
        for one in questions():
            if one.remedy == CODE:
                sql = f"SELECT DISTINCT article FROM ({one.sql}) WHERE article IS NOT NULL"
                gone |= {row[0] for row in connection.execute(sql).fetchall()}
        delete_articles(connection, sorted(gone))
        for statement in (UNREAD, UNLINKED, STALE):
            connection.execute(statement)
    return len(gone)
