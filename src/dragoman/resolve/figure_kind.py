"""What a number counts, and of which kind the figure is: read off the parse and the word lists of figures."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.parse import Sentence, Token
from dragoman.resolve.date_words import date_words
from dragoman.resolve.knowledge import knowledge
from dragoman.resolve.numerals import figure_words
from dragoman.resolve.spelling import key

NOUNS = ("NN", "NNS", "NNP", "NNPS")
HUMAN = ("people", "troops")
CREWS = ("MIL", "BUS", "COP", "UNK")  # groups that may be ships: "two VESSELS"
# As subjects of these, persons do it; they do not suffer it.
TRANSITIVE = ("kill", "wound", "injure", "arrest", "detain", "capture", "murder", "abduct", "kidnap", "execute")


def counted(sentence: Sentence, first: int, last: int) -> Token | None:
    """The thing that a number counts; the number itself where it stands alone for persons ("20 were killed").

    None where it is a date, a name's number, an age, a time or a bare article.
    """
    number = sentence.tokens[last]
    if is_pronoun(sentence, first, last) or after_name(sentence, first) or is_age(sentence, first, last):
        return None
    if before_month(sentence, last):
        return None
    if number.lower in figure_words()["none"]["alone"] and number.tag != "CD":
        return number if fate_of(sentence, number) else None
    if is_year(number) and sentence.tokens[first - 1].lower in date_words()["words"]["before_year"]:
        return None
    noun = noun_of(sentence, first, last)
    if noun is not None and noun.tag == "NN" and is_year(number):
        return None  # "a 2011 study"
    if noun is not None:
        return None if is_measure(noun) or is_name(sentence, noun) else noun
    return number if stands_alone(sentence, number) or sizes(sentence, number) else None


def is_pronoun(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the number is "one" or "both" standing for persons or things named before."""
    token = sentence.tokens[first]
    return first == last and token.lower in ("one", "both") and token.tag != "CD"


def is_age(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a number stands between commas behind a name: "Smith, 35, was killed"."""
    around_it = [sentence.tokens[place].text for place in (first - 1, last + 1) if 0 <= place < len(sentence.tokens)]
    return around_it == [",", ","] and first > 1 and sentence.tokens[first - 2].tag == "NNP"


def is_name(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is a name that no fate shows to be persons: "20 Iraqis were killed" counts them."""
    return noun.tag == "NNP" or (noun.tag == "NNPS" and not is_people(noun) and fate_of(sentence, noun) is None)


def is_people(noun: Token) -> bool:
    """Whether a plural names the people of a country: "two thousand CUBANS"."""
    return any(fact.kind in ("demonym", "people") for fact in knowledge().facts.get(key(noun.text), ()))


def is_role(noun: Token) -> bool:
    """Whether a noun is a role of persons: "40,000 NURSES"."""
    facts = knowledge().facts.get(key(noun.lemma), ())
    roles = [fact for fact in facts if fact.kind == "role"]
    return any(fact.role == "person" or (fact.role == "group" and fact.sector not in CREWS) for fact in roles)


def before_month(sentence: Sentence, last: int) -> bool:
    """Whether a number is the day of a month: "the 13 November attacks"."""
    return last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].lower in date_words()["months"]


def after_name(sentence: Sentence, first: int) -> bool:
    """Whether the number belongs to a name or month before it: "Resolution 2231", "Flight 19", "March 25"."""
    if not first:
        return False
    before, token = sentence.tokens[first - 1], sentence.tokens[first]
    if before.text == "-" and first > 1:
        before = sentence.tokens[first - 2]
    belongs = token.head == before.index or before.head == token.index
    belongs = belongs or (before.dep in ("compound", "nmod") and before.head in (token.head, first + 2))
    return token.text[0].isdigit() and before.tag in ("NNP", "NNPS") and belongs


def noun_of(sentence: Sentence, first: int, last: int) -> Token | None:
    """The noun that a number stands before or that it is a part of ("dozens of soldiers", "two of the planes")."""
    for token in sentence.tokens[first : last + 1]:
        head = sentence.tokens[token.head]
        if token.dep in ("nummod", "amod", "det", "quantmod", "compound") and head.index > last and head.tag in NOUNS:
            return end_of_name(sentence, head)
    for token in sentence.tokens[first : last + 1]:
        for of in sentence.children(token.index, "prep"):
            if of.lower in ("of",):
                return next(iter(sentence.children(of.index, "pobj")), None)
    return next_noun(sentence, last)


def end_of_name(sentence: Sentence, noun: Token) -> Token:
    """The head of a compound: "missile" of "ballistic missile" is what counts."""
    while noun.dep == "compound" and sentence.tokens[noun.head].tag in NOUNS and noun.head > noun.index:
        noun = sentence.tokens[noun.head]
    return noun


def next_noun(sentence: Sentence, last: int) -> Token | None:
    """The common noun at once behind the number or behind its adjectives, where the parse did not join them."""
    for token in sentence.tokens[last + 1 : last + 4]:
        if token.tag in ("NNS", "NN"):
            return end_of_name(sentence, token)
        if token.tag not in ("JJ", "VBN", "NNP", "HYPH", "JJR"):
            return None
    return None


def stands_alone(sentence: Sentence, number: Token) -> bool:
    """Whether a number is itself the subject or object of a verb that says a fate: "killing 20", "20 were injured"."""
    roles = ("nsubj", "nsubjpass", "dobj", "attr", "pobj", "conj", "appos", "ROOT", "dep", "nummod", "npadvmod", "oprd")
    return number.dep in roles and fate_of(sentence, number) is not None and not is_year(number)


def sizes(sentence: Sentence, number: Token) -> bool:
    """Whether a number tells how many a crowd was: "a crowd OF 3,000"."""
    above = sentence.tokens[number.head]
    noun = sentence.tokens[above.head]
    return number.dep == "pobj" and above.lower == "of" and noun.lemma in figure_words()["gatherings"]["nouns"]


def is_year(token: Token) -> bool:
    """Whether a bare number reads as a year."""
    return token.text.isdigit() and len(token.text) == 4 and 1500 <= int(token.text) < 2100


def is_measure(noun: Token) -> bool:
    """Whether a noun is a measure of time, length or order."""
    units = figure_words()["skip"]["units"]
    return noun.lemma in units or noun.lower in units or noun.lower.rstrip("s") in units


def kind_of(sentence: Sentence, head: Token, number: Token) -> tuple[str | None, str | None]:
    """The kind and unit of a figure that counts ``head``; (None, None) where it is no figure."""
    noun = next((kind for kind, nouns in figure_words()["fate_nouns"].items() if head.lemma in nouns), None)
    if noun is not None:
        return noun, head.lemma
    fate = fate_of(sentence, head) or fate_of(sentence, number)
    if head.index == number.index or head.tag == "PRP":
        return fate or ("people" if sizes(sentence, number) else None), None
    thing = thing_of(sentence, head)
    if is_people(head):
        return fate or "people", head.lower
    if thing is None and head.tag in ("NN", "NNS") and is_role(head):
        thing = "people"
    if thing in HUMAN or (thing is None and fate is not None and is_human(head)):
        return fate or thing, head.lemma
    if thing is None and (number.lower == "one" or head.tag not in ("NN", "NNS")):
        return None, None
    return thing or "count", head.lemma


def is_human(head: Token) -> bool:
    """Whether a plural that no list holds means persons, by its ending or as the name of a people."""
    endings = tuple(figure_words()["persons"]["endings"])
    return head.tag == "NNPS" or (head.tag == "NNS" and head.lemma.endswith(endings))


def thing_of(sentence: Sentence, head: Token) -> str | None:
    """Weapons, troops or people, by the word lists; None for anything else."""
    pair = f"{sentence.tokens[head.index - 1].lemma} {head.lemma}" if head.index else ""
    for kind, pairs in figure_words()["pairs"].items():
        if pair in pairs:
            return str(kind)
    for kind, nouns in figure_words()["things"].items():
        if head.lemma in nouns:
            return str(kind)
    return None


def fate_of(sentence: Sentence, head: Token) -> str | None:
    """What is said of the persons counted: dead, injured, arrested, displaced or missing; None where nothing is."""
    for word in around(sentence, head):
        for kind, lemmas in figure_words()["fate"].items():
            if word.lemma in lemmas or word.lower in lemmas:
                return str(kind)
    return None


def around(sentence: Sentence, head: Token) -> Iterator[Token]:
    """The words that may say a fate, the surest first: modifiers, then the verb whose subject or object it is."""
    yield from sentence.children(head.index, "amod", "acl", "acomp", "relcl", "advmod")
    following = head.index + 1
    if following < len(sentence.tokens) and sentence.tokens[following].pos in ("ADJ", "VERB"):
        yield sentence.tokens[following]
    token = first_of_list(sentence, head)
    verb = sentence.tokens[token.head]
    if token.dep in ("nsubjpass", "dobj", "nsubj", "attr", "nummod", "npadvmod", "oprd") and verb.index != token.index:
        if token.dep == "nsubj" and verb.lemma in TRANSITIVE:
            return
        yield verb
        yield from sentence.children(verb.index, "acomp", "xcomp", "oprd", "attr")
    if token.dep == "pobj" and verb.dep == "prep":
        yield from behind_preposition(sentence, verb)


def money_kind(sentence: Sentence, number: int) -> str:
    """What a sum of money is: trade, aid, debt, penalty, price or loss, by the noun it belongs to; else money."""
    for word in sum_nouns(sentence, sentence.tokens[number]):
        for kind, nouns in figure_words()["money"].items():
            if word.lemma in nouns:
                return str(kind)
    return "money"


def sum_nouns(sentence: Sentence, number: Token) -> Iterator[Token]:
    """The nouns that may say what a sum is for: those above it ("a $5 loan"), the subject of its verb ("TRADE reached
    $5"), and what follows "in" or "of" ("$5 in AID")."""
    tops = [number, *list(sentence.ancestors(number.index))[:4]]
    for token in tops:
        yield token
        for child in sentence.children(token.index, "prep"):
            if child.lower in ("in", "of", "worth") and child.index > number.index:
                yield from sentence.children(child.index, "pobj")
        if token.pos in ("VERB", "AUX"):
            yield from sentence.children(token.index, "nsubj", "nsubjpass")
            return


def first_of_list(sentence: Sentence, token: Token) -> Token:
    """The first of a list of nouns or numbers, whose verb is that of all."""
    while token.dep in ("conj", "appos") and token.head != token.index:  # a cut sentence may have such a root
        above = sentence.tokens[token.head]
        if above.pos not in ("NOUN", "NUM", "PROPN"):
            return token
        token = above
    return token


def behind_preposition(sentence: Sentence, preposition: Token) -> Iterator[Token]:
    """What says the fate of a number behind a preposition: "the arrest of 12", "the death toll rose to 45"."""
    above = sentence.tokens[preposition.head]
    if preposition.lower == "of":
        yield above
    elif preposition.lower in ("to", "at", "by"):
        yield from sentence.children(above.index, "nsubj")
