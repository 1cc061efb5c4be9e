"""The articles of a store, by day, with how many events each holds."""

from __future__ import annotations

from dragoman.web.view import Question, View, Visit

LISTED = """
SELECT a.article_id, a.date, a.publisher, a.title, a.url, substr(a.text, a.text_start + 1, 160) AS opening, n.events
FROM articles a LEFT JOIN (SELECT article_id, count(*) AS events FROM events GROUP BY article_id) n ON n.article_id
= a.article_id WHERE (? = '' OR a.publisher = ?) AND (? = '' OR a.date >= ?) AND (? = '' OR a.date <= ? || '~')
ORDER BY a.date DESC NULLS LAST, a.article_id"""


def page(visit: Visit) -> View:
    """Articles of the filter's days and outlet; its other conditions are of events, and do not count here."""
    chosen = visit.filter
    values: list[object] = [value for one in (chosen.outlet, chosen.since, chosen.until) for value in (one, one)]
    asked = Question(LISTED, values)
    rows, total = visit.paged(asked)
    return View("articles.html", "Articles", {"articles": rows, "total": total}, tables={"articles": asked})
