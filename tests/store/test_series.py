"""Series of a store: stories told by hand → rows by period → why."""

import datetime

import pytest

from dragoman.errors import BoundInvalid, DyadInvalid
from dragoman.store import Store
from dragoman.store.series import Asked, all_histories, cells_of, explaining, told_of
from dragoman.stories.dyad import Dyad

from .told_stories import article, story, tell

ARTICLES = [
    article("a1", "2024-01-01"), article("a2", "2024-01-03", "Herald"), article("a3", "2024-01-07"),
    article("b1", "2024-01-29"), article("undated", None),
]  # fmt: skip
STORIES = [
    story("2024-01-01", "PRK", "KOR", told=("a1", "a2", "a2")),
    story("2024-01-07", "PRK", "KOR", "ASSAULT", told=("a3",)),
    story("2024-01-29", "KOR", "PRK", "AID", told=("b1",)),
    story("2024-01-02", "PRK KOR", "", "CONSULT", told=("a2",)),
    story("2024-01-02", "PRK -", "", "CONSULT", told=("a2",)),
    story("2024-01-02", "PRK KOR", "JPN", "ACCUSE", told=("a2",)),
    story("2024-01-02", "PRK", "PRK", "COERCE", told=("a2",)),
    story("2024-01-03", "PRK", "KOR", "REQUEST", status="future", told=("a2",)),
    story("2024-01", "PRK", "KOR", "REQUEST", told=("a1",)),
    story("2024", "PRK", "KOR", "REQUEST", told=("a1",)),
    story(None, "PRK", "KOR", "REQUEST", told=("a1",)),
    story("1953-07-27", "PRK", "KOR", "AGREE", told=("a1",)),
    story("2024-01-04", "PRK USA", "", "ACCUSE", told=("a2",)),
]


@pytest.fixture(scope="module")
def store():
    with Store(":memory:") as made:
        tell(made, list(ARTICLES), [dict(one) for one in STORIES])
        yield made


def rows(table, *names):
    return [tuple(row[table.columns.index(name)] for name in names) for row in table.rows]


def test_a_week_begins_on_monday_and_an_empty_one_is_a_row(store):
    # Sunday the 7th is of the week of the 1st; nothing happened until the 29th.
    assert rows(store.series("PRK-KOR"), "period", "start", "end", "stories", "events", "reports", "outlets", "articles") == [
        ("2024-W01", datetime.date(2024, 1, 1), datetime.date(2024, 1, 7), 3, 5, 3, 2, 3),
        ("2024-W02", datetime.date(2024, 1, 8), datetime.date(2024, 1, 14), 0, 0, 0, 0, 0),
        ("2024-W03", datetime.date(2024, 1, 15), datetime.date(2024, 1, 21), 0, 0, 0, 0, 0),
        ("2024-W04", datetime.date(2024, 1, 22), datetime.date(2024, 1, 28), 0, 0, 0, 0, 0),
        ("2024-W05", datetime.date(2024, 1, 29), datetime.date(2024, 2, 4), 0, 0, 0, 0, 1),
    ]


def test_quads_scores_and_shares(store):
    first = store.series("PRK-KOR", until="2024-01-02", by_type=True)
    assert len(first.rows) == 1, "the week that holds the day counts whole"
    names = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "consult", "assault")
    assert rows(first, *names) == [(1, 0, 1, 1, 1, 1)]
    # ACCUSE -3, ASSAULT -9, CONSULT by PLOVER's score of the type; three stories in three articles.
    total = sum(one["score"] for one in (STORIES[0], STORIES[1], STORIES[3]))
    assert rows(first, "score_sum", "mean_score", "share") == [(total, round(total / 3, 4), 1000.0)]


def test_an_empty_week_has_no_mean_and_one_without_articles_no_share(store):
    assert rows(store.series("KOR-PRK"), "mean_score", "share")[1] == (None, None)


@pytest.mark.parametrize(
    ("dyad", "directed", "number"),
    [
        ("PRK-KOR", True, 3), ("KOR-PRK", True, 2), ("PRK-KOR", False, 4), ("KOR-PRK", False, 4),
        ("PRK-PRK", True, 1), ("PRK-*", True, 7), ("*-PRK", True, 3), ("*-KOR", True, 3), ("PRK-*", False, 8),
        ("KOR-JPN", True, 1), ("USA-CHN", True, 0), ("PRK-USA", False, 0),
    ],
)  # fmt: skip
@pytest.mark.parametrize("counted", ["stories", "events"])
def test_who_is_of_a_dyad(store, dyad, directed, number, counted):
    # Those who meet are of both directions, and undirected of one story; with somebody unknown nobody meets, and
    # those who accuse together do nothing to each other.
    table = store.series(dyad, directed=directed, count=counted)
    assert sum(count for (count,) in rows(table, "stories")) == number


def test_stories_and_events_agree_with_the_views(store):
    for view, key in (("story_dyads", "story_id"), ("dyads", "event_id")):
        sql = f"""SELECT actor_country, recipient_country, count(DISTINCT {key}) FROM {view}
            WHERE status = 'asserted' AND date_day >= '2024-01-01' GROUP BY ALL"""
        found = store.connection.execute(sql).fetchall()
        assert len(found) == 5
        for actor, recipient, number in found:
            counted = "stories" if view == "story_dyads" else "events"
            table = store.series(f"{actor}-{recipient}", count=counted)
            assert sum(count for (count,) in rows(table, counted)) == number, (view, actor, recipient)


def test_what_has_no_day_is_left_out_and_counted(store):
    [weeks] = store.dyad_series(["PRK-KOR"], Asked("week"))
    assert (weeks.left_out.month, weeks.left_out.year, weeks.left_out.undated, weeks.left_out.outside) == (1, 1, 1, 1)
    [months] = store.dyad_series(["PRK-KOR"], Asked("month"))
    assert months.left_out.month == 0 and months.rows[0].stories == 4, "a month has a place among months"


def test_the_span_can_be_widened_and_then_holds_what_was_outside(store):
    [wide] = store.dyad_series(["PRK-KOR"], Asked("month", since="1953-07", until="2024"))
    assert wide.rows[0].period == "1953-07" and wide.rows[0].stories == 1 and wide.left_out.outside == 0
    assert len(wide.rows) == (2024 - 1953) * 12 + 6 and wide.rows[-1].period == "2024-12"


def test_other_statuses_are_asked_for(store):
    assert rows(store.series("PRK-KOR", statuses=("future",)), "stories")[0] == (1,)


def test_a_store_of_undated_articles_spans_its_stories():
    with Store(":memory:") as store:
        tell(store, [article("a", None)], [story("2020-02-29", "USA", "CHN"), story("2020-03-02", "USA", "CHN")])
        assert rows(store.series("USA-CHN", by="day"), "period", "stories") == [
            ("2020-02-29", 1), ("2020-03-01", 0), ("2020-03-02", 1)
        ]  # fmt: skip


def test_an_empty_store_has_no_rows():
    with Store(":memory:") as store:
        assert store.series("USA-CHN").rows == []


def test_what_is_no_dyad_or_date_is_said(store):
    for wrong in ("PRK", "PRK-", "*-*", "P K-KOR", "PRK-KOR-JPN"):
        with pytest.raises(DyadInvalid, match="PRK-KOR"):
            store.series(wrong)
    for wrong in ("May", "2024-13", "2024-02-30", "20240101"):
        with pytest.raises(BoundInvalid, match="YYYY-MM-DD"):
            store.series("PRK-KOR", since=wrong)


def test_the_histories_of_all_dyads_are_their_series(store):
    for directed in (True, False):
        for one in all_histories(store.connection, Asked("week"), directed, 1):
            [found] = store.dyad_series([f"{one.dyad.actor}-{one.dyad.recipient}"], Asked("week"), directed)
            assert one.counts["stories"].tolist() == [row.stories for row in found.rows], one.dyad
            assert one.articles.tolist() == [row.articles for row in found.rows]
            conflict = [row.quads["verbal conflict"] + row.quads["material conflict"] for row in found.rows]
            assert one.counts["conflict"].tolist() == conflict
    dyads = {str(one.dyad) for one in all_histories(store.connection, Asked("week"), False, 3)}
    assert dyads == {"KOR – PRK"}, "the others have fewer than three stories with a day"


def test_the_stories_that_explain_are_the_weightiest(store):
    days = datetime.date(2024, 1, 1), datetime.date(2024, 1, 7)
    found = explaining(store.connection, Dyad("PRK", "KOR"), Asked("week"), days, "stories", 2)
    # ASSAULT once at -9 outweighs ACCUSE in two reports at -3.
    assert [one["event_type"] for one in found] == ["ASSAULT", "ACCUSE"]
    assert [one["weight"] for one in found] == [9.0, 6.0] and found[1]["sentence"] == "Told 0 in a1."
    calm = explaining(store.connection, Dyad("PRK", "KOR"), Asked("week"), days, "cooperation", 5)
    assert [one["event_type"] for one in calm] == ["CONSULT"], "only what the measure counts"


def test_reports_are_articles_and_not_tellings(store):
    told = told_of(store.connection, Dyad("PRK", "KOR"), Asked("week"))
    assert told[datetime.date(2024, 1, 1)].reports == 3 and told[datetime.date(2024, 1, 1)].outlets == 2
    assert sum(cell.tellings for cell in cells_of(store.connection, Dyad("PRK", "KOR"), Asked("week")) if cell.start
               and cell.start.year == 2024) == 5  # fmt: skip
