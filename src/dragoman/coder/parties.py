"""Who can be a party to an act: not dates, numbers and things, which give way to who owns them."""

from __future__ import annotations

from dragoman.coder.candidate import Candidate
from dragoman.coder.lexicon_files import Lexicon
from dragoman.coder.match import counted
from dragoman.coder.mentions import DOCUMENTS, owner, spread
from dragoman.coder.syntax import is_noun
from dragoman.parse import Sentence, Token

ABSTRACT_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ship", "ing", "dom", "ure")
# Words that stand for no party, whatever the tagger makes of them.
NOBODY = frozenset({"anti", "pro", "neither", "nobody", "none", "nothing", "something", "everything", "anything"})
# A bare number that one of these is done to counts people: "at least 20 were killed".
HARMING = frozenset({"kill", "wound", "injure", "maim", "arrest", "detain", "hurt", "shoot"})
# Words that only measure what stands after "of": "a number of JOURNALISTS".
MEASURES = frozenset(
    ["number", "couple", "handful", "series", "majority", "dozens", "half", "score", "pair", "trio", "batch", "convoy",
     "column", "tonne", "ton", "truckload", "planeload", "shipment", "consignment"]
)  # fmt: skip
BESIDE_PLACES = ("near", "outside", "inside", "around")


def parties(
    sentence: Sentence, heads: list[int], lexicon: Lexicon, candidate: Candidate, targets: bool = False
) -> list[int]:
    """Heads that can be a party to an act, coordinated ones apart; things give way to their owners.

    With ``targets`` a building, vehicle or town counts, too: force can be turned against it.
    """
    found: list[int] = []
    for head in spread(sentence, heads):
        token = sentence.tokens[head]
        if head in candidate.tokens or begins_with_place(sentence, head):
            continue
        whole = head
        if measures(sentence, token):
            head = counted(sentence, head)[0]
            token = sentence.tokens[head]
        # A name is no building: "the Federal Aviation OFFICE suspended the permit".
        building = token.lemma in lexicon.lists["targets"] and token.pos != "PROPN"
        if can_be_party(token, lexicon) and (targets or not building):
            found.append(named_for(sentence, head))
        elif targets and (token.lemma in lexicon.lists["targets"] or counts_people(sentence, candidate, head)):
            found.append(head)
        elif not is_calendar(token, lexicon) and token.pos != "PRON":
            found.extend(
                index
                for index in spread(sentence, owner(sentence, head) or owner(sentence, whole))
                if can_be_party(sentence.tokens[index], lexicon) and index not in candidate.tokens
            )
    return list(dict.fromkeys(found))


def measures(sentence: Sentence, token: Token) -> bool:
    """Whether a head just counts those after it: "a pair of CORPORALS", "two of its ENVOYS", not "one of them"."""
    of = counted(sentence, token.index)
    if token.pos == "NUM":
        return bool(of) and is_noun(sentence.tokens[of[0]]) and not any(sentence.children(token.index, "appos"))
    return token.lemma in MEASURES and bool(of)


def begins_with_place(sentence: Sentence, head: int) -> bool:
    """Whether the parser took a place before the subject for a name: "NEAR MOSUL, three strikes destroyed …"."""
    first = sentence.tokens[sentence.subtree(head)[0]]
    return first.index < head and first.lower in BESIDE_PLACES


def counts_people(sentence: Sentence, candidate: Candidate, head: int) -> bool:
    """Whether a bare number stands for those who were hit: "at least 20 were killed", "ONE of them was injured"."""
    token = sentence.tokens[head]
    hit = candidate.kind == "verb" and sentence.tokens[candidate.head].lemma in HARMING
    return hit and token.pos == "NUM" and token.head == candidate.head


def named_for(sentence: Sentence, head: int) -> int:
    """The name in apposition to a common noun, which tells more: "the militant group, the ISLAMIC STATE"."""
    if sentence.tokens[head].pos != "NOUN":
        return head
    return next((child.index for child in sentence.children(head, "appos") if child.pos == "PROPN"), head)


def is_calendar(token: Token, lexicon: Lexicon) -> bool:
    """Whether a token is a date or a time."""
    return token.lower in lexicon.lists["calendar"] or token.lemma in lexicon.lists["calendar"]


def can_be_party(token: Token, lexicon: Lexicon) -> bool:
    """Whether a head can stand for a party: not a date, a number, an act or another thing."""
    if token.lower in NOBODY or token.lower in DOCUMENTS:  # "RESOLUTION 2249" is a name, and no party
        return False
    if is_calendar(token, lexicon) or token.pos in ("VERB", "AUX", "ADV", "PUNCT", "SYM", "ADP"):
        return False
    if token.pos == "NUM" or token.tag == "CD":
        return False
    if token.pos == "PROPN" or token.lemma in lexicon.lists["parties"]:
        return True
    if token.lemma in lexicon.lists["things"] or token.lower in lexicon.lists["things"]:
        return False
    if token.pos == "PRON":
        return True
    if not is_noun(token):
        return token.text[:1].isupper() or token.lower in (
            "poor",
            "rich",
            "unemployed",
            "homeless",
            "injured",
            "wounded",
        )
    return not token.lemma.endswith(ABSTRACT_ENDINGS) and token.lemma not in lexicon.nouns
