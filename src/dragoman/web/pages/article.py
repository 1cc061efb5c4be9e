"""One article: its text with all that was found in it, each event beside its sentence."""

from __future__ import annotations

from urllib.parse import urlsplit

from dragoman.review import Kept
from dragoman.views.annotated import ROLES, blocks, head
from dragoman.web.marking import entitled
from dragoman.web.view import Question, View, Visit

SAME = """
SELECT a.article_id, a.date, a.publisher, a.title, substr(a.text, a.text_start + 1, 100) AS opening FROM articles a
WHERE a.coverage_id = (SELECT coverage_id FROM articles WHERE article_id = $1) AND a.article_id <> $1
ORDER BY a.date, a.article_id LIMIT 40"""
EVENTS = "SELECT * FROM events_flat WHERE article_id = ? ORDER BY sentence_index, event_id"
QUOTES = """
SELECT text, kind, cue, speaker_name, speaker_country, speaker_office, carrier, addressee_name, start, "end" FROM quotes
WHERE article_id = ? ORDER BY position"""
ENTITIES = """
SELECT name, country, sector, office, count(*) AS mentions FROM entities WHERE article_id = ? GROUP BY ALL
ORDER BY mentions DESC, name"""


def page(visit: Visit) -> View:
    """An article as it was read."""
    wanted = visit.part("article")
    with visit.desk.store() as store:
        found = store.readings([wanted])
    if not found:
        return View("message.html", "No such article", {"words": f"The store has no article {wanted}."}, found=False)
    [reading] = found
    shown = {
        "reading": reading,
        "blocks": blocks(reading),
        "head": head(reading),
        "roles": ROLES,
        "address": safe_address(reading.article.url),
        "judged": judged(visit, wanted),
        "same": visit.desk.rows(SAME, [wanted]),
        "entities": visit.desk.rows(ENTITIES, [wanted]),
    }
    article = reading.article
    title = entitled({"title": article.title, "opening": article.text[article.text_start :], "article_id": article.id})
    tables = {
        "events": Question(EVENTS, [wanted]),
        "quotes": Question(QUOTES, [wanted]),
        "entities": Question(ENTITIES, [wanted]),
    }
    return View("article.html", title, shown, tables=tables)


def safe_address(url: str | None) -> str | None:
    """An address of the web, as an article gives it; nothing that a browser would run."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def judged(visit: Visit, article_id: str) -> dict[str, list[Kept]]:
    """What this reviewer has judged of an article, by the event's id; missed events are under "missed", the mark
    that all is judged under "complete"."""
    found: dict[str, list[Kept]] = {}
    if visit.reviewing is not None and visit.reviewer is not None:
        for one in visit.reviewing.judgements.of_article(article_id, visit.reviewer.name):
            found.setdefault(one.judgement.event_id or one.judgement.verdict, []).append(one)
    return found
