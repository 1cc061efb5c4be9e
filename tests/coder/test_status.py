"""Did it happen: text → status and its reason → why."""

import pytest
from hypothesis import given

from dragoman.coder.status import standing
from dragoman.records import STATUSES
from tests.coder.parsed_sentences import at, parse, parser, unhurried, word_salads

STANDINGS = [
    ("Kenya attacked Somalia.", "attacked", "asserted", "tense", "told as done"),
    ("Kenya is attacking Somalia.", "attacking", "asserted", "tense", "going on"),
    ("Kenya did not attack Somalia.", "attack", "negated", "negation", "not"),
    ("Kenya never attacked Somalia.", "attacked", "negated", "negation", "never"),
    ("No group attacked the village.", "attacked", None, "nobody did", "its subject is denied: nothing happened"),
    ("Nobody attacked the village.", "attacked", None, "nobody did", "so here"),
    ("There was no attack on the town.", "attack", "negated", "no", "a denied noun"),
    ("Rebels left without attacking the town.", "attacking", "negated", "without", "without doing so"),
    ("Kenya failed to attack Somalia.", "attack", "negated", "fail", "a verb that denies its infinitive"),
    ("Kenya will attack Somalia.", "attack", "future", "will", "announced"),
    ("Kenya plans to attack Somalia.", "attack", "future", "plans", "planned"),
    ("Kenya is to attack Somalia.", "attack", "future", "is", "is to"),
    ("Kenya will send troops and attack Somalia.", "attack", "future", "will", "coordinated: the modal reaches it"),
    ("Egypt's plan to attack Libya was leaked.", "attack", "future", "plan", "a noun that plans"),
    ("Libya announced a decision to expel the envoy.", "expel", "future", "decision", "so does a decision"),
    ("Egypt deplored Libya's decision to expel the envoy.", "expel", "asserted", "judged", "one that is judged was taken"),
    ("Kenya will not attack Somalia.", "attack", "negated", "will not", "a refusal is told apart"),
    ("Kenya may attack Somalia.", "attack", "hypothetical", "may", "a possibility"),
    ("If Kenya attacks Somalia, Uganda will leave.", "attacks", "hypothetical", "condition", "a condition"),
    ("Kenya must not stop and continue to help Somalia.", "help", "hypothetical", "must", "the negation ends at and"),
    ("Kenya began to attack Somalia.", "attack", "asserted", "tense", "begun is done"),
    ("Kenya may begin to attack Somalia.", "attack", "hypothetical", "may", "may begin is as may"),
    ("Kenya must not attack Somalia.", "attack", None, "must not", "a rule reports no act, nor its absence"),
    ("Kenya hired pilots to attack Somalia.", "attack", None, "an infinitive of purpose or wish", "a purpose"),
    ("The army was prevented from attacking the town.", "attacking", None, "prevented", "it was kept from it"),
    ("The pact presupposes talks with Peru.", "talks", None, "only meant by presupposes", "thought of, not reported"),
    ("Kenya will launch an attack on Somalia.", "attack", "future", "will", "a noun has its verb's tense"),
    ("Kenya usually attacks Somalia in May.", "attacks", None, "a habit", "no single act"),
    ("It was the anniversary of the attack on the town.", "attack", None, "only remembered", "what a day is about"),
    ("The attack was not the work of rebels.", "attack", "asserted", "noun", "it was one, whosever it was not"),
    ("Kenya attacked Somalia and will attack Uganda.", "attacked", "asserted", "tense", "a later modal is another's"),
]


@pytest.mark.parametrize(("text", "word", "status", "reason", "why"), STANDINGS)
def test_standing(text, word, status, reason, why):
    sentence = parse(text)
    held = standing(sentence, at(sentence, word))
    assert (held.status, held.reason) == (status, reason), why


@unhurried
@given(word_salads)
def test_every_word_of_any_word_salad_has_a_standing_with_a_reason(salad):
    for sentence in parser().parse(salad):
        for token in sentence.tokens:
            held = standing(sentence, token.index)
            assert held.status is None or held.status in STATUSES
