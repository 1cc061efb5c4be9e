"""Step two of quotes: the verbs of saying of each sentence, who says, and through whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.parse import Sentence, Token
from dragoman.records import Mention
from dragoman.resolve.speech_words import is_outlet, is_saying, speech_words

AFTER_QUOTE = (",", "”", '"', "''", "’", "?", "!")
NAMING = ("PROPN", "PRON", "NOUN", "DET", "ADJ")
MOST_NAME_WORDS = 6
FARTHEST_OUTLET = 8
BEFORE_NOUN = ("compound", "amod", "nmod", "poss", "det", "nummod")
PRONOUNS_OF_THINGS = frozenset({"it", "which", "that", "this", "there", "what"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying (or "according"), the head of its speaker, and of the outlet that it names, as token indices."""

    sentence: Sentence
    verb: int
    speaker: int | None
    carrier: int | None

    @property
    def start(self) -> int:
        """Where the verb stands in the article."""
        return self.sentence.tokens[self.verb].start

    @property
    def lemma(self) -> str:
        """The verb as the record gives it."""
        token = self.sentence.tokens[self.verb]
        return "according to" if token.lower == "according" else token.lemma


def cues_of(sentence: Sentence) -> list[Cue]:
    """The cues of a sentence, left to right."""
    found = [cue for token in sentence.tokens if (cue := cue_at(sentence, token)) is not None]
    return [cue for cue in found if cue.speaker is not None or cue.carrier is not None]


def cue_at(sentence: Sentence, token: Token) -> Cue | None:
    """The cue at a token, if it is one. Who speaks through an outlet is told apart from the outlet."""
    if token.lower == "according":
        source = according_to(sentence, token)
        if source is None:
            return None
        source = name_after(sentence, source)
        return Cue(sentence, token.index, *apart(sentence, source))
    if not is_saying(token):
        return None
    passed_on = outlet_after(sentence, token)
    if passed_on is not None:
        return Cue(sentence, token.index, None, passed_on)
    quoted = quoted_as_saying(sentence, token)
    if quoted is not None:
        return Cue(sentence, token.index, quoted, subject_of(sentence, token))
    speaker = named_before(sentence, token) or subject_of(sentence, token)
    told = outlet_told(sentence, token)
    if speaker is None:
        return Cue(sentence, token.index, None, told)
    if token.lemma in speech_words("carrying") and is_outlet(sentence, speaker):
        return Cue(sentence, token.index, None, speaker)
    return Cue(sentence, token.index, speaker, told)


def quoted_as_saying(sentence: Sentence, verb: Token) -> int | None:
    """The head of X in "quoted X as saying"."""
    said = any(sentence.children(preposition.index, "pcomp") and preposition.lower == "as"
               for preposition in sentence.children(verb.index, "prep"))  # fmt: skip
    if verb.lemma not in ("quote", "cite") or not said:
        return None
    return next((child.index for child in sentence.children(verb.index, "dobj")), None)


def named_before(sentence: Sentence, verb: Token) -> int | None:
    """The name that stands at once before a verb, a title before it, where the parser may take another word for the
    subject: "the paper's editor, Rachel GIESE, said"."""
    comma = verb.index > 1 and sentence.tokens[verb.index - 1].text == ","
    last = sentence.tokens[verb.index - (2 if comma else 1)] if verb.index > (1 if comma else 0) else None
    if last is None or last.pos != "PROPN" or last.dep in ("pobj", "dobj", "poss", "npadvmod"):
        return None
    first = last.index
    while first > 0 and sentence.tokens[first - 1].pos == "PROPN":
        first -= 1
    before = sentence.tokens[first - 1] if first else None
    set_apart = comma and before is not None and before.text == "," and last.index > first
    titled = not comma and before is not None and before.pos == "NOUN" and last.index > first
    return last.index if set_apart or titled else None


def name_after(sentence: Sentence, head: int) -> int:
    """The name behind a title of which the parser made two phrases: "assistant coach Ben RADMALL"."""
    last, title = head, sentence.tokens[head]
    while last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].pos == "PROPN":
        last += 1
    return last if title.pos == "NOUN" and last - head > 1 else head


def outlet_after(sentence: Sentence, verb: Token) -> int | None:
    """The outlet in ", reported Sputnik", of which the parser makes an object."""
    if verb.lemma not in speech_words("carrying") or verb.index == 0 or verb.index + 1 >= len(sentence.tokens):
        return None
    after = sentence.tokens[verb.index + 1]
    if verb.lemma == "tell" and any(child.index < verb.index for child in sentence.children(verb.index, "nsubj")):
        return None  # "Schumer, the leader, told MSNBC": he speaks to it
    if sentence.tokens[verb.index - 1].text not in (",", "”", '"', "''") or after.pos != "PROPN":
        return None
    return after.index if is_outlet(sentence, after.index) else None


def apart(sentence: Sentence, source: int) -> tuple[int | None, int | None]:
    """A source as (speaker, carrier)."""
    return (None, source) if is_outlet(sentence, source) else (source, None)


def according_to(sentence: Sentence, token: Token) -> int | None:
    """The head of X in "according to X"."""
    for index in sentence.subtree(token.index):
        below = sentence.tokens[index]
        if below.dep == "pobj" and sentence.tokens[below.head].lower == "to":
            return author_of(sentence, below)
    return None


def author_of(sentence: Sentence, source: Token) -> int:
    """Whose a statement is: the minister in "a letter by the minister" and in "the minister's letter said"."""
    if source.lemma in speech_words("statements"):
        owners = [child.index for child in sentence.children(source.index, "poss")]
        if owners:
            return owners[0]
        for index in sentence.subtree(source.index):
            token = sentence.tokens[index]
            if token.dep == "pobj" and sentence.tokens[token.head].lower in ("by", "from"):
                return index
    return source.index


def subject_of(sentence: Sentence, verb: Token) -> int | None:
    """The head of the subject of a verb, taken from a verb before it where they share one, or from a noun's clause."""
    for subject in sentence.children(verb.index, "nsubj", "csubj"):
        if subject.lower in ("who", "which", "that") and verb.dep == "relcl":
            return issuer(sentence, sentence.tokens[verb.head])
        if subject.lower == "who" and subject.index and sentence.tokens[subject.index - 1].pos in ("NOUN", "PROPN"):
            return subject.index - 1
        return None if subject.lower in PRONOUNS_OF_THINGS else author_of(sentence, subject)
    for subject in sentence.children(verb.index, "agent"):
        return next((child.index for child in sentence.children(subject.index, "pobj")), None)
    above = sentence.tokens[verb.head]
    if verb.dep in ("conj", "advcl", "xcomp") and above.pos in ("VERB", "AUX") and above.index != verb.index:
        said = sentence.tokens[above.head]
        goes_on = verb.dep == "conj" and above.dep == "ccomp" and is_saying(said) and not is_saying(above)
        return subject_of(sentence, said if goes_on else above)
    if verb.dep == "acl" and verb.tag == "VBG":
        return issuer(sentence, above)
    return beside(sentence, verb)


def issuer(sentence: Sentence, noun: Token) -> int | None:
    """Who issued the statement that a clause hangs on; the noun itself where it is a person."""
    above = sentence.tokens[noun.head]
    if noun.lemma not in speech_words("statements"):
        return noun.index
    return subject_of(sentence, above) if above.pos == "VERB" and above.index != noun.index else None


def beside(sentence: Sentence, verb: Token) -> int | None:
    """The name next to a verb whose subject the parser lost: "…," said Lavrov; the president, Jamel Msallem, said."""
    tokens = sentence.tokens
    after = tokens[verb.index + 1] if verb.index + 1 < len(tokens) else None
    if after is not None and verb.index and tokens[verb.index - 1].text in AFTER_QUOTE and after.pos in NAMING:
        while after.dep in ("compound", "amod", "det") and verb.index < after.head < after.index + MOST_NAME_WORDS:
            after = tokens[after.head]
        return after.index
    at = verb.index - 2 if verb.index > 1 and tokens[verb.index - 1].text == "," else verb.index - 1
    before = tokens[at] if at >= 0 else None
    named = before is not None and (before.pos == "PROPN" or (before.pos == "PRON" and before.dep != "pobj"))
    return before.index if before is not None and named else None


def outlet_told(sentence: Sentence, verb: Token) -> int | None:
    """The outlet in "told CNN", "said in an interview with CNN", "speaking to Sky News"."""
    for index in sentence.subtree(verb.index):
        token = sentence.tokens[index]
        near = token.dep in ("dobj", "dative") and token.head == verb.index and verb.lemma == "tell"
        through = token.dep == "pobj" and sentence.tokens[token.head].lower in ("to", "with", "by")
        if (near or (through and 0 < index - verb.index < FARTHEST_OUTLET)) and is_outlet(sentence, index):
            return index
    return None


def said_clause(sentence: Sentence, cue: Cue) -> tuple[int, int] | None:
    """The first and last token of what a verb reports, or of the rest of the sentence for "according to"."""
    verb = sentence.tokens[cue.verb]
    if cue.lemma == "according to":
        return around_according(sentence, verb)
    if verb.lemma not in speech_words("reporting"):
        return None
    clauses = list(sentence.children(verb.index, "ccomp")) or reported_as_gerund(sentence, verb)
    after = [one for one in clauses if one.index > verb.index and cue.speaker not in sentence.subtree(one.index)]
    if clauses:
        spans = [clause_span(sentence, clause, verb.index) for clause in after or clauses[:1]]
        return spans[0][0], spans[-1][1]
    above = sentence.tokens[verb.head]
    if verb.dep in ("parataxis", "ccomp", "advcl") and above.index != verb.index and is_parenthetical(sentence, verb):
        return outside(sentence, above.index, sentence.subtree(verb.index))
    return None


def reported_as_gerund(sentence: Sentence, verb: Token) -> list[Token]:
    """The clause whose subject is a gerund, of which the parser makes the verb's own: "said NAMING it would hurt"."""
    gerunds = (child for child in sentence.children(verb.index, "xcomp") if child.tag == "VBG")
    return [child for child in gerunds if child.index > verb.index]


def is_parenthetical(sentence: Sentence, verb: Token) -> bool:
    """Whether "officials said" stands after what it reports, set off by a comma, without a clause of its own."""
    first = next(one for index in sentence.subtree(verb.index) if (one := sentence.tokens[index]).pos != "PUNCT")
    return first.index > 0 and sentence.tokens[first.index - 1].text == "," and verb.dep in ("parataxis", "ccomp")


def clause_span(sentence: Sentence, clause: Token, verb: int) -> tuple[int, int]:
    """The tokens of a reported clause on its own side of the verb."""
    left_out = {index for other in sentence.children(clause.index, "conj") if says_anew(sentence, clause, other)
                for index in sentence.subtree(other.index)}  # fmt: skip
    below = [index for index in sentence.subtree(clause.index)
             if (index < verb) == (clause.index < verb) and index not in left_out]  # fmt: skip
    while len(below) > 1 and sentence.tokens[below[-1]].dep == "cc":
        below.pop()
    return below[0], below[-1]


def says_anew(sentence: Sentence, clause: Token, other: Token) -> bool:
    """Whether a verb joined to a reported clause is the speaker's next: "said X is dead and SAID that …"."""
    own = any(sentence.children(other.index, "nsubj", "nsubjpass"))
    return is_saying(other) and not own and not is_saying(clause)


def around_according(sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """All of the sentence before "according to X", or after it where nothing stands before."""
    first, last = verb.index, end_of_source(sentence, verb)
    end = end_of_clause(sentence, last + 1)
    if first > 1:
        aside = sentence.tokens[first - 1].text == "," and end - last > 2
        return 0, end if aside else first - 1
    return (last + 1, end) if last < end else None


def end_of_source(sentence: Sentence, according: Token) -> int:
    """The last token of X in "according to X", without a phrase after a comma that the parser hangs on "according"."""
    own = [index for child in sentence.children(according.index) if child.lower == "to"
           for index in sentence.subtree(child.index)]  # fmt: skip
    return own[-1] if own else sentence.subtree(according.index)[-1]


def end_of_clause(sentence: Sentence, first: int) -> int:
    """The last token before another main clause is joined on: a semicolon, or a comma and "but" with a new subject."""
    for child in sentence.children(sentence.root, "conj"):
        if child.index > first and any(sentence.children(child.index, "nsubj", "nsubjpass")):
            start = sentence.subtree(child.index)[0]
            while start - 1 > first and sentence.tokens[start - 1].dep in ("cc", "punct"):
                start -= 1
            return start - 1
    semicolon = next((token.index for token in sentence.tokens[first:] if token.text == ";"), None)
    return semicolon - 1 if semicolon is not None and semicolon > first else len(sentence.tokens) - 1


def outside(sentence: Sentence, top: int, without: Sequence[int]) -> tuple[int, int] | None:
    """The tokens below one that precede others; all where the one follows those: "His death, they said, WAS …"."""
    follows = top > without[-1] and not is_saying(sentence.tokens[top])
    kept = [index for index in sentence.subtree(top) if index < without[0] or follows]
    return (kept[0], kept[-1]) if kept else None


def phrase(sentence: Sentence, head: int) -> Mention:
    """The words of a noun phrase, without the clauses and asides that hang on it."""
    first = last = head
    for index in noun_phrase(sentence, head):
        first, last = min(first, index), max(last, index)
    return sentence.mention(first, last)


def noun_phrase(sentence: Sentence, head: int) -> Iterator[int]:
    """A head, what comes before it, and a phrase with "of" after it."""
    yield head
    for child in sentence.children(head, *BEFORE_NOUN, "prep"):
        of_head = child.lower == "of" or (child.lower in ("to", "for") and child.index == head + 1)
        if of_head if child.dep == "prep" else child.index < head:
            yield from sentence.subtree(child.index)
