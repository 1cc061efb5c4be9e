"""Step three of quotes: which words of its sentence a verb of saying reports."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.parse import Sentence, Token
from dragoman.resolve.speech_cues import Cue, source_lost
from dragoman.resolve.speech_words import is_saying, only_begins, speech_words


def said_clause(sentence: Sentence, cue: Cue) -> tuple[int, int] | None:
    """The first and last token of what a verb reports, or of the rest of the sentence for "according to"."""
    verb = sentence.tokens[cue.verb]
    if cue.lemma == "according to":
        return around_according(sentence, verb)
    if verb.lemma not in speech_words("reporting"):
        return None
    clauses = [one for one in sentence.children(verb.index, "ccomp") if not parted(sentence, one.index, verb.index)]
    clauses = clauses or reported_as_gerund(sentence, verb)
    after = [one for one in clauses if one.index > verb.index and cue.speaker not in sentence.subtree(one.index)]
    if clauses:
        spans = [clause_span(sentence, clause, verb.index) for clause in after or clauses[:1]]
        return spans[0][0], spans[-1][1]
    above = sentence.tokens[verb.head]
    if verb.dep in ("parataxis", "ccomp", "advcl") and above.index != verb.index and is_parenthetical(sentence, verb):
        if parted(sentence, above.index, verb.index):
            return None
        return outside(sentence, above.index, sentence.subtree(verb.index))
    return None


def reported_as_gerund(sentence: Sentence, verb: Token) -> list[Token]:
    """The clause whose subject is a gerund, of which the parser makes the verb's own: "said NAMING it would hurt"."""
    gerunds = (child for child in sentence.children(verb.index, "xcomp") if child.tag == "VBG")
    return [child for child in gerunds if child.index > verb.index]


def parted(sentence: Sentence, one: int, other: int) -> bool:
    """Whether a semicolon stands between two tokens: what stands before it is not reported by what follows."""
    return any(token.text == ";" for token in sentence.tokens[min(one, other) : max(one, other)])


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
    """Whether a verb joined to a reported clause is the speaker's next, or another's: "said X is dead and SAID that
    …", "one said X is dead and several SAID that …"."""
    own = any(sentence.children(other.index, "nsubj", "nsubjpass"))
    reports = own and any(sentence.children(other.index, "ccomp"))
    told = not own or reports
    return is_saying(other) and not only_begins(sentence, other) and told and not is_saying(clause)


def around_according(sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """All of the sentence before "according to X", or after it where nothing stands before."""
    first, last = verb.index, end_of_source(sentence, verb)
    end = end_of_clause(sentence, last + 1)
    if first > 1:
        aside = sentence.tokens[first - 1].text == "," and end - last > 2 and not of_source(sentence, last)
        return 0, end if aside else first - 1
    return (last + 1, end) if last < end else None


def of_source(sentence: Sentence, last: int) -> bool:
    """Whether a comma after a source begins a clause on it, or on the whole: ", some of WHOM were hurt"."""
    return any(token.tag in ("WP", "WDT", "WP$") for token in sentence.tokens[last + 2 : last + 5])


def end_of_source(sentence: Sentence, according: Token) -> int:
    """The last token of X in "according to X", without a phrase after a comma that the parser hangs on "according"."""
    own = [index for child in sentence.children(according.index) if child.lower == "to"
           for index in sentence.subtree(child.index)]  # fmt: skip
    lost = source_lost(sentence, according) if len(own) == 1 else None
    return lost if lost is not None else own[-1] if own else sentence.subtree(according.index)[-1]


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
