"""One story: what most reports say, what others say instead, and every report that tells it."""

from __future__ import annotations

from dragoman.store.rows import Row
from dragoman.web.links import thread_link
from dragoman.web.listing import story_list
from dragoman.web.view import Question, View, Visit

TELLINGS = """
SELECT e.event_id, a.date AS published, a.publisher, a.title, a.url, e.article_id, e.sentence, e.event_type, e.mode,
    e.status, e.trigger_text, e.trigger_start, e.date, e.place_name, e.actors, e.recipients, e.attribution,
    e.confidence, e.rule, substr(a.text, a.text_start + 1, 100) AS opening
FROM events e JOIN articles a ON a.article_id = e.article_id WHERE e.story_id = ?
ORDER BY a.date NULLS LAST, a.article_id, e.trigger_start"""
AROUND = "s.story_id = (SELECT follows FROM stories WHERE story_id = ?) OR s.follows = ?"
SHOWN = 300  # tellings
NEAR = 12  # stories before and after


def page(visit: Visit) -> View:
    """A story, its tellings by publication, and the stories before and after it in its thread."""
    wanted = visit.part("story")
    story = visit.desk.row("SELECT * FROM stories WHERE story_id = ?", [wanted])
    if story is None:
        return View("message.html", "No such story", {"words": f"The store has no story {wanted}."}, found=False)
    around = story_list(AROUND, [wanted, wanted], "date NULLS LAST, s.story_id")
    shown = {
        "story": story,
        "reports": by_report(visit.desk.rows(f"{TELLINGS} LIMIT {SHOWN}", [wanted])),
        "tellings": SHOWN if story["tellings"] > SHOWN else None,
        "statements": visit.desk.rows(QUOTED, [wanted]),
        "neighbours": visit.desk.rows(f"SELECT * FROM ({around.sql}) LIMIT {NEAR}", around.values),
        "thread": thread_link(story["thread_id"]) if story["thread_id"] else None,
    }
    return View("story.html", headline(story), shown, tables={"tellings": Question(TELLINGS, [wanted])})


def headline(story: Row) -> str:
    """ "CONSULT visit, 2021-03-25"."""
    kind = " ".join(filter(None, (story["event_type"], story["mode"])))
    when = story["date"] or story["first_published"]
    return f"{kind}, {when}" if when else kind


def by_report(tellings: list[Row]) -> list[list[Row]]:
    """The tellings of each report together."""
    found: dict[str, list[Row]] = {}
    for one in tellings:
        found.setdefault(one["article_id"], []).append(one)
    return list(found.values())


# Who is quoted on it, in the sentences that tell it.
QUOTED = """
SELECT DISTINCT q.speaker_name AS speaker, q.speaker_country AS country, q.speaker_office AS office, q.text, q.kind,
    a.publisher, a.date, q.article_id, q.position
FROM events e JOIN quotes q ON q.article_id = e.article_id
JOIN sentences n ON n.article_id = e.article_id AND n.sentence_index = e.sentence_index
JOIN articles a ON a.article_id = e.article_id
WHERE e.story_id = ? AND q.start < n."end" AND q."end" > n.start AND q.speaker_name IS NOT NULL
ORDER BY a.date, q.article_id, q.position LIMIT 40"""
