"""On whose word: quoted and reported words of an article, each with its speaker and the outlet that carried it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.parse import Sentence
from dragoman.records import Mention, Quote
from dragoman.resolve.addressee import addressee_of
from dragoman.resolve.attribution import Attributed, attribution_of, speaker_at
from dragoman.resolve.found_quote import FoundQuote, token_ranges
from dragoman.resolve.quote_marks import Quoted, quoted_spans
from dragoman.resolve.said_clause import parted, said_clause
from dragoman.resolve.speech_cues import Cue, author_of, cues_of, phrase
from dragoman.resolve.speech_words import speech_words

__all__ = ["Attributed", "FoundQuote", "attribution_of", "find_quotes", "speaker_at"]

FEWEST_WORDS = 3
FARTHEST_CUE = 240
WHOLE_SENTENCE = 0.95
THAT = ("that", "mark")
SENTENCE_END = re.compile(r"[.?!;][\"”»'’]*\s")


def find_quotes(sentences: Sequence[Sentence], article_text: str) -> list[FoundQuote]:
    """The quotes of an article by position: direct, mixed (a quoted fragment in a reporter's clause) and indirect."""
    spans = quoted_spans(article_text, sentences[0].start) if sentences else []
    cues = [cue for sentence in sentences for cue in cues_of(sentence) if not is_within(cue.start, spans)]
    direct = [with_cue(article_text, span, sentences, cues) for span in spans]
    carried = share_speakers(article_text, [one for one in direct if is_speech(one)])
    reported = [one for cue in cues for one in indirect(article_text, cue, spans)]
    return sorted([*carried, *reported], key=lambda one: (one.quote.start, -one.quote.end))


def is_within(offset: int, spans: Sequence[Quoted]) -> bool:
    """Whether a character stands in one of the quotations."""
    return any(start <= offset < end for span in spans for start, end in span.parts)


def is_speech(found: FoundQuote) -> bool:
    """Whether marks hold words that someone said: a cue tells, or they are too many for a name or a gloss."""
    count = len(found.quote.text.split())
    return count >= FEWEST_WORDS and (found.quote.cue is not None or count >= 2 * FEWEST_WORDS)


def with_cue(text: str, span: Quoted, sentences: Sequence[Sentence], cues: Sequence[Cue]) -> FoundQuote:
    """A quotation with the cue that belongs to it, if there is one."""
    cue = nearest_cue(text, span, cues) or introduced_by(text, span, sentences)
    kind = "mixed" if is_fragment(text, span) else "direct"
    return found_quote(text, sentences, span.parts, kind, cue, carriers(span, cue, cues))


def is_fragment(text: str, span: Quoted) -> bool:
    """Whether quoted words are a piece of the reporter's own sentence: they begin small, after no comma or colon."""
    before = text[: span.start].rstrip(" \"“„«`'‘")[-1:]
    return text[span.start].islower() and before.isalnum() and len(span.parts) == 1


def nearest_cue(text: str, span: Quoted, cues: Sequence[Cue]) -> Cue | None:
    """The verb of saying nearest to either end of a quotation, in the sentences that it touches and just after it."""
    best, least = None, FARTHEST_CUE
    for cue in cues:
        if out_of_reach(span, cue) or (cue.speaker is None and not is_lone_carrier(cue, cues)):
            continue
        distance = cue_distance(text, span, cue)
        if distance < least:
            best, least = cue, distance
    return best


def out_of_reach(span: Quoted, cue: Cue) -> bool:
    """Whether a cue lies so far off, in another sentence, that its distance need not be known."""
    verb, sentence = cue.sentence.tokens[cue.verb], cue.sentence
    gap = span.start - verb.end if verb.start < span.start else verb.start - span.end
    return gap >= FARTHEST_CUE and not sentence.start <= span.start < sentence.end


def is_lone_carrier(cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether only an outlet stands by a quotation, with no speaker of its own in the sentence."""
    return not any(other.speaker is not None and other.sentence is cue.sentence for other in cues)


def cue_distance(text: str, span: Quoted, cue: Cue) -> int:
    """How many characters lie between a cue and a quotation; many where a sentence ends in between."""
    verb = cue.sentence.tokens[cue.verb]
    before = verb.start < span.start
    gap = text[verb.end : span.start] if before else text[span.end : verb.start]
    if before and lies_below(cue, span):
        return min(len(gap), FARTHEST_CUE) // 10
    touches = cue.sentence.start <= span.end and span.start <= cue.sentence.end
    own = cue.sentence.start <= span.start and span.end <= cue.sentence.end  # then the points are of "Lt. Gen."
    ended = gap.count(";") if own else len(SENTENCE_END.findall(gap))
    if before and not ended and introduces(gap):
        return len(gap)
    if "\n\n" in gap or (not touches and before):
        return FARTHEST_CUE
    if not before and not touches and not begins_with_cue(text, span, cue):
        return FARTHEST_CUE
    return len(gap) + 60 * ended + (30 if before and gap.strip(" ,:\"“") else 0)


def lies_below(cue: Cue, span: Quoted) -> bool:
    """Whether quoted words hang on a verb of saying in its own sentence: "told MSNBC that he WAS 'A GREAT MAN'"."""
    tokens = cue.sentence.tokens
    inside = [token.index for token in tokens if span.start <= token.start and token.end <= span.end]
    below = bool(inside) and set(inside) <= set(cue.sentence.subtree(cue.verb))
    return below and not parted(cue.sentence, inside[0], cue.verb)


def introduces(gap: str) -> bool:
    """Whether words before a quotation end with a colon."""
    return gap.rstrip(" \n\"“«`'").endswith(":")


def introduced_by(text: str, span: Quoted, sentences: Sequence[Sentence]) -> Cue | None:
    """The main verb of a sentence that ends in a colon before a quotation: 'The mayor rejected the plan: "…"'."""
    if not introduces(text[: span.start]):
        return None
    colon = text.rfind(":", 0, span.start)
    sentence = next(one for one in reversed(sentences) if one.start <= colon)
    root = sentence.tokens[sentence.root]
    if root.start > span.start:
        return heading(sentence, colon)
    subject = next((child.index for child in sentence.children(root.index, "nsubj") if child.end < span.start), None)
    return heading(sentence, colon) if subject is None else Cue(sentence, root.index, subject, None)


def heading(sentence: Sentence, colon: int) -> Cue | None:
    """The cue before a colon where the parser takes the quotation for the clause: "The family's statement READ: …"."""
    before = [token for token in sentence.tokens if token.end <= colon]
    nouns = (token for token in before if token.dep.startswith("nsubj") or (token.dep, token.pos) == ("ROOT", "NOUN"))
    subject = next(nouns, None)
    if subject is None or not before or before[-1].lower not in speech_words("before_colon"):
        return None
    return Cue(sentence, before[-1].index, author_of(sentence, subject), None)


def begins_with_cue(text: str, span: Quoted, cue: Cue) -> bool:
    """Whether a sentence that follows a quotation is only its cue: '… ." Lavrov said.'"""
    gap = text[span.end : cue.sentence.start]
    ended = text[span.end - 1 : span.end] in (",", "?", "!", "—", "-")
    if gap.strip(" \"”»'’"):
        return False
    if cue.verb < 12 and (ended or len(cue.sentence.tokens) < 12):
        return True
    return "\n\n" not in gap and opens_with_speaker(cue) and not any(cue.sentence.children(cue.verb, "ccomp", "dobj"))


def opens_with_speaker(cue: Cue) -> bool:
    """Whether a sentence begins with who speaks, and reports nothing else: '"…" Gen. Votel, their commander, SAID.'"""
    return cue.speaker is not None and min(cue.sentence.subtree(cue.speaker)[0], cue.speaker) <= 1


def carriers(span: Quoted, cue: Cue | None, cues: Sequence[Cue]) -> list[Cue]:
    """The cues that name an outlet beside a quotation."""
    sentence = cue.sentence if cue else None
    return [other for other in cues if other.carrier is not None and (
        other.sentence is sentence or other.sentence.start <= span.end <= other.sentence.end)]


def found_quote(
    text: str, sentences: Sequence[Sentence], parts: tuple[tuple[int, int], ...], kind: str, cue: Cue | None,
    through: Sequence[Cue],
) -> FoundQuote:
    """The record of a quote, its speaker as the article's words."""
    start, end = parts[0][0], parts[-1][1]
    speaker, speaker_head = voice(cue, cue.speaker) if cue else (None, None)
    outlet = next((one for one in through if one.carrier is not None), None)
    carrier, carrier_head = voice(outlet, outlet.carrier) if outlet else (None, None)
    told, told_head = voice(cue, addressee_of(cue.sentence, cue.verb)) if cue else (None, None)
    lemma, outlet_name = (cue.lemma if cue else None), (carrier.text if carrier else None)
    return FoundQuote(
        quote=Quote(text[start:end], start, end, kind, lemma, None, outlet_name),
        speaker=speaker,
        speaker_head=speaker_head,
        ranges=tuple(token_ranges(parts, sentences)),
        carrier=carrier,
        carrier_head=carrier_head,
        cue_start=cue.start if cue else None,
        addressee=told,
        addressee_head=told_head,
    )


def voice(cue: Cue, head: int | None) -> tuple[Mention | None, tuple[int, int] | None]:
    """The words of a noun phrase and where its head stands."""
    return (None, None) if head is None else (phrase(cue.sentence, head, cue.verb), (cue.sentence.index, head))


def share_speakers(text: str, quotes: list[FoundQuote]) -> list[FoundQuote]:
    """Give a quotation without a cue the speaker of the one it goes on with, or of the next that has one beside it."""
    for index, one in enumerate(quotes):
        if one.speaker is None and index and goes_on(text, quotes[index - 1], one):
            quotes[index] = same_speaker(one, quotes[index - 1])
    for index in range(len(quotes) - 2, -1, -1):
        if quotes[index].speaker is None and goes_on(text, quotes[index], quotes[index + 1]):
            quotes[index] = same_speaker(quotes[index], quotes[index + 1])
    return quotes


def goes_on(text: str, one: FoundQuote, following: FoundQuote) -> bool:
    """Whether two quotations are one speech: nothing but a cue, or at most a paragraph's end, stands between them."""
    gap = text[one.quote.end : following.quote.start]
    cue = one.cue_start is not None and one.quote.end <= one.cue_start < following.quote.start
    return not gap.strip(" \n\"“”«»`'‘’.,—-…[]") or (cue and "\n\n" not in gap and len(gap) < FARTHEST_CUE)


def same_speaker(one: FoundQuote, other: FoundQuote) -> FoundQuote:
    """A quotation with another's speaker and carrier."""
    quote = replace(one.quote, carrier=one.quote.carrier or other.quote.carrier)
    return replace(one, quote=quote, speaker=other.speaker, speaker_head=other.speaker_head,
                   carrier=one.carrier or other.carrier, carrier_head=one.carrier_head or other.carrier_head,
                   addressee=one.addressee or other.addressee,
                   addressee_head=one.addressee_head or other.addressee_head)  # fmt: skip


def indirect(text: str, cue: Cue, spans: Sequence[Quoted]) -> Iterator[FoundQuote]:
    """The clause that a verb reports, unless it is a quotation as a whole."""
    sentence = cue.sentence
    clause = said_clause(sentence, cue)
    if clause is None:
        return
    start, end = bounds(sentence, *clause)
    if end <= start:
        return
    inside = sum(max(0, min(end, b) - max(start, a)) for span in spans for a, b in span.parts)
    if inside < WHOLE_SENTENCE * (end - start):
        kind = "mixed" if inside else "indirect"
        yield found_quote(text, [sentence], ((start, end),), kind, cue, [cue])


def bounds(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The characters of a clause without the punctuation at its ends and without "that"."""
    tokens = sentence.tokens
    while first <= last and (tokens[first].pos == "PUNCT" or (tokens[first].lower, tokens[first].dep) == THAT):
        first += 1
    while last > first and tokens[last].pos == "PUNCT" and tokens[last].text in (",", ".", ";", ":", "-", "—"):
        last -= 1
    return (tokens[first].start, tokens[last].end) if first <= last else (0, 0)
