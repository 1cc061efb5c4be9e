"""Step two: whether words that could name a place do so here."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.parse import Sentence, Token
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.resolve.knowledge import knowledge
from dragoman.resolve.place_names import PlaceName, is_name_word, name_run
from dragoman.resolve.place_words import place_words
from dragoman.resolve.speech_words import is_saying

LARGE_TOWN = 5.7
SURE_TOWN = 6.0
TAKEN_TOWN = 5.0
SHORT_NAME = 3
NOT_SAID_OF_PLACES = frozenset({"nsubj", "dative"})


def is_place(name: PlaceName, gazetteer: Gazetteer) -> bool:
    """Whether a known name names a place here."""
    if name.text in place_words("never") or is_abbreviation(name) or in_longer_name(name) or is_speaking(name):
        return False
    if takes_sides(name):
        return False
    if name.text in place_words("doubtful") or name.entries[0].weight < LARGE_TOWN:
        return is_proper(name) and has_strong_evidence(name, gazetteer)
    if is_proper(name) or name.entries[0].weight > SURE_TOWN or name.last > name.first:
        return True
    return has_strong_evidence(name, gazetteer)


def is_abbreviation(name: PlaceName) -> bool:
    """Whether capitals that are also a town's name stand for something else: "EU"."""
    return name.text.isupper() and len(name.text) <= SHORT_NAME and name.entries[0].town


def takes_sides(name: PlaceName) -> bool:
    """Whether a name only tells for or against whom somebody is: "pro- MOSCOW"."""
    before = "".join(token.lower for token in name.sentence.tokens[max(0, name.first - 2) : name.first])
    return before.endswith(("pro-", "anti-"))


def is_proper(name: PlaceName) -> bool:
    """Whether the tagger, too, took the words for a name."""
    return any(token.tag in ("NNP", "NNPS") for token in name.sentence.tokens[name.first : name.last + 1])


def is_speaking(name: PlaceName) -> bool:
    """Whether the name says something: then it is a government or a person."""
    token = name.sentence.tokens[name.head]
    return token.dep in NOT_SAID_OF_PLACES and is_saying(name.sentence.tokens[token.head])


def in_longer_name(name: PlaceName) -> bool:
    """Whether the words are part of another name: Paris Hilton, Bank of China, New Delhi Times."""
    tokens = name.sentence.tokens
    before = tokens[name.first - 1] if name.first else None
    after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    if before is not None and before.text in ("of", "for") and name.first > 1:
        return tokens[name.first - 2].text in place_words("bodies")
    # "Arab East Jerusalem": nobody is called what we list as a place in several words.
    listed = name.last > name.first and not name.entries[0].town
    return (not listed and is_name_neighbour(before)) or (is_name_neighbour(after) and not follows_freely(name))


def is_name_neighbour(token: Token | None) -> bool:
    """Whether a token next to a name makes it a longer one."""
    if token is None or not is_name_word(token) or token.lower in place_words("neighbours"):
        return False
    return token.tag in ("NNP", "NNPS", "NN", "NNS") or token.pos == "PROPN"


def follows_freely(name: PlaceName) -> bool:
    """Whether the capitals after a name start something else: a facility, or what a locative phrase leaves behind."""
    tokens = name.sentence.tokens
    after = tokens[name.last + 1]
    following = tokens[name.last + 2 : name.last + 3]
    if after.text == "State" and any(token.text in place_words("bodies") for token in following):
        return False  # "Ohio State UNIVERSITY"
    if after.text in place_words("facilities") or after.lower in place_words("between"):
        return True
    # "In Baghdad Prime Minister Abadi said": the parser hangs the next name on something else.
    return after.dep not in ("pobj", "compound") and governing_preposition(name.sentence, name.head) is not None


def governing_preposition(sentence: Sentence, head: int) -> Token | None:
    """The locative preposition over a name, conjuncts and appositions climbed."""
    token = sentence.tokens[head]
    for _ in range(4):
        above = sentence.tokens[token.head]
        if token.dep in ("pobj", "pcomp") and above.pos in ("ADP", "SCONJ", "ADV"):
            return above if above.lower in place_words("locative") | place_words("destination") else None
        if token.dep not in ("conj", "appos", "compound", "nmod", "poss") or above.index == token.index:
            return None
        token = above
    return None


def has_strong_evidence(name: PlaceName, gazetteer: Gazetteer) -> bool:
    """Whether the words around say that this is a place."""
    sentence = name.sentence
    before = preposition_before(sentence, name.first)
    located = before is not None and before.lower in place_words("locative") | place_words("destination")
    # "In the Mission" is no town, "in the Gulf" is the sea that we list.
    has_article = name.first > 0 and sentence.tokens[name.first - 1].lower == "the"
    if located and not is_possessive(sentence, name.last) and not (has_article and name.entries[0].town):
        return True
    if is_entered(sentence, name.head) or is_taken_town(name):
        return True
    return has_kind(sentence, name.first, name.last) or is_apposed(name, gazetteer)


def preposition_before(sentence: Sentence, first: int) -> Token | None:
    """The word before a name, and before what qualifies it ("in downtown X"), when it is a preposition."""
    index = before_qualifiers(sentence, first)
    token = sentence.tokens[index] if index >= 0 else None
    return token if token is not None and token.pos in ("ADP", "SCONJ", "ADV") else None


def before_qualifiers(sentence: Sentence, first: int) -> int:
    """The token before a name and what qualifies it: "in DOWNTOWN X", "on BADLY HIT X", "in REBEL-HELD X"; below
    zero where there is none."""
    tokens, index = sentence.tokens, first - 1
    while index >= 0:
        held = tokens[index].lower in place_words("holding") and tokens[index - 1].text == "-"
        if not held and not qualifies(tokens, index):
            break
        index -= 3 if held and index > 1 else 1
    return index


def qualifies(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word only qualifies the name after it."""
    token, after = tokens[index], tokens[index + 1]
    described = (token.tag in ("VBN", "JJ") and token.text.islower()) or is_demonym(token)
    return token.lower in place_words("qualifiers") or described or (token.tag == "RB" and after.tag == "VBN")


def is_demonym(token: Token) -> bool:
    """Whether a word is a nationality, which is no part of a place's name: "the SOMALI Gedo region"."""
    return any(fact.kind in ("demonym", "people") for fact in knowledge().facts.get((token.lower,), ()))


def is_entered(sentence: Sentence, head: int) -> bool:
    """Whether a name is what someone enters, patrols or storms; of what is entered, as nobody is ("X was STORMED")."""
    verb, passive = done_to(sentence, head), sentence.tokens[head].dep == "nsubjpass"
    if verb is not None and sentence.tokens[head].dep == "compound":
        return verb.lemma in place_words("entered") | place_words("struck")  # "attacked MONGUNO Town"
    return verb is not None and verb.lemma in place_words("only_entered" if passive else "entered")


def is_taken_town(name: PlaceName) -> bool:
    """Whether a name of a town of a hundred thousand is what is captured or entered: "KUNDUZ was captured"."""
    verb = done_to(name.sentence, name.head)
    return verb is not None and verb.lemma in place_words("entered") and name.entries[0].weight >= TAKEN_TOWN


def done_to(sentence: Sentence, head: int) -> Token | None:
    """The verb that a name is the object of, in the active or the passive; joined names are climbed, and so is the
    plain or proper word for its kind: "captured the X area", "attacked X Town"."""
    token = sentence.tokens[head]
    for _ in range(4):
        above = sentence.tokens[token.head]
        of_kind = above.text in place_words("kinds") | place_words("facilities")
        if token.dep != "conj" and not (token.dep in ("compound", "nmod") and of_kind):
            break
        token = above
    return sentence.tokens[token.head] if token.dep in ("dobj", "nsubjpass") else None


def is_possessive(sentence: Sentence, last: int) -> bool:
    """Whether a genitive follows: "in Jordan's book" is no place, a country's is decided elsewhere."""
    after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    return after is not None and after.tag == "POS"


def has_kind(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a plain noun says what the name names: "the town of X", "X province", "northern X"."""
    tokens, kinds = sentence.tokens, place_words("kinds")
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    before = tokens[first - 1] if first else None
    if after in kinds or (before is not None and before.text in kinds):
        return True
    return before is not None and before.text == "of" and first > 1 and tokens[first - 2].text in kinds


def is_apposed(name: PlaceName, gazetteer: Gazetteer) -> bool:
    """Whether a comma and a larger known place follow: "Nice, France"."""
    tokens = name.sentence.tokens
    if name.last + 2 >= len(tokens) or tokens[name.last + 1].text != ",":
        return False
    first, last = name.last + 2, name_run(name.sentence, name.last + 2)[1]
    if not is_name_word(tokens[first]):
        return False
    found = gazetteer.lookup(name.sentence.mention(first, last).text)
    return bool(found) and found[0].kind in ("country", "region") and {entry.country for entry in name.entries} >= {
        found[0].country
    }


def is_unlisted_place(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name that no gazetteer holds is a place by the words before or after it."""
    name = sentence.mention(first, last).text
    token = sentence.tokens[PlaceName(sentence, first, last, ()).head]
    if is_stop_name(name) or token.pos != "PROPN" or is_possessive(sentence, last):
        return False
    before = preposition_before(sentence, first)
    word = before.lower if before is not None else ""
    verb = done_to(sentence, token.index)
    if has_kind(sentence, first, last):
        taken = verb is not None and verb.lemma in place_words("entered") | place_words("struck")
        return taken or word in place_words("locative") | {"of", "from", "to"} or in_another(sentence, first)
    if verb is not None and is_acted_on(sentence, last, verb):
        return True
    if word == "of" and ends_as_place(sentence, last):
        return sentence.tokens[before_qualifiers(sentence, first) - 1].lower in place_words("shares")
    if word in place_words("locative") and (ends_as_place(sentence, last) or begins_as_place(sentence, first, last)):
        return True
    no_article = first > 0 and sentence.tokens[first - 1].lower != "the"
    return before is not None and before.text in SURE_BEFORE_NAME and no_article and is_short(name)


def is_acted_on(sentence: Sentence, last: int, verb: Token) -> bool:
    """Whether a verb's object is a place by the verb alone, or by the verb and the last word of its name."""
    if verb.lemma in place_words("only_entered") and not sentence.tokens[last].text.isupper():
        return True
    return verb.lemma in place_words("entered") | place_words("struck") and ends_as_place(sentence, last)


def in_another(sentence: Sentence, first: int) -> bool:
    """Whether a name follows the genitive of a place that it lies in: "in Karachi's LYARI district"."""
    if first < 2 or sentence.tokens[first - 1].tag != "POS":
        return False
    above = sentence.tokens[sentence.tokens[first].head]
    while above.dep == "compound":
        above = sentence.tokens[above.head]
    return above.dep == "pobj" and sentence.tokens[above.head].lower in place_words("locative")


SURE_BEFORE_NAME = ("in", "In", "near", "Near")


def is_stop_name(name: str) -> bool:
    """Whether a name is of something else, whatever stands around it."""
    return name in place_words("never") or name in place_words("doubtful")


def ends_as_place(sentence: Sentence, last: int) -> bool:
    """Whether the last word of a name, or the one after it, is a kind of place: "the Rainbow BRIDGE"."""
    return any(token.text in place_words("facilities") for token in sentence.tokens[last : last + 2])


def begins_as_place(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the first word of a longer name often begins a village's or a site's."""
    token = sentence.tokens[first]
    return last > first and (token.text in place_words("village_beginnings") or token.lower in ("al", "el"))


def is_short(name: str) -> bool:
    """Whether a name is one word, or words tied by hyphens: longer ones after "in" are bodies as often as towns."""
    return " " not in name and len(name) > SHORT_NAME and not name.isupper()
