"""The participants of a candidate: its slots filled, things replaced by who owns them, the rest left out."""

from __future__ import annotations

from dragoman.coder import roles
from dragoman.coder.beyond_slots import FORCEFUL, beyond_slots, doers_beyond_slots
from dragoman.coder.candidate import Candidate
from dragoman.coder.lexicon_files import Lexicon
from dragoman.coder.parties import parties
from dragoman.coder.syntax import below_preposition, is_passive, is_verb, prepositional
from dragoman.parse import Sentence

# Force can be turned against buildings and towns, and aid goes to them, too.
REACHING_THINGS = FORCEFUL | {"AID"}
# Who visits and who is visited are no equals.
VISITS = frozenset({"visit", "trip", "tour"})
# Nobody asks anything of these: "said IT should rain", "said WE must act".
UNASKED = frozenset({"it", "this", "that", "there", "i", "we", "everyone", "everybody", "one"})
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
    if not candidate.actors:
        candidate.actors = doers_beyond_slots(sentence, candidate, lexicon)
    if candidate.entry.symmetric and not guest_and_host(sentence, candidate):
        candidate.partners = [head for head in candidate.recipients if head not in candidate.actors]
        candidate.actors = list(dict.fromkeys(candidate.actors + candidate.recipients))
        candidate.recipients = []


def guest_and_host(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the two sides of an act are a visitor and whom he visits, who are no equals: "plans to VISIT Kenya"."""
    named = any(sentence.tokens[index].lemma in VISITS for index in candidate.tokens)
    return named and bool(candidate.actors and candidate.recipients)


def first_filled(
    sentence: Sentence, candidate: Candidate, slots: tuple[str, ...], lexicon: Lexicon, targets: bool = False
) -> list[int]:
    """The parties in the first slot that holds any that are not yet actors; "a and b" takes both slots."""
    for slot in slots:
        heads = [head for part in slot.split(" and ") for head in slot_heads(sentence, candidate, part.strip())]
        if slot == "object" and candidate.kind == "verb":
            heads += named_inside(sentence, candidate, heads, lexicon)
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
    own = token.dep == "poss" and token.lower in ("its", "their", "his", "her")
    victim = candidate.kind == "noun" and token.head in candidate.tokens  # "HIS murder by agents"
    return own and not victim and bool(candidate.actors)


def slot_heads(sentence: Sentence, candidate: Candidate, slot: str) -> list[int]:
    """The heads in one slot of a candidate."""
    index = candidate.head
    if candidate.kind == "noun":
        return noun_slot(sentence, candidate, slot)
    if slot == "subject":
        return (roles.copula_subject if candidate.kind == "adjective" else roles.subject)(sentence, index)
    if slot == "object":
        return direct_object(sentence, candidate)
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


def direct_object(sentence: Sentence, candidate: Candidate) -> list[int]:
    """The object of a verb, though the parser hung it on a particle of its wording."""
    found = roles.object_of(sentence, candidate.head)
    return found or roles.particle_object(sentence, candidate.head, candidate.tokens)


def named_inside(sentence: Sentence, candidate: Candidate, heads: list[int], lexicon: Lexicon) -> list[int]:
    """The person whom the parser made part of an object that belongs to the wording: "declared an ENVOY persona non
    grata"."""
    following = [index for index in candidate.tokens if index > candidate.head]
    if not following or not set(heads) <= set(candidate.tokens):
        return []
    before = sentence.tokens[min(following) - 1]
    person = before.lemma in lexicon.lists["envoys"] or before.lemma in lexicon.lists["persons"]
    return [before.index] if person and before.dep == "compound" and before.index not in candidate.tokens else []


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
    if not found and slot == "by":
        found = beside(sentence, index)
    if not found and slot in ("to", "from"):
        # "a ban on sales TO Chad": on the sales.
        found = [head for sold in prepositional(sentence, index, "on") for head in prepositional(sentence, sold, slot)]
    if not found and slot in ("by", "on", "against", "to", "for"):
        # The parser hangs "by police" of "the arrest of an official by police" on the official.
        found = [
            head for below in prepositional(sentence, index, "of") for head in prepositional(sentence, below, slot)
        ]
    return found


def beside(sentence: Sentence, index: int) -> list[int]:
    """The doer after a noun that the parser hung on the verb above it: "condemned the raid BY TURKEY on villages"."""
    verb = sentence.tokens[sentence.tokens[index].head]
    if sentence.tokens[index].dep != "dobj" or not is_verb(verb) or is_passive(sentence, verb.index):
        return []
    after = max(sentence.subtree(index)) + 1
    following = [child for child in sentence.children(verb.index, "prep") if child.index == after]
    return below_preposition(sentence, after) if any(child.lower == "by" for child in following) else []


def occasion(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the subject of the main verb took part: "Lavrov said after talks WITH his counterpart"."""
    if candidate.carrier.kind != "occasion" or candidate.entry.event_type not in CONSULTING:
        return False
    return bool(roles.after(sentence, candidate.head, "with") or roles.after(sentence, candidate.head, "to"))
