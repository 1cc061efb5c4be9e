"""Every column of a store is described, and nothing else is."""

import pytest
from tools.make_store_page import PAGE, page

from dragoman.store import Store
from dragoman.store.description import meaning, meanings


@pytest.fixture(scope="module")
def tables():
    with Store(":memory:") as store:
        return {one.name: one for one in store.describe()}


def test_every_table_and_column_is_described(tables):
    assert [name for name, one in tables.items() if not one.about] == []
    assert [(name, each.name) for name, one in tables.items() for each in one.columns if not each.meaning] == []


def test_nothing_is_described_that_is_not_there(tables):
    said = meanings()
    assert set(said) - {"common"} == set(tables)
    for name, one in tables.items():
        columns = {each.name for each in one.columns}
        assert set(said[name].get("columns", {})) - columns == set(), name
        assert set(filter(None, one.key.split(", "))) <= columns, name
        assert set(said[name].get("like", ())) <= set(tables), name
    everywhere = {each.name for one in tables.values() for each in one.columns}
    assert set(said["common"]) <= everywhere


def test_keys_tell_rows_apart(tables):
    # The check holds the store to those that matter most.
    assert tables["events"].key == "event_id" and tables["participants"].key == "event_id, role, position"


def test_a_view_borrows_what_its_table_says():
    assert meaning("events_flat", "trigger_text") == meaning("events", "trigger_text") != ""
    assert meaning("events", "nothing") == ""


def test_tables_come_first_and_in_the_order_of_reading(tables):
    names = list(tables)
    assert names[:4] == ["meta", "articles", "sentences", "events"] and names.index("dyads") > names.index("stories")


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tools.make_store_page"
