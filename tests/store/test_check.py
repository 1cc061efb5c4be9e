"""The integrity check finds each fault that it is there for."""

import pytest

from dragoman.linking import link
from dragoman.store import Store
from dragoman.store.mend import mended

from .conftest import build


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("INSERT INTO articles FROM articles LIMIT 1", "articles with the same article_id: 1"),
        ("INSERT INTO events FROM events LIMIT 1", "events with the same event_id: 1"),
        ("INSERT INTO quotes FROM quotes LIMIT 1", "quotes with the same article_id, position: 1"),
        ("DELETE FROM articles WHERE article_id = 'a1'", "sentences whose article_id is not in articles: 2, such as a1"),
        ("INSERT INTO sightings SELECT * REPLACE ('zz' AS article_id) FROM sightings LIMIT 1",
         "sightings whose article_id is not in articles: 1, such as zz"),
        ("DELETE FROM events WHERE event_type = 'CONSULT'", "participants whose event_id is not in events: 4"),
        ("UPDATE events SET trigger_start = 1 WHERE mode = 'meet'", "events whose words do not stand where they say: 2"),
        ("UPDATE quotes SET text = 'x'", "quotes whose words do not stand where they say: 2"),
        ("UPDATE quotes SET speaker_start = 1", "quotes whose speaker_text does not stand where it says: 2"),
        ("DELETE FROM sentences WHERE sentence_index = 1", "events outside every sentence of their article: 2"),
        ("UPDATE events SET date_day = DATE '1999-01-01' WHERE mode = 'meet'", "events whose date_day is not their date: 2"),
        ("UPDATE events SET date_day = NULL WHERE mode = 'meet'", "events whose date_day is not their date: 2"),
        ("UPDATE events SET date = 'Monday' WHERE date = '2024-05'", "events whose date is not YYYY, YYYY-MM or YYYY-MM-DD: 2"),
        ("UPDATE articles SET date = '2024-02-30'", "articles whose date is not a day: 2"),
        ("UPDATE events SET event_type = 'DEMAND' WHERE mode = 'meet'", "events whose event_type is none of PLOVER's: 2"),
        ("UPDATE events SET quad_category = 'verbal conflict'", "events whose quad_category is not their type's: 4"),
        ("UPDATE events SET status = 'likely'", "events whose status is not known: 4"),
        ("UPDATE events SET contexts = ['weather']", "events with a context that is not known: 4"),
        ("UPDATE events SET confidence = 1.5 WHERE mode = 'meet'", "events whose confidence is not from 0 to 1: 2"),
        ("UPDATE events SET lat = 91 WHERE mode = 'meet'", "events with impossible coordinates: 2"),
        ("UPDATE places SET lon = NULL", "places with impossible coordinates: 2"),
        ("UPDATE participants SET role = 'victim' WHERE name = 'people'", "participants whose role is not known: 2"),
        ("UPDATE participants SET sector = 'BANK' WHERE name = 'Bo Lind'", "participants whose sector is not known: 4"),
        ("UPDATE participants SET quote = 7 WHERE name = 'people'", "participants whose quotation is not there: 2"),
        ("UPDATE events SET actors = ['Ada Oru'] WHERE mode = 'meet'", "events whose actors are not their participants: 2"),
        ("UPDATE events SET recipient_countries = []", "events whose recipients are not their participants: 2"),
        ("UPDATE attributions SET article_id = 'a0'", "attributions of another article than their event: 1"),
        ("UPDATE articles SET coverage_id = 'zz' WHERE article_id = 'a0'", "articles whose coverage_id is no article: 1, such as a0"),
        ("DELETE FROM stories WHERE event_type = 'CONSULT'", "events whose story is not in stories: "),
        ("UPDATE stories SET tellings = 99", "stories that no event tells, or not so many as they say: "),
        ("UPDATE stories SET follows = 'zz' WHERE event_type = 'CONSULT'", "stories whose follows is no story: "),
    ],
)  # fmt: skip
def test_each_fault_is_found_and_mended(damage, fault):
    with Store(":memory:") as store:
        store.add_all([build(0), build(1)])
        link(store)
        assert store.check() == []
        store.sql(damage)
        assert any(line.startswith(fault) for line in store.check()), store.check()
        mended(store)
        link(store)
        assert store.check() == [], "what could not be kept was taken out"


def test_what_was_taken_out_can_be_coded_again():
    with Store(":memory:") as store:
        store.add_all([build(0), build(1)])
        link(store)
        store.sql("UPDATE events SET confidence = 2 WHERE article_id = 'a1'")
        assert mended(store) == 1 and list(store.article_digests()) == ["a0"]
        assert store.add_all([build(0), build(1)]) == 1, "the other is there, and is not coded anew"
        link(store)
        assert store.check() == []
        assert store.sql("SELECT DISTINCT reports FROM stories").fetchall() == [(2,)]


def test_mending_a_sound_store_takes_nothing_out():
    with Store(":memory:") as store:
        store.add_all([build(0), build(1)])
        link(store)
        before = store.sql("FROM stories ORDER BY ALL").fetchall()
        assert mended(store) == 0
        link(store)
        assert store.sql("FROM stories ORDER BY ALL").fetchall() == before


def test_a_store_that_is_not_linked_yet_is_sound():
    with Store(":memory:") as store:
        store.add_all([build(0), build(1)])
        assert store.check() == [], "what is still to do is no fault"


def test_offsets_count_characters_not_bytes():
    with Store(":memory:") as store:
        reading = build()
        assert any(ord(letter) > 127 for letter in reading.article.text), "the quotation marks before Oru are not ASCII"
        store.add(reading)
        assert store.check() == []
