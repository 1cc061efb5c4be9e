"""Which words of a sentence are marked, and as what."""

import dataclasses

from dragoman.views.marks import marks, pieces


def roles(event, reading):
    return [(reading.article.text[start:end], role) for start, end, role in marks(event, reading)]


def test_every_role_is_marked_in_the_order_of_the_words(event, reading):
    assert roles(event, reading) == [
        ("Minister Ada Oru", "actor"),
        ("met", "trigger"),
        ("Bo <Lind>", "recipient"),
        ("Tallis", "place"),
        ("Monday", "date"),
    ]


def test_pieces_put_together_are_the_sentence(event, reading):
    assert "".join(words for words, _ in pieces(event, reading)) == event.sentence


def test_a_date_that_is_not_the_events_is_not_marked(changed, reading):
    assert ("Monday", "date") not in roles(changed(date="2024-05-05"), reading)


def test_words_of_another_sentence_are_not_marked(changed, event, reading):
    elsewhere = dataclasses.replace(event.actors[0], start=0, end=3)
    assert "actor" not in [role for _, role in roles(changed(actors=(elsewhere,)), reading)]


def test_of_marks_that_overlap_the_trigger_then_the_actor_is_kept(changed, event, reading):
    inside = dataclasses.replace(event.recipients[0], start=event.actors[0].start, end=event.trigger.end)
    assert "recipient" not in [role for _, role in roles(changed(recipients=(inside,)), reading)]
    assert ("Minister Ada Oru", "actor") in roles(changed(recipients=(inside,)), reading)
