"""Texts to quotes and their speakers, acts to the voices behind them."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.parse import Parser
from dragoman.records import Act, Mention
from dragoman.resolve.quotes import attribution_of, find_quotes, speaker_at


@cache
def parser():
    return Parser()


def quotes(text):
    return find_quotes(parser().parse(text), text)


def summary(text):
    return [(one.quote.kind, one.quote.cue, one.speaker.text if one.speaker else None, one.quote.carrier)
            for one in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ('"We will sign the treaty in spring," Rossi said.', [("direct", "say", "Rossi", None)], "speaker after"),
        ('Rossi said, "We will sign the treaty in spring."', [("direct", "say", "Rossi", None)], "speaker before"),
        ('"We will sign the treaty," said Rossi, "and we will keep it."',
         [("direct", "say", "Rossi", None), ("direct", "say", "Rossi", None)], "speaker inside"),
        ('"We value these ties greatly," Chung added.', [("direct", "add", "Chung", None)], "another verb of saying"),
        ("The minister said that troops had left the town.", [("indirect", "say", "The minister", None)], "reported"),
        ("According to the mayor, troops left the town.", [("indirect", "according to", "the mayor", None)], "a source"),
        ("Troops left the town, according to Reuters.", [("indirect", "according to", None, "Reuters")],
         "an outlet is a carrier and no speaker"),
        ("Reuters reported that troops had left the town.", [("indirect", "report", None, "Reuters")], "the same"),
        ('"We will hold the city at any price," Rossi told CNN.', [("direct", "tell", "Rossi", "CNN")], "through an outlet"),
        ('"We will hold the city," said Rossi, who is in Rome, reported Sputnik.', [("direct", "say", "Rossi", "Sputnik")],
         "the outlet comes last and is not the speaker"),
        ('Rossi called the vote "a shameful act of revenge".', [("mixed", "call", "Rossi", None)], "a fragment"),
        ('The mayor rejected the plan: "It would ruin this whole city."', [("direct", "reject", "The mayor", None)],
         "a colon introduces"),
        ('Gen. Rossi, their commander, released a statement:\n\n"Our men held this bridge for nine days."',
         [("direct", "release", "Gen. Rossi", None)], "a colon before another paragraph"),
        ('“We send our condolences to all of them,” Army Lt. Gen. Adam T. Rossi, commander of the joint force, said.',
         [("direct", "say", "Army Lt. Gen. Adam T. Rossi", None)], "the points of his rank end no sentence"),
        ('"It was a hard game for all of us," assistant coach Ben Rossi said.',
         [("direct", "say", "assistant coach Ben Rossi", None)], "a name behind a title"),
        ("The paper's editor, Anna Rossi, said that it would close.", [("indirect", "say", "Anna Rossi", None)],
         "a name set beside a title"),
        ('The mayor\'s letter read: "We will not leave this city."', [("direct", "read", "The mayor", None)],
         "whose a letter is"),
        ("Rossi, the leader, told CNN he was a friend.", [("indirect", "tell", "Rossi", "CNN")], "through whom, not who"),
        ("Six of the dead, according to police, were children.", [("indirect", "according to", "police", None)],
         "an aside within what it vouches for"),
        ('The so-called "new order" failed.', [], "a name in marks is no quote"),
        ("His death, they reported, was called a suicide.", [("indirect", "report", "they", None)], "an aside within"),
        ("Two died, and the embassy confirmed the driver was hurt.", [("indirect", "confirm", "the embassy", None)],
         "what stands before is not what it confirms"),
        ('The Times quoted Anna Rossi as saying "it was a hard winter for the whole valley".',
         [("mixed", "quote", "Anna Rossi", "The Times")], "quoted by an outlet"),
        ('The order said "this valley is now closed to all" and said the ban began in May.',
         [("mixed", "say", "The order", None), ("indirect", "say", "The order", None)], "it goes on to say"),
        ('The mayor said Rossi "worked for us until his last breath".',
         [("mixed", "say", "The mayor", None), ("mixed", "say", "The mayor", None)], "a clause and the fragment in it"),
        ('Major Anna Rossi, a doctor in Delta Squadron, 7th Brigade, said “nobody here will sleep tonight”.',
         [("mixed", "say", "Major Anna Rossi", None)], "where she serves is no speaker"),
        ('The chair of the harbour board and head of Genoa Ferries, Anna Rossi, called it "bad news for every pilot" and'
         ' said "ships will sail past us".',
         [("mixed", "call", "Anna Rossi", None), ("mixed", "say", "Anna Rossi", None)],
         "a name announced by titles, for the second verb too"),
        ('Terming it "a very thin promise", Anna Rossi of Clean Rivers, a charity, told Reuters "the mills still pour oil".',
         [("mixed", "tell", "Anna Rossi of Clean Rivers", "Reuters"),
          ("mixed", "tell", "Anna Rossi of Clean Rivers", "Reuters")],
         "who is told does not speak"),
        ("The club's statement on the loss read: \"Paul trained and led our juniors, who adored him\".",
         [("direct", "read", "The club", None)], "a verb that the tagger takes for a noun"),
        ('The envoy said the ten had broken "every rule of the treaty", adding Peru will sue.',
         [("mixed", "say", "The envoy", None), ("mixed", "say", "The envoy", None), ("indirect", "add", "The envoy", None)],
         "who adds is who said, not who broke the rules"),
        ("According to those pictures and CNN, the boats had turned round.",
         [("indirect", "according to", None, "CNN")], "pictures vouch for nothing that the outlet does not"),
        ("Anna Mehr said that troops had left the town.", [("indirect", "say", "Anna Mehr", None)],
         "a surname that is also an agency's name"),
        ("According to a fire service statement, two boats were sent.",
         [("indirect", "according to", "fire service", None)], "whose statement it is"),
        ("According to a news report, two boats were sent.", [("indirect", "according to", "a news report", None)],
         "news issue no reports"),
        ("Police said the driver left the car and continued to shout insults.",
         [("indirect", "say", "Police", None)], "going on to act is no saying"),
        ("One guest said cooks burned the rice and several said they felt hungry.",
         [("indirect", "say", "One guest", None), ("indirect", "say", "several", None)], "another's saying, joined on"),
        ("The troops left the town at dawn.", [], "nobody is quoted"),
    ],
)
def test_quotes(text, expected, why):
    assert summary(text) == expected, why


def said(text):
    return [one.quote.text for one in quotes(text)]


def test_what_a_source_vouches_for_ends_with_its_clause():
    text = "According to the law, the aide takes over, but the post stands vacant."
    assert said(text) == ["the aide takes over"]
    assert said("Six of the dead, according to police, were children.") == [
        "Six of the dead, according to police, were children"], "and goes on behind an aside"


def test_what_is_said_ends_where_another_speaks_or_a_clause_tells_more():
    assert said("One guest said cooks burned the rice and several said they felt hungry.") == [
        "cooks burned the rice", "they felt hungry"]
    assert said("Ten barns burned, according to farmers, some of whom wept.") == ["Ten barns burned"]
    text = "Police said the driver left the car and continued to shout insults."
    assert said(text) == ["the driver left the car and continued to shout insults"]


def test_words_before_a_semicolon_are_not_reported_by_a_verb_after_it():
    text = 'The clerk added on the fee, they "could not lower sums of that size"; the bank did not disclose it.'
    assert {one.speaker.text for one in quotes(text) if one.quote.kind == "mixed"} == {"The clerk"}


def test_speaker_keeps_out_what_stands_before_the_verb():
    text = '"We owe our lives to them for going out there to make us feel safe" tweeted Mayor of London Anna Rossi.'
    assert [one.speaker.text for one in quotes(text)] == ["Mayor of London Anna Rossi"]


def test_sentence_without_cue_belongs_to_the_speaker_of_its_quotation():
    text = '"The bridge is gone. Half of the valley is under water," Rossi said. "We must act before the summer ends."'
    assert {one.speaker.text for one in quotes(text)} == {"Rossi"}


def test_quotation_through_paragraphs_is_one():
    text = '“We met in spring and agreed on much.\n\n“We will meet again in the autumn,” Rossi said.\n\nTroops left.'
    found = quotes(text)
    assert [(one.speaker.text, len({index for index, _, _ in one.ranges})) for one in found] == [("Rossi", 2)]


def test_speaker_at_tells_whose_we_it_is():
    text = '"We will sign the treaty in spring," Rossi said. We asked others.'
    found = quotes(text)
    assert speaker_at(0, 1, found).speaker.text == "Rossi"
    assert speaker_at(1, 0, found) is None, "the reporter's own words"


def act_at(text, trigger):
    start = text.index(trigger)
    sentence = next(one for one in parser().parse(text) if one.start <= start < one.end)
    head = sentence.token_at(start).index
    return sentence, Act(sentence.index, "ASSAULT", None, None, (), "asserted", Mention(trigger, start, start + len(trigger)),
                         head, (head,), (), (), (), (), "test", 1.0)


@pytest.mark.parametrize(
    ("text", "trigger", "expected", "why"),
    [
        ("Police said gunmen attacked a convoy.", "attacked", [("Police", "speaker")], "reported by a speaker"),
        ("Reuters reported that gunmen attacked a convoy.", "attacked", [("Reuters", "publisher")], "by an outlet"),
        ("Gunmen attacked a convoy.", "attacked", [], "on nobody's word but the reporter's"),
        ("The mayor denied that gunmen attacked a convoy.", "denied", [], "the saying itself is not reported by itself"),
    ],
)
def test_attribution(text, trigger, expected, why):
    sentence, act = act_at(text, trigger)
    assert [(voice.mention.text, voice.kind) for voice in attribution_of(act, sentence, quotes(text))] == expected, why


PIECES = st.sampled_from(['"', "“", "”", "``", "''", "‘", "’", "Rossi said", "we will go", ",", ".", "\n\n", ":", "told CNN"])


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(alphabet="ab .\"“”‘’'`\n", max_size=50), st.lists(PIECES, max_size=14).map(" ".join)))
def test_odd_marks_never_break_and_spans_are_the_text(text):
    for one in quotes(text):
        assert text[one.quote.start : one.quote.end] == one.quote.text
        assert one.speaker is None or text[one.speaker.start : one.speaker.end] == one.speaker.text


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ('"We will hold the city," Rossi told reporters.', ["reporters"], "an object"),
        ("Lavrov told Chung that the talks would go on.", ["Chung"], "a name"),
        ("The envoy said in a letter to the Security Council that the truce was dead.", ["the Security Council"],
         "a letter's"),
        ('"This is a war crime," Rossi said to lawmakers on Monday.', ["lawmakers"], "with to"),
        ("Speaking to supporters, Rossi said that he would return.", ["supporters"], "a clause before"),
        ("Rossi told CNN that he would return.", ["CNN"], "an outlet is spoken to as well"),
        ("The minister said that troops had left the town.", [None], "nobody is named"),
        ("The ministry replied to the claim that it had no money, and said that it had enough.", [None], "a thing"),
        ("According to the mayor, troops left the town.", [None], "no verb"),
    ],
)  # fmt: skip
def test_addressee(text, expected, why):
    assert [one.addressee.text if one.addressee else None for one in quotes(text)] == expected, why
