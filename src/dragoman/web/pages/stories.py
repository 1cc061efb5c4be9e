"""The stories of a filter, a page at a time."""

from __future__ import annotations

from dragoman.web.filter import WHEN, Filter
from dragoman.web.listing import LATEST, story_list
from dragoman.web.view import Question, View, Visit

SORTED = {
    "latest": LATEST,
    "reports": f"s.reports DESC, {LATEST}",
    "contested": f"len(json_keys(s.disagreements)) DESC, s.reports DESC, {LATEST}",
}


def page(visit: Visit) -> View:
    """What happened, once each, the latest first or the most told."""
    sort = visit.choice("sort", *SORTED)
    asked = listed(visit.filter, sort)
    rows, total = visit.paged(asked)
    shown = {"stories": rows, "total": total, "sort": sort, "sorts": tuple(SORTED)}
    return View("stories.html", "Stories", shown, tables={"stories": whole(visit.filter, sort)})


def listed(chosen: Filter, sort: str) -> Question:
    """The columns of the list."""
    return story_list(*chosen.condition(), order=SORTED[sort])


def whole(chosen: Filter, sort: str) -> Question:
    """All columns of the stories that `docs/store.md` describes."""
    condition, values = chosen.condition()
    return Question(
        f"""SELECT f.* FROM stories_flat f JOIN (
            SELECT s.story_id, row_number() OVER (ORDER BY {SORTED[sort].replace("date ", WHEN + " ")}) AS place
            FROM stories s WHERE {condition}
        ) p ON p.story_id = f.story_id ORDER BY p.place""",
        values,
    )
