"""Participants that stand in no slot of an entry, but where its type and kind of word let them stand."""

from __future__ import annotations

from dragoman.coder import roles
from dragoman.coder.candidate import Candidate
from dragoman.coder.lexicon_files import Lexicon
from dragoman.coder.parties import parties
from dragoman.coder.syntax import is_passive, prepositional
from dragoman.parse import Sentence

FORCEFUL = frozenset({"ASSAULT", "COERCE"})
# What is done to somebody by a noun, and what an opinion is of.
SUFFERED = frozenset({"ASSAULT", "SANCTION"})
JUDGED = frozenset({"SUPPORT", "REJECT"})
CONCERNING = ("between", "with", "by")
NESTED = 3  # nouns between a verb and those whom its object is about
HITTING = frozenset({"strike", "hit", "target", "destroy", "damage", "kill", "wound", "injure", "maim", "flatten"})
# Who does this to an event noun has it done to him: "Tunisia FACES attacks", "was the VICTIM of a bombing".
SUFFERING = frozenset({"face", "suffer", "endure", "withstand", "survive", "weather"})
VICTIMS = frozenset({"victim", "target", "subject", "object"})
GOING_OFF = frozenset({"explode", "detonate", "go", "blow"})
BY_BUILDINGS = ("in", "inside", "within", "under")
# Acts that are spoken to somebody, and verbs that tell who that is, when another follows them.
ADDRESSING = frozenset({"REQUEST", "THREATEN"})
BEFORE_WORDS = frozenset({"summon", "call", "phone", "telephone", "convoke", "tell", "inform"})


def beyond_slots(sentence: Sentence, candidate: Candidate, lexicon: Lexicon) -> list[int]:
    """The recipients that stand in no slot of the entry, but where its type and kind of word let them stand."""
    kind, name = candidate.kind, candidate.event_type
    found: list[int] = []
    if kind == "verb" and name in JUDGED:
        found = parties(sentence, concerned(sentence, candidate), lexicon, candidate)
    if kind == "verb" and name == "ASSAULT":
        found = parties(sentence, blown_up(sentence, candidate, lexicon), lexicon, candidate, targets=True)
    if kind == "noun" and name in FORCEFUL:
        found = parties(sentence, hit_by(sentence, candidate), lexicon, candidate, targets=True)
    if kind == "noun" and name in SUFFERED and not found:
        found = parties(sentence, sufferers(sentence, candidate.head), lexicon, candidate)
    if name == "PROTEST":
        found = opposed(sentence, candidate)
    if kind == "verb" and name in ADDRESSING and not found:
        found = parties(sentence, addressed(sentence, candidate.head), lexicon, candidate)
    return found


def doers_beyond_slots(sentence: Sentence, candidate: Candidate, lexicon: Lexicon) -> list[int]:
    """The actors of an act that names none, by its type: who holds the arrested, who sent the goods, the forces that
    leave."""
    if candidate.entry.mode == "arrest":
        return custodians(sentence, candidate, lexicon)
    if candidate.event_type == "AID":
        return senders(sentence, candidate, lexicon)
    if candidate.event_type == "RETREAT" and candidate.entry.mode == "withdraw":
        return withdrawn(sentence, candidate, lexicon)
    return []


def addressed(sentence: Sentence, index: int) -> list[int]:
    """To whom it is said, where the verb before it tells: "summoned THE ENVOY and demanded an apology"."""
    token = sentence.tokens[index]
    above = sentence.tokens[token.head]
    if token.dep != "conj" or above.lemma not in BEFORE_WORDS:
        return []
    return roles.object_of(sentence, above.index) or prepositional(sentence, above.index, "in")


def blown_up(sentence: Sentence, candidate: Candidate, lexicon: Lexicon) -> list[int]:
    """The building in which a charge goes off, where nobody else is hit: "a bomb exploded in A MOSQUE"."""
    if sentence.tokens[candidate.head].lemma not in GOING_OFF:
        return []
    heads = (head for word in BY_BUILDINGS for head in prepositional(sentence, candidate.head, word))
    return [head for head in heads if sentence.tokens[head].lemma in lexicon.lists["buildings"]]


def hit_by(sentence: Sentence, candidate: Candidate) -> list[int]:
    """What the verb of an event noun falls on: "twin bombings struck A CATHEDRAL"."""
    verb = candidate.carrier.verb
    if verb is None or candidate.actors or sentence.tokens[verb].lemma not in HITTING or is_passive(sentence, verb):
        return []
    return roles.object_of(sentence, verb)


def concerned(sentence: Sentence, candidate: Candidate) -> list[int]:
    """Whose thing is judged, however deep it stands: "welcomed the resumption of ties between ERITREA and ETHIOPIA"."""
    if "object" not in candidate.entry.slots("verb")[1]:
        return []
    things = [head for head in roles.object_of(sentence, candidate.head) if head not in candidate.tokens]
    for _ in range(NESTED):
        found = [head for thing in things for word in CONCERNING for head in prepositional(sentence, thing, word)]
        if found:
            return found
        things = [head for thing in things for head in prepositional(sentence, thing, "of")]
    return []


def sufferers(sentence: Sentence, index: int) -> list[int]:
    """Who has an event noun done to him: "TUNISIA faces attacks", "the AIRLINE was the subject of sanctions"."""
    above = sentence.tokens[sentence.tokens[index].head]
    if sentence.tokens[index].dep == "dobj" and above.lemma in SUFFERING:
        return roles.subject(sentence, above.index)
    holder = sentence.tokens[above.head]
    if above.lower == "of" and holder.lemma in VICTIMS and holder.dep == "attr":
        return roles.surface_subject(sentence, holder.head)
    return []


def opposed(sentence: Sentence, candidate: Candidate) -> list[int]:
    """Whom a protest is against by its name: "anti-GOVERNMENT protests"."""
    first = min(candidate.tokens)
    before = [token.lower for token in sentence.tokens[max(0, first - 3) : first]]
    if before[:1] == ["anti"] and before[1:2] in (["-"], ["–"]):
        return [first - 1]
    return []


def custodians(sentence: Sentence, candidate: Candidate, lexicon: Lexicon) -> list[int]:
    """The force that tells of arrests without saying whose: "POLICE said that two men were held"."""
    above = sentence.tokens[sentence.tokens[candidate.head].head]
    if sentence.tokens[candidate.head].dep != "ccomp":
        return []
    return [head for subject in roles.subject(sentence, above.index) for head in custodian(sentence, subject, lexicon)]


def custodian(sentence: Sentence, head: int, lexicon: Lexicon) -> list[int]:
    """The force that a phrase names or speaks for: "POLICE", "a spokesman for the national POLICE"."""
    phrase = [head, *(index for index in sentence.subtree(head) if sentence.tokens[index].dep in ("compound", "pobj"))]
    return [index for index in phrase if sentence.tokens[index].lemma in lexicon.lists["custodians"]][:1]


def senders(sentence: Sentence, candidate: Candidate, lexicon: Lexicon) -> list[int]:
    """Who sent what a clause in the passive tells of: "OMAN sent rice, which was handed to the villagers"."""
    token = sentence.tokens[candidate.head]
    goods = sentence.tokens[token.head]
    while goods.dep in ("pobj", "prep") and goods.head != goods.index:
        goods = sentence.tokens[goods.head]
    if token.dep != "relcl" or not is_passive(sentence, token.index) or goods.dep != "dobj":
        return []
    heads = [head for head in roles.subject(sentence, goods.head) if head not in candidate.recipients]
    return parties(sentence, heads, lexicon, candidate)


def withdrawn(sentence: Sentence, candidate: Candidate, lexicon: Lexicon) -> list[int]:
    """The forces that leave where nobody is said to take them away: "DANISH SOLDIERS were flown home"."""
    if candidate.kind != "verb" or not is_passive(sentence, candidate.head):
        return []
    return parties(sentence, roles.object_of(sentence, candidate.head), lexicon, candidate)
