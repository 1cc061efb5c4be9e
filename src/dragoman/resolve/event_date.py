"""The date of one act, chosen from its article's dates by the structure of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from dragoman.parse import Sentence, Token
from dragoman.records import Act
from dragoman.resolve.date_path import is_past, nearest_date, other_time
from dragoman.resolve.date_words import date_words
from dragoman.resolve.found_date import FoundDate
from dragoman.resolve.numerals import number
from dragoman.resolve.quoted import quoted_spans
from dragoman.resolve.when import iso_day

STORY_DAYS = 10
LEDE = 4
LONGEST = 60
HOURS = frozenset({"hour", "hours", "minutes", "moments"})
DAYS_LONG = re.compile(r"\b(?P<days>\w+)[- ]day\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an act happened: ISO values as in ``DateMention``, both None where nothing tells; ``reason`` says how
    it was chosen."""

    value: str | None
    value_end: str | None
    reason: str


def event_date(
    act: Act, sentence: Sentence, dates: Sequence[FoundDate], published: str | None, sentences: Sequence[Sentence]
) -> EventDate:
    """The date of an act.

    In this order: a date that the parse of its sentence ties to it; where the same thing is dated in an earlier
    sentence, that date; none for what is background or did not happen; else the day of the story.
    ``dates`` are those of ``find_dates`` for all ``sentences`` of the article.
    """
    here = [one for one in dates if one.sentence_index == sentence.index]
    spoken = is_spoken(act.event_type)
    found = nearest_date(sentence, act.head, act.tokens, here, spoken) or hours_from(act, sentence, here)
    if found is not None:
        return dated(found, "own sentence", lasting(act, sentence, found))
    if spoken and (said := saying(act, sentence, here, sentences)) is not None:
        return dated(said, "day of the saying")
    if published is None:
        return EventDate(None, None, "undated report")
    if act.status != "asserted":
        return only_year(here) if act.status == "historical" else EventDate(None, None, act.status)
    if is_background(act, sentence):
        return EventDate(None, None, "background")
    earlier = same_thing(act, sentence, dates, sentences)
    if earlier is not None:
        return dated(earlier, "same thing dated before")
    return of_story(act, sentence, dates, published, sentences)


def hours_from(act: Act, sentence: Sentence, here: Sequence[FoundDate]) -> FoundDate | None:
    """The day of what happened only hours before or after an act: "a few HOURS BEFORE the jet crashed on Wednesday"."""
    for head in (act.head, *(token.index for token in sentence.ancestors(act.head))):
        for clause in sentence.children(head, "advcl", "prep"):
            below = sentence.subtree(clause.index)
            start = {token.lower for token in sentence.tokens[max(0, below[0] - 3) : below[0] + 5]}
            days = [one for one in here if one.first in below and one.precision == "day"]
            if start & HOURS and start & {"before", "after"} and len(days) == 1:
                return days[0]
    return None


def is_spoken(event_type: str) -> bool:
    """Whether acts of a type consist in words, so that their doer is whoever says them."""
    return event_type in date_words()["path"]["spoken"]


def saying(
    act: Act, sentence: Sentence, here: Sequence[FoundDate], sentences: Sequence[Sentence]
) -> FoundDate | None:
    """For an act in quoted words, the only day that its sentence names outside them: "on Wednesday he said: …"."""
    days = [one for one in here if one.precision == "day"]
    spans = in_quotation(sentence, sentences) if days else []
    if not is_quoted(sentence.tokens[act.head], sentence, spans):
        return None
    outside = [one for one in days if not is_quoted(sentence.tokens[one.first], sentence, spans)]
    return outside[0] if len(outside) == 1 else None


def dated(found: FoundDate, why: str, end: str | None = None) -> EventDate:
    """A mention as the date of an act. An act somewhere in a week did not last a week: its month is what is known."""
    date = found.date
    if found.precision == "week":
        start, last = iso_day(date.value), iso_day(date.value_end)
        middle = start + (last - start) / 2 if start and last else None
        return EventDate((middle.isoformat() if middle else date.value)[:7], None, f"{why}: {date.reason}")
    return EventDate(date.value, end or date.value_end, f"{why}: {date.reason}")


def lasting(act: Act, sentence: Sentence, found: FoundDate) -> str | None:
    """The last day of what "begins a two-day visit" on the day found."""
    start = iso_day(found.date.value)
    words = [sentence.tokens[index] for index in act.tokens] + list(sentence.ancestors(act.head))
    begins = any(word.lemma in date_words()["path"]["begin"] for word in words)
    length = DAYS_LONG.search(sentence.text) if start and begins else None
    days = number(length["days"]) if length else None
    if start is None or days is None or not 1 < days <= LONGEST:
        return None
    return (start + timedelta(days=int(days) - 1)).isoformat()


def only_year(here: Sequence[FoundDate]) -> EventDate:
    """The only year of a sentence, which is wide enough for background in any of its clauses."""
    years = [one for one in here if one.precision == "year"]
    return dated(years[0], "only year") if len(here) == len(years) == 1 else EventDate(None, None, "background")


def is_background(act: Act, sentence: Sentence) -> bool:
    """Whether the verb tells of a state or habit without a day: "has been urging", "had threatened"."""
    token = sentence.tokens[act.head]
    if token.pos not in ("VERB", "AUX"):
        return False
    auxiliaries = [child.lower for child in sentence.children(token.index, "aux", "auxpass")]
    if token.tag == "VBG" and "been" in auxiliaries:
        return True
    return "had" in auxiliaries and token.dep in ("ROOT", "conj")


def same_thing(
    act: Act, sentence: Sentence, dates: Sequence[FoundDate], sentences: Sequence[Sentence]
) -> FoundDate | None:
    """The date of an earlier word of the same stem: "the shooting" after "shot a protester on Tuesday"."""
    head = sentence.tokens[act.head]
    if is_spoken(act.event_type) or len(head.lemma) < len("shot"):
        return None
    for other in sentences[: sentence.index]:
        here = [one for one in dates if one.sentence_index == other.index]
        for token in other.tokens if here else ():
            if token.pos in ("NOUN", "VERB") and token.lemma[:5] == head.lemma[:5]:
                found = nearest_date(other, token.index, (token.index,), here)
                if found is not None:
                    return found
    return None


def of_story(
    act: Act, sentence: Sentence, dates: Sequence[FoundDate], published: str, sentences: Sequence[Sentence]
) -> EventDate:
    """The day that the report is about, for acts that belong to it; the month for others; else publication."""
    days = [one for one in dates if is_recent(one, published)]
    story = next((one for one in days if one.sentence_index < LEDE), None)
    if story is None:
        return EventDate(published, None, "published")
    if story.date.value == published:
        return EventDate(published, None, "published")
    if is_spoken(act.event_type):
        spans = in_quotation(sentence, sentences)
        said = next((one for one in reversed(days) if one.sentence_index < sentence.index), None)
        if said is not None and goes_on(act, sentence, sentences[said.sentence_index], spans):
            return dated(said, "same speaker before")
    elif not apart(act, sentence, story):
        return dated(story, "day of the story")
    return EventDate(published[:7], None, "month of the story")


def is_recent(found: FoundDate, published: str) -> bool:
    """Whether a date is a day shortly before publication, and is not counted from another ("a day earlier")."""
    if found.date.reason == "later":
        return False
    day, last = iso_day(found.date.value), iso_day(published)
    return found.precision == "day" and day is not None and last is not None and 0 <= (last - day).days <= STORY_DAYS


def apart(act: Act, sentence: Sentence, story: FoundDate) -> bool:
    """Whether an act stands at another time than the story's day: "after an attack", told of as past on that day,
    or told in the present or perfect, which name no day."""
    token = sentence.tokens[act.head]
    verb: Token | None = token if token.pos in ("VERB", "AUX") else None
    for above in sentence.ancestors(act.head):
        if other_time(sentence, token):
            return True
        if token.dep == "ccomp" and is_past(sentence, token) and story.sentence_index == sentence.index:
            return True
        token = above
        verb = verb or (above if above.pos in ("VERB", "AUX") else None)
    return verb is not None and is_present(sentence, verb)


def is_present(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is present or perfect."""
    auxiliaries = [child.lower for child in sentence.children(verb.index, "aux", "auxpass")]
    if not auxiliaries:
        return verb.tag in ("VBZ", "VBP")
    return any(word in ("has", "have", "is", "are") for word in auxiliaries)


def in_quotation(sentence: Sentence, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """The quoted (start, end) of a sentence, read from the beginning of its paragraph."""
    paragraph = [one for one in sentences if one.paragraph == sentence.paragraph]
    return quoted_spans(paragraph).get(sentence.index, [])


def is_quoted(token: Token, sentence: Sentence, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a token stands in one of the quotations of its sentence."""
    return any(start <= token.start - sentence.start < end for start, end in spans)


def goes_on(act: Act, sentence: Sentence, before: Sentence, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the words are those of the speaker of an earlier sentence: none is named here, or the same."""
    quoted = is_quoted(sentence.tokens[act.head], sentence, spans)
    speakers = speakers_of(act, sentence, spans, quoted)
    return all(token.tag in ("PRP", "WDT", "WP") or known(sentence, token, before) for token in speakers)


def speakers_of(act: Act, sentence: Sentence, spans: Sequence[tuple[int, int]], quoted: bool) -> list[Token]:
    """Who may be saying it: the actors, or for quoted words the subjects that stand outside the quotation."""
    subjects = [token for token in sentence.tokens if token.dep in ("nsubj", "nsubjpass")]
    outside = [token for token in subjects if not is_quoted(token, sentence, spans)]
    if quoted:
        return outside
    return [sentence.tokens[index] for index in act.actor_heads] or outside


def known(sentence: Sentence, token: Token, before: Sentence) -> bool:
    """Whether a name in the phrase of a token stands in an earlier sentence too."""
    words = (sentence.tokens[index].text for index in sentence.subtree(token.index))
    names = {word.lower()[:4] for word in words if word[0].isupper() and len(word) > 3}
    return any(other.lower[:4] in names and other.text[0].isupper() for other in before.tokens)
