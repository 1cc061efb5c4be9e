"""A story in a notebook: what most say, what others say instead, and each report."""

from dragoman.linking import link
from dragoman.store import Store
from dragoman.views.story_html import story_html
from tests.hostile import hostile_reading

from .balanced import Balanced

STORY = {
    "date": "2024-05-06", "event_type": "ASSAULT", "mode": "bombard", "status": "asserted", "quad_category": "material conflict",
    "actors": ["Army"], "actor_countries": ["EST"], "actor_sectors": ["MIL"], "recipients": [], "recipient_countries": [],
    "recipient_sectors": [], "place_name": "Tallis", "place_country": "EST", "figures": '{"dead": 3}', "reports": 2, "outlets": 2,
    "first_published": "2024-05-06", "disagreements": '{"dead": {"3": 1, "<b>4</b>": 1}}',
}  # fmt: skip


def telling(article, sentence, at):
    return {
        "article_id": article, "published": "2024-05-06", "publisher": "Tallis Post", "title": f"Of {article}",
        "sentence": sentence, "trigger_at": at, "trigger_text": "shelled", "event_type": "ASSAULT",
    }  # fmt: skip


TELLINGS = [
    telling("a1", "The army shelled Tallis.", 9),
    telling("a1", "It was shelled twice.", None),
    telling("a2", "Tallis was shelled.", 11),
]


def test_a_story_shows_what_most_say_and_where_they_disagree():
    page = Balanced(story_html(STORY, TELLINGS))
    for shown in ("2024-05-06 ASSAULT bombard", "Army (EST MIL)", "Tallis, EST", "3 dead", "2 reports, 2 outlets, first on 2024-05-06",
                  "dead: 3 (1), <b>4</b> (1)"):  # fmt: skip
        assert shown in page.shown
    assert page.harmless()


def test_each_report_is_named_once_with_all_that_it_tells():
    page = Balanced(story_html(STORY, TELLINGS))
    assert page.shown.count("2024-05-06 · Tallis Post · Of a1") == 1
    assert [page.shown.index(one["sentence"]) for one in TELLINGS] == sorted(page.shown.index(one["sentence"]) for one in TELLINGS)


def test_the_words_of_the_act_are_marked_where_they_are_known():
    page = story_html(STORY, TELLINGS)
    assert page.count(">shelled</span>") == 2
    assert "It was shelled twice." in page


def test_reports_that_agree_have_no_disagreements():
    assert "disagree" not in story_html({**STORY, "disagreements": "{}"}, TELLINGS)


def test_a_story_of_a_store_is_a_pair_that_notebooks_show():
    with Store(":memory:") as store:
        store.add(hostile_reading())
        link(store)
        [(key,)] = store.sql("SELECT story_id FROM stories").fetchall()
        found = store.story(key)
        assert store.story("none") is None
    row, tellings = found
    assert (row, tellings) == (found.row, found.tellings) and len(tellings) == 1
    page = Balanced(found._repr_html_())
    assert page.harmless() and "2024-05-06 ACCUSE" in page.shown
