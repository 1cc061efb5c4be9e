"""Step two of quotes: the verbs of saying of each sentence, who says, and through whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.parse import Sentence, Token
from dragoman.records import Mention
from dragoman.resolve.speech_words import is_outlet, is_saying, only_begins, speech_words

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
    if not is_saying(token) or only_begins(sentence, token):
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
    if set_apart and first > 1 and speaks_by_name(sentence, verb, first - 1):
        return None
    return last.index if set_apart or titled else None


def speaks_by_name(sentence: Sentence, verb: Token, comma: int) -> bool:
    """Whether a verb has a person's name for its subject, so that a name set apart only says of what or where the
    person is: "Rossi, a cook in B Company, 9TH REGIMENT, said"; a source named first is no subject."""
    for subject in sentence.children(verb.index, "nsubj"):
        sourced = any(token.lower == "according" for token in sentence.tokens[: subject.index])
        if subject.pos == "PROPN" and subject.index < comma and sentence.tokens[comma - 1].pos == "PROPN":
            return not sourced and not is_outlet(sentence, subject.index)
    return False


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
    if verb.lemma in speech_words("addressing_only"):
        return None  # "Rossi, the leader, told MSNBC": she speaks to it
    if sentence.tokens[verb.index - 1].text not in (",", "”", '"', "''") or after.pos != "PROPN":
        return None
    return after.index if is_outlet(sentence, after.index) else None


def apart(sentence: Sentence, source: int) -> tuple[int | None, int | None]:
    """A source as (speaker, carrier)."""
    if is_outlet(sentence, source):
        return None, source
    # "These videos and NPR": what is shown vouches for nothing that the outlet does not.
    shown = sentence.tokens[source].lemma in speech_words("shown")
    joined = [child.index for child in sentence.children(source, "conj") if is_outlet(sentence, child.index)]
    return (None, joined[0]) if shown and joined else (source, None)


def according_to(sentence: Sentence, token: Token) -> int | None:
    """The head of X in "according to X"."""
    for index in sentence.subtree(token.index):
        below = sentence.tokens[index]
        if below.dep == "pobj" and sentence.tokens[below.head].lower == "to":
            return author_of(sentence, below)
    return source_lost(sentence, token)


def source_lost(sentence: Sentence, according: Token) -> int | None:
    """The noun before the comma after "according to", of which the parser makes the subject of what follows."""
    first = according.index + 2
    end = next((token.index for token in sentence.tokens[first:] if token.pos == "PUNCT" and token.text != "-"), first)
    nouns = [token for token in sentence.tokens[first:end] if token.pos in ("PROPN", "NOUN")]
    lost = nouns and nouns[-1].index == end - 1 and nouns[-1].dep.startswith("nsubj")
    return author_of(sentence, nouns[-1]) if lost else None


def author_of(sentence: Sentence, source: Token) -> int:
    """Whose a statement is: the minister in "a letter by the minister", in "the minister's letter said" and in "a
    ministry statement"."""
    if source.lemma in speech_words("statements"):
        owners = [child.index for child in sentence.children(source.index, "poss")]
        owners += [child.index for child in sentence.children(source.index, "compound") if issues(child)]
        if owners:
            return owners[0]
        for index in sentence.subtree(source.index):
            token = sentence.tokens[index]
            if token.dep == "pobj" and sentence.tokens[token.head].lower in ("by", "from"):
                return index
    return source.index


def issues(noun: Token) -> bool:
    """Whether a noun before a statement is who issues it, and not how or where: "a POLICE report", "a news report"."""
    return noun.pos in ("NOUN", "PROPN") and noun.lower not in speech_words("manners")


def subject_of(sentence: Sentence, verb: Token) -> int | None:
    """The head of the subject of a verb, taken from a verb before it where they share one, or from a noun's clause."""
    for subject in sentence.children(verb.index, "nsubj", "csubj"):
        if subject.dep == "csubj" and is_saying(subject):
            continue  # "CALLING it an insult, Rossi, the mayor, said"
        if subject.lower in ("who", "which", "that") and verb.dep == "relcl":
            return issuer(sentence, sentence.tokens[verb.head])
        if subject.lower == "who" and subject.index and sentence.tokens[subject.index - 1].pos in ("NOUN", "PROPN"):
            return subject.index - 1
        return None if subject.lower in PRONOUNS_OF_THINGS else named_beside(sentence, subject, verb)
    for subject in sentence.children(verb.index, "agent"):
        return next((child.index for child in sentence.children(subject.index, "pobj")), None)
    above = sentence.tokens[verb.head]
    if verb.dep in ("conj", "advcl", "xcomp") and above.pos in ("VERB", "AUX") and above.index != verb.index:
        said = sentence.tokens[above.head]
        adds = verb.dep == "conj" or (verb.tag == "VBG" and verb.lemma in speech_words("adding"))
        goes_on = adds and above.dep == "ccomp" and is_saying(said) and not is_saying(above)
        return named_before(sentence, said) or subject_of(sentence, said) if goes_on else subject_of(sentence, above)
    if verb.dep == "acl" and verb.tag == "VBG":
        return issuer(sentence, above)
    return beside(sentence, verb)


def named_beside(sentence: Sentence, subject: Token, verb: Token) -> int:
    """Who a subject is: the name that a title and a comma announce before the verb ("The editor of the Post and head
    of its board, ANNA ROSSI, called it … and said"), else whose statement it is."""
    end = next((token.index for token in sentence.tokens[subject.index : verb.index] if is_saying(token)), verb.index)
    if subject.pos == "NOUN" and subject.index < end:
        named = named_before(sentence, sentence.tokens[end])
        if named is not None and subject.index < named and sentence.tokens[named].dep == "appos":
            return named
    return author_of(sentence, subject)


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
    if after is not None and verb.index and tokens[verb.index - 1].text in AFTER_QUOTE and can_follow(sentence, verb):
        while after.dep in ("compound", "amod", "det") and verb.index < after.head < after.index + MOST_NAME_WORDS:
            after = tokens[after.head]
        return after.index
    at = verb.index - 2 if verb.index > 1 and tokens[verb.index - 1].text == "," else verb.index - 1
    before = tokens[at] if at >= 0 else None
    if before is None:
        return None
    if at < verb.index - 1 and before.pos == "NOUN" and before.dep == "appos":
        return apposed_to(sentence, before)
    named = before.pos == "PROPN" or (before.pos == "PRON" and before.dep != "pobj")
    return before.index if named else None


def apposed_to(sentence: Sentence, noun: Token) -> int | None:
    """The name of which a noun set beside it tells, bodies that the name is "of" climbed: "Anna ROSSI of Free Press, a
    charity, told …"; the parser may hang name and noun on one word before them."""
    name, above = None, sentence.tokens[noun.head]
    while above.dep in ("appos", "pobj", "prep") and above.head < above.index:
        name = above.index if above.pos == "PROPN" else name
        above = sentence.tokens[above.head]
    beside_it = (one.index for one in sentence.children(noun.head, "appos") if one.pos == "PROPN")
    return name if name is not None else next(beside_it, None)


def can_follow(sentence: Sentence, verb: Token) -> bool:
    """Whether the word after a verb can be who speaks: not whom one tells, nor the subject of what is reported."""
    after = sentence.tokens[verb.index + 1]
    told = after.dep in ("dobj", "dative") and verb.lemma in speech_words("addressing_only")
    between = sentence.tokens[after.index : after.head]
    reported = after.dep.startswith("nsubj") and bool(between) and all(token.text != "," for token in between)
    return after.pos in NAMING and not told and not reported


def outlet_told(sentence: Sentence, verb: Token) -> int | None:
    """The outlet in "told CNN", "said in an interview with CNN", "speaking to Sky News"."""
    for index in sentence.subtree(verb.index):
        token = sentence.tokens[index]
        near = token.dep in ("dobj", "dative") and token.head == verb.index and verb.lemma == "tell"
        through = token.dep == "pobj" and sentence.tokens[token.head].lower in ("to", "with", "by")
        if (near or (through and 0 < index - verb.index < FARTHEST_OUTLET)) and is_outlet(sentence, index):
            return index
    return None


def phrase(sentence: Sentence, head: int, verb: int = -1) -> Mention:
    """The words of a noun phrase, without the clauses and asides that hang on it, nor what stands before a verb of
    saying that precedes its head."""
    first = last = head
    for index in noun_phrase(sentence, head):
        if index > verb or verb > head:
            first, last = min(first, index), max(last, index)
    return sentence.mention(first, last)


def noun_phrase(sentence: Sentence, head: int) -> Iterator[int]:
    """A head, what comes before it, and a phrase with "of" after it."""
    yield head
    for child in sentence.children(head, *BEFORE_NOUN, "prep"):
        of_head = child.lower == "of" or (child.lower in ("to", "for") and child.index == head + 1)
        if of_head if child.dep == "prep" else child.index < head:
            yield from sentence.subtree(child.index)
