"""The participants of a candidate: its slots filled, things replaced by who owns them, the rest left out."""

from __future__ import annotations

from dragoman.coder import roles
from dragoman.coder.candidate import Candidate
from dragoman.coder.lexicon_files import Lexicon
from dragoman.coder.parties import parties
from dragoman.coder.syntax import is_passive, is_verb, prepositional
from dragoman.parse import Sentence

FORCEFUL = frozenset({"ASSAULT", "COERCE"})
# Force can be turned against buildings and towns, and aid goes to them, too.
REACHING_THINGS = FORCEFUL | {"AID"}
# What is done to somebody by a noun, and what an opinion is of.
SUFFERED = frozenset({"ASSAULT", "SANCTION"})
JUDGED = frozenset({"SUPPORT", "REJECT"})
CONCERNING = ("between", "with", "by")
NESTED = 3  # nouns between a verb and those whom its object is about
# Who visits and who is visited are no equals.
VISITS = frozenset({"visit", "trip", "tour"})
# Nobody asks anything of these: "said IT should rain", "said WE must act".
UNASKED = frozenset({"it", "this", "that", "there", "i", "we", "everyone", "everybody", "one"})
HITTING = frozenset({"strike", "hit", "target", "destroy", "damage", "kill", "wound", "injure", "maim", "flatten"})
# Who does this to an event noun has it done to him: "Tunisia FACES attacks", "was the VICTIM of a bombing".
SUFFERING = frozenset({"face", "suffer", "endure", "withstand", "survive", "weather"})
VICTIMS = frozenset({"victim", "target", "subject", "object"})
CONSULTING = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})


def fill(sentence: Sentence, candidate: Candidate, lexicon: Lexicon) -> None:
    """Fill a candidate's actors and recipients from its entry's slots."""
    actor_slots, recipient_slots = candidate.entry.slots(candidate.kind)
    if candidate.kind == "adjective" and candidate.entry.recipient is None and len(candidate.tokens) > 1:
        recipient_slots = tuple(sentence.tokens[index].lower for index in candidate.tokens[1:])
    targets = candidate.event_type in REACHING_THINGS
    candidate.actors = first_filled(sentence, candidate, actor_slots, lexicon)
    candidate.recipients = first_filled(sentence, candidate, recipient_slots, lexicon, targets)
    if not candidate.recipients:
        candidate.recipients = beyond_slots(sentence, candidate, lexicon)
    if not candidate.actors and candidate.entry.mode == "arrest":
        candidate.actors = custodians(sentence, candidate, lexicon)
    if candidate.entry.symmetric and not guest_and_host(sentence, candidate):
        candidate.partners = [head for head in candidate.recipients if head not in candidate.actors]
        candidate.actors = list(dict.fromkeys(candidate.actors + candidate.recipients))
        candidate.recipients = []


def beyond_slots(sentence: Sentence, candidate: Candidate, lexicon: Lexicon) -> list[int]:
    """The recipients that stand in no slot of the entry, but where its type and kind of word let them stand."""
    kind, name = candidate.kind, candidate.event_type
    found: list[int] = []
    if kind == "verb" and name in JUDGED:
        found = parties(sentence, concerned(sentence, candidate), lexicon, candidate)
    if kind == "noun" and name in FORCEFUL:
        found = parties(sentence, hit_by(sentence, candidate), lexicon, candidate, targets=True)
    if kind == "noun" and name in SUFFERED and not found:
        found = parties(sentence, sufferers(sentence, candidate.head), lexicon, candidate)
    if name == "PROTEST":
        found = opposed(sentence, candidate)
    return found


def guest_and_host(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the two sides of an act are a visitor and whom he visits, who are no equals: "plans to VISIT Kenya"."""
    named = any(sentence.tokens[index].lemma in VISITS for index in candidate.tokens)
    return named and bool(candidate.actors and candidate.recipients)


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


def first_filled(
    sentence: Sentence, candidate: Candidate, slots: tuple[str, ...], lexicon: Lexicon, targets: bool = False
) -> list[int]:
    """The parties in the first slot that holds any that are not yet actors; "a and b" takes both slots."""
    for slot in slots:
        heads = [head for part in slot.split(" and ") for head in slot_heads(sentence, candidate, part.strip())]
        heads = [head for head in dict.fromkeys(heads) if head not in candidate.tokens]
        found = [
            head
            for head in parties(sentence, heads, lexicon, candidate, targets)
            if head not in candidate.actors and not echoes(sentence, head, candidate)
        ]
        if found:
            return found
    return []


def echoes(sentence: Sentence, head: int, candidate: Candidate) -> bool:
    """Whether a possessive pronoun takes up the actor itself: "Iran cut ITS budget"."""
    token = sentence.tokens[head]
    return token.dep == "poss" and token.lower in ("its", "their", "his", "her") and bool(candidate.actors)


def slot_heads(sentence: Sentence, candidate: Candidate, slot: str) -> list[int]:
    """The heads in one slot of a candidate."""
    index = candidate.head
    if candidate.kind == "noun":
        return noun_slot(sentence, candidate, slot)
    if slot == "subject":
        return (roles.copula_subject if candidate.kind == "adjective" else roles.subject)(sentence, index)
    if slot == "object":
        return roles.object_of(sentence, index)
    if slot == "inner-object":
        return inner_object(sentence, candidate)
    if slot == "indirect":
        return roles.indirect(sentence, index)
    if slot == "possessive":
        return [
            head for thing in roles.object_of(sentence, index) or [index] for head in roles.possessive(sentence, thing)
        ]
    if slot == "clause-subject":
        accused = candidate.event_type == "ACCUSE"
        found = roles.clause_subject(sentence, index, doers_only=accused)
        return [head for head in found if sentence.tokens[head].lower not in UNASKED]
    return preposition_slot(sentence, candidate, slot)


def inner_object(sentence: Sentence, candidate: Candidate) -> list[int]:
    """The receiver or object of another verb of the wording: "refused to supply UKRAINE"."""
    for index in candidate.tokens:
        if index != candidate.head and is_verb(sentence.tokens[index]):
            found = roles.indirect(sentence, index) or roles.object_of(sentence, index)
            if any(head not in candidate.tokens for head in found):
                return found
    return []


def preposition_slot(sentence: Sentence, candidate: Candidate, slot: str) -> list[int]:
    """What follows a preposition below a trigger or below another word of its wording ("open fire ON protesters")."""
    for index in (candidate.head, *candidate.tokens):
        found = roles.after(sentence, index, slot)
        if found:
            return [head for head in found]
    return []


def noun_slot(sentence: Sentence, candidate: Candidate, slot: str) -> list[int]:
    """The heads in one slot of an event noun, its carrying verb included."""
    index, carrier = candidate.head, candidate.carrier
    if slot == "possessive":
        return roles.possessive(sentence, min(candidate.tokens)) or roles.possessive(sentence, index)
    if slot == "subject":
        return list(carrier.actors) if carrier.kind in ("light", "aspect") or occasion(sentence, candidate) else []
    if slot == "object":
        slot = "of"
    if slot == "indirect":
        return roles.indirect(sentence, carrier.verb) if carrier.verb is not None else []
    if slot == "clause-subject":
        return roles.clause_subject(sentence, index)
    found = [head for place in candidate.tokens for head in roles.after(sentence, place, slot)]
    if not found and carrier.verb is not None and carrier.kind in ("light", "aspect"):
        found = prepositional(sentence, carrier.verb, slot)
    if not found and slot in ("by", "on", "against", "to", "for"):
        # The parser hangs "by police" of "the arrest of an official by police" on the official.
        found = [
            head for below in prepositional(sentence, index, "of") for head in prepositional(sentence, below, slot)
        ]
    return found


def occasion(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the subject of the main verb took part: "Lavrov said after talks WITH his counterpart"."""
    if candidate.carrier.kind != "occasion" or candidate.entry.event_type not in CONSULTING:
        return False
    return bool(roles.after(sentence, candidate.head, "with") or roles.after(sentence, candidate.head, "to"))
