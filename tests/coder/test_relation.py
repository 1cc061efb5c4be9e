"""Which act a sentence reports between two given spans: text → type → why."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coder import relation
from dragoman.coder.acts import ActCoder
from tests.coder.parsed_sentences import at, parse, parser, unhurried

CODER = ActCoder()


def span(text, words):
    start = text.index(words)
    return start, start + len(words)


def related(text, actor, recipient):
    found = span(text, recipient) if recipient else None
    return relation.relate(CODER, parser().parse(text), span(text, actor), found)


RELATIONS = [
    ("Kenya attacked Somalia.", "Kenya", "Somalia", "ASSAULT", "plain"),
    ("Somalia was attacked by Kenya.", "Kenya", "Somalia", "ASSAULT", "in the passive"),
    ("Kenya praised Uganda and Peru attacked Chile.", "Kenya", "Uganda", "SUPPORT", "of two acts theirs"),
    ("Kenya praised Uganda and Peru attacked Chile.", "Peru", "Chile", "ASSAULT", "and the other"),
    ("Turkey met Greek officials.", "Turkey", "Greek officials", "CONSULT", "both sides are actors there"),
    ("Turkey will not meet Greek officials.", "Turkey", "Greek officials", "REJECT", "a refusal is taken for one"),
    ("Turkey will meet Greek officials.", "Turkey", "Greek officials", "AGREE", "an announcement promises"),
    ("Kenya attacked Somalia.", "Kenya", None, "ASSAULT", "no recipient is asked for"),
    ("The sky was blue.", "The sky", "blue", None, "it says nothing"),
]


@pytest.mark.parametrize(("text", "actor", "recipient", "expected", "why"), RELATIONS)
def test_relate(text, actor, recipient, expected, why):
    found = related(text, actor, recipient)
    assert found.event_type == expected, why
    assert (found.ranking[0][0] if found.ranking else None) == expected


def test_a_sentence_that_neither_span_touches_is_not_read():
    text = "Peru attacked Chile. The sky over Kenya was blue."
    assert related(text, "Kenya", "blue").event_type is None


def test_the_right_roles_weigh_more_than_the_same_parties_the_other_way_round():
    text = "Kenya attacked Somalia."
    sentence = parse(text)
    [made] = [one for one in CODER.weigh(sentence) if not one.rejected]
    kenya, somalia = span(text, "Kenya"), span(text, "Somalia")
    given_so, swapped = ((kenya, somalia), (somalia, kenya))
    assert relation.role_weight(sentence, made, *given_so) > relation.role_weight(sentence, made, *swapped) > 0


DISTANCES = [("attacked", "attacked", 0), ("attacked", "Kenya", 1), ("Kenya", "Somalia", 2), ("the", "Kenya", 3)]


@pytest.mark.parametrize(("first", "second", "expected"), DISTANCES)
def test_tree_distance(first, second, expected):
    sentence = parse("Kenya attacked the Somalia.") if first == "the" else parse("Kenya attacked Somalia.")
    assert relation.tree_distance(sentence, at(sentence, first), at(sentence, second)) == expected
    assert relation.tree_distance(sentence, at(sentence, second), at(sentence, first)) == expected


SPAN_HEADS = [
    ("the foreign minister of Peru", "minister", "what the other words hang on"),
    ("Peru", "Peru", "one word"),
    ("foreign", "foreign", "its head lies outside"),
]


@pytest.mark.parametrize(("words", "expected", "why"), SPAN_HEADS)
def test_span_head(words, expected, why):
    text = "Kenya praised the foreign minister of Peru."
    sentence = parse(text)
    assert sentence.tokens[relation.span_head(sentence, span(text, words))].text == expected, why


def test_a_span_without_a_token_has_no_head():
    assert relation.span_head(parse("Kenya attacked Somalia."), (500, 510)) is None
    assert relation.span_head(parse("Kenya attacked Somalia."), None) is None


TYPES = st.sampled_from(["AID", "ASSAULT", "CONSULT"])
WEIGHTS = st.lists(st.tuples(TYPES, st.floats(-700, 700)), min_size=1, max_size=8)


@given(WEIGHTS)
def test_shares_sum_to_one_best_first_each_type_once(weights):
    found = relation.shares(weights)
    assert math.isclose(sum(share for _, share in found), 1)
    assert [share for _, share in found] == sorted((share for _, share in found), reverse=True)
    assert {event_type for event_type, _ in found} == {event_type for event_type, _ in weights}
    assert dict(found)[max(weights, key=lambda row: row[1])[0]] == found[0][1]


TEXT = "Kenya praised Uganda and Peru attacked Chile. Talks failed."
EDGE = st.integers(-5, len(TEXT) + 5)
SPANS = st.tuples(EDGE, EDGE)


@unhurried
@given(SPANS, st.none() | SPANS)
def test_any_spans_give_a_relation(actor, recipient):
    found = relation.relate(CODER, parser().parse(TEXT), actor, recipient)
    assert 0 <= found.confidence <= 1
    assert (found.event_type is None) == (found.ranking == ())
