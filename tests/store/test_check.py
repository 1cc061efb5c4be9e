"""The integrity check finds each fault that it is there for."""

import pytest

from dragoman.store import Store

from .conftest import build


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("INSERT INTO articles FROM articles LIMIT 1", "articles with the same article_id: 1"),
        ("INSERT INTO events FROM events LIMIT 1", "events with the same event_id: 1"),
        ("DELETE FROM articles WHERE article_id = 'a1'", "sentences whose article_id is not in articles: 2, such as a1"),
        ("INSERT INTO sightings SELECT * REPLACE ('zz' AS article_id) FROM sightings LIMIT 1",
         "sightings whose article_id is not in articles: 1, such as zz"),
        ("DELETE FROM events WHERE event_type = 'CONSULT'", "participants whose event_id is not in events: 4"),
        ("UPDATE events SET trigger_start = 1 WHERE mode = 'meet'", "events whose words do not stand where they say: 2"),
        ("UPDATE quotes SET text = 'x'", "quotes whose words do not stand where they say: 2"),
        ("DELETE FROM sentences WHERE sentence_index = 1", "events outside every sentence of their article: 2"),
        ("UPDATE events SET date_day = DATE '1999-01-01' WHERE mode = 'meet'", "events whose date_day is not their date: 2"),
    ],
)
def test_each_fault_is_found(damage, fault):
    with Store(":memory:") as store:
        store.add_all([build(0), build(1)])
        assert store.check() == []
        store.sql(damage)
        assert any(line.startswith(fault) for line in store.check()), store.check()


def test_offsets_count_characters_not_bytes():
    with Store(":memory:") as store:
        reading = build()
        assert any(ord(letter) > 127 for letter in reading.article.text), "the quotation marks before Oru are not ASCII"
        store.add(reading)
        assert store.check() == []
