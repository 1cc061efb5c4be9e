"""From a head token to the words that name a participant."""

from __future__ import annotations

from dragoman.coder.roles import name_modifiers, possessive, subject
from dragoman.coder.syntax import below_preposition, conjuncts, is_noun
from dragoman.parse import Sentence
from dragoman.records import Mention

LEFT = frozenset({"amod", "compound", "nmod", "nummod", "quantmod", "poss", "advmod", "punct", "npadvmod", "case"})
# Plural heads that stand for those named after "of" or before them: "leaders of France and Germany".
COLLECTIVE = frozenset(
    [
        "leader",
        "minister",
        "president",
        "official",
        "force",
        "troop",
        "government",
        "delegation",
        "ambassador",
        "representative",
        "army",
        "soldier",
        "negotiator",
        "diplomat",
        "counterpart",
        "side",
        "authority",
        "envoy",
        "delegate",
        "premier",
        "chief",
        "president",
        "parliament",
        "navy",
        "lawmaker",
        "king",
        "police",
        "court",
        "warship",
        "militia",
        "airline",
        "embassy",
        "company",
    ]
)

# Titles stand beside their bearer, two of them joined as well: "Wang Yi, State Councilor and Foreign MINISTER".
TITLES = COLLECTIVE | {"secretary", "general", "chairman", "director", "councillor", "councilor", "commander"}

DOCUMENTS = frozenset(
    ["resolution", "statement", "declaration", "law", "decree", "bill", "letter", "report", "communique", "motion"]
)


def spread(sentence: Sentence, heads: list[int]) -> list[int]:
    """Heads with those coordinated with them; collectives give way to the names that they stand for: "leaders of
    FRANCE and GERMANY", "allies such as GERMANY"."""
    found: list[int] = []
    for head in heads:
        for member in (*conjuncts(sentence, head), *listed(sentence, head)):
            found.extend(included(sentence, member) or members(sentence, member))
    return list(dict.fromkeys(found))


def listed(sentence: Sentence, head: int) -> list[int]:
    """The rest of a list of names whose second the parser set beside the first: "Peru, the GAMBIA, CHILE"."""
    if sentence.tokens[head].pos != "PROPN":
        return []
    for child in sentence.children(head, "appos"):
        names = [sentence.tokens[index] for index in conjuncts(sentence, child.index)]
        if len(names) > 1 and all(name.pos == "PROPN" and name.lower not in TITLES for name in names):
            return [name.index for name in names]
    return []


def included(sentence: Sentence, head: int) -> list[int]:
    """Those named after "including" or "such as": "ten states, including KENYA"."""
    return [
        index
        for child in sentence.children(head, "prep")
        if child.lower == "including" or (child.lower == "as" and sentence.tokens[child.index - 1].lower == "such")
        for below in below_preposition(sentence, child.index)
        for index in conjuncts(sentence, below)
    ]


def members(sentence: Sentence, head: int) -> list[int]:
    """The names behind a collective plural if there are two or more, else the head itself."""
    if sentence.tokens[head].lemma not in COLLECTIVE or sentence.tokens[head].tag not in ("NNS", "NNPS"):
        return [head]
    nationalities = name_modifiers(sentence, head)
    if len(nationalities) > 1 and all(sentence.tokens[index].tag != "NN" for index in nationalities):
        return nationalities
    for child in sentence.children(head, "prep"):
        if child.lower in ("of", "from"):
            names = [
                index for found in below_preposition(sentence, child.index) for index in conjuncts(sentence, found)
            ]
            if len(names) > 1:
                return names
    return [head]


def mention(sentence: Sentence, head: int) -> Mention:
    """The words that name a participant: the head with what stands before it, and an "of" with a name after it."""
    first, last = left_edge(sentence, head), right_edge(sentence, head)
    while first < head and sentence.tokens[first].dep in ("punct", "det", "cc", "preconj"):
        first += 1
    return sentence.mention(first, last)


def left_edge(sentence: Sentence, head: int) -> int:
    """The leftmost token that modifies a head from before it."""
    edge = head
    for child in reversed(list(sentence.children(head))):
        if child.index < head and child.dep in LEFT:
            if child.dep == "punct" and child.text not in "-–'":
                break
            edge = min(edge, sentence.subtree(child.index)[0])
    return edge


def right_edge(sentence: Sentence, head: int) -> int:
    """The last token of the name: the head, or what "of" adds to it when that is a name."""
    for child in sentence.children(head, "prep"):
        if child.index == head + 1 and child.lower == "of":
            below = below_preposition(sentence, child.index)
            if below and is_noun(sentence.tokens[below[0]]) and sentence.tokens[below[0]].text[:1].isupper():
                return below[0]
    return head


def owner(sentence: Sentence, head: int) -> list[int]:
    """Who stands behind a thing that cannot act itself: "the Israeli RAID", "the decision of the COURT"."""
    return (
        possessive(sentence, head)
        or [
            index
            for child in sentence.children(head, "prep", "agent")
            if child.lower in ("of", "by", "from")
            for index in below_preposition(sentence, child.index)
            if sentence.tokens[index].text[:1].isupper()
        ]
        or issuer(sentence, head)
    )


def issuer(sentence: Sentence, head: int) -> list[int]:
    """Who put out a document that speaks in a relative clause: "THE COUNCIL adopted a resolution that condemned"."""
    token = sentence.tokens[head]
    if token.lemma not in DOCUMENTS or token.dep not in ("dobj", "nsubjpass"):
        return []
    return subject(sentence, token.head)
