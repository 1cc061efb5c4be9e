"""Words looked up in texts, and names in what is known of actors, places and outlets."""

from __future__ import annotations

from dragoman.web.limits import ROWS
from dragoman.web.view import Question, View, Visit

SHORTEST = 2  # characters
NAMES, SENTENCES = 12, 40  # rows
# Names of participants in any case, those that begin with the words first.
ACTORS = """
SELECT name, mode(country) AS country, mode(sector) AS sector, mode(office) AS office, count(DISTINCT event_id) AS
events FROM participants WHERE contains(lower(name), lower(?)) GROUP BY name
ORDER BY starts_with(lower(name), lower(?)) DESC, events DESC, name LIMIT ?"""
PLACES = """
SELECT place_name AS name, place_country AS country, count(*) AS stories FROM stories
WHERE contains(lower(place_name), lower(?)) GROUP BY ALL ORDER BY stories DESC, name LIMIT ?"""
# Whole texts are passed through in half the time of their sentences.
TEXTS = """
WITH found AS (
    SELECT article_id, date, publisher, title, substr(text, text_start + 1, 100) AS opening FROM articles WHERE
    contains(lower(text), lower(?)) OR contains(lower(title), lower(?))
    ORDER BY date DESC NULLS LAST, article_id LIMIT ?
)
SELECT f.date, f.publisher, f.title, f.opening, f.article_id, n.text AS sentence, n.sentence_index
FROM found f LEFT JOIN sentences n ON n.article_id = f.article_id AND contains(lower(n.text), lower(?))
ORDER BY f.date DESC NULLS LAST, f.article_id, n.sentence_index LIMIT ?"""


def page(visit: Visit) -> View:
    """Actors, places and sentences with some words in them."""
    words = visit.asked("q")[:200]
    if len(words) < SHORTEST:
        nothing: dict[str, list[object]] = {"actors": [], "places": [], "sentences": []}
        return View("search.html", "Search", {"words": words, "short": True, "most": (0, 0), **nothing})
    shown = {
        "words": words,
        "short": False,
        "actors": visit.desk.rows(ACTORS, [words, words, NAMES + 1]),
        "places": visit.desk.rows(PLACES, [words, NAMES + 1]),
        "sentences": visit.desk.rows(TEXTS, [words, words, SENTENCES + 1, words, SENTENCES + 1]),
        "most": (NAMES, SENTENCES),
    }
    whole = Question(TEXTS, [words, words, ROWS + 1, words, ROWS + 1])
    return View("search.html", f"Search: {words}", shown, tables={"sentences": whole})
