"""The record of a candidate act that holds: announcements, refusals and duties taken for what they are."""

from __future__ import annotations

from dragoman.coder.candidate import Candidate
from dragoman.coder.future import fold_future, fold_refusal, fold_threat
from dragoman.coder.mentions import mention
from dragoman.coder.status import Standing
from dragoman.parse import Sentence
from dragoman.records import Act

REFUSALS = frozenset({"will not", "would not", "refuse", "decline"})
# What two sides fail to reach or sign is refused, too; other failures are no refusals.
FAILED = frozenset({"AGREE", "SUPPORT"})
ANNOUNCING = frozenset({"say", "announce", "declare", "vow", "swear", "pledge", "promise", "confirm", "tell"})


def make_act(sentence: Sentence, candidate: Candidate, held: Standing) -> Act:
    """The record of a candidate that holds; future cooperation becomes a promise of it."""
    status = held.status or "asserted"
    event_type, mode, cameo = candidate.event_type, candidate.mode, candidate.cameo
    future = status == "future"
    threat = fold_threat(event_type, mode) if announced(sentence, candidate, held) else None
    if threat is not None:
        event_type, status, future = "THREATEN", "asserted", False
        mode, cameo = threat
    if future:
        event_type, mode, cameo, status = fold_future(event_type, mode, cameo)
    actors, recipients = candidate.actors, candidate.recipients
    if future and event_type == "AGREE" and candidate.partners and len(candidate.partners) < len(actors):
        # Who promises a meeting offers it to the other side.
        actors, recipients = [head for head in actors if head not in candidate.partners], candidate.partners
    if event_type == "THREATEN" and status == "hypothetical" and told_to_others(sentence, candidate, held):
        status = "asserted"
    if event_type == "AGREE" and (status == "future" or own_duty(sentence, candidate, held)):
        status = "asserted"
    if status == "negated" and (held.reason in REFUSALS or (held.reason == "fail" and event_type in FAILED)):
        event_type, mode, cameo, status = fold_refusal(event_type, mode, cameo, status)
    return Act(
        sentence_index=sentence.index,
        event_type=event_type,
        mode=mode,
        cameo=cameo,
        contexts=(),
        status=status,
        trigger=sentence.mention(candidate.head, trigger_end(candidate)),
        head=candidate.head,
        tokens=candidate.tokens,
        actors=tuple(mention(sentence, head) for head in actors),
        recipients=tuple(mention(sentence, head) for head in recipients),
        actor_heads=tuple(actors),
        recipient_heads=tuple(recipients),
        rule=candidate.entry.id,
        confidence=confidence(candidate),
        future=future,
        symmetric=candidate.entry.symmetric and not recipients,
    )


def announced(sentence: Sentence, candidate: Candidate, held: Standing) -> bool:
    """Whether the doer itself says that it will act: "the miners SAID they WOULD occupy the pit"."""
    if held.status != "future" and held.reason != "would":
        return False
    verb = sentence.tokens[candidate.head]
    if verb.dep != "ccomp" or sentence.tokens[verb.head].lemma not in ANNOUNCING:
        return False
    own = [child for child in sentence.children(verb.index, "nsubj")]
    return all(child.lower in ("it", "they", "he", "she", "we", "i") for child in own)


def told_to_others(sentence: Sentence, candidate: Candidate, held: Standing) -> bool:
    """Whether a speaker says what somebody would do, and threatens by that: "TOLD them that Rome WOULD hit back"."""
    verb = sentence.tokens[candidate.head]
    return held.reason == "would" and verb.dep == "ccomp" and sentence.tokens[verb.head].lemma in ANNOUNCING


def own_duty(sentence: Sentence, candidate: Candidate, held: Standing) -> bool:
    """Whether a speaker takes a duty on himself, which is a promise: "WE MUST continue our cooperation"."""
    first_person = any(sentence.tokens[head].lower in ("we", "i") for head in candidate.actors)
    return held.status == "hypothetical" and held.reason in ("must", "should") and first_person


def trigger_end(candidate: Candidate) -> int:
    """The last token of the trigger that adjoins its head: "opened fire", but "held" of "held … talks"."""
    last = candidate.head
    while last + 1 in candidate.tokens:
        last += 1
    return last


def confidence(candidate: Candidate) -> float:
    """A weight between 0 and 1 that ranks rows: filled roles and met conditions raise it. It is not a probability."""
    weight = 0.5 + 0.15 * bool(candidate.actors) + 0.1 * bool(candidate.recipients)
    weight += 0.05 * min(candidate.entry.conditions, 2) + 0.05 * min(len(candidate.tokens) - 1, 2)
    return round(min(weight - 0.1 * (candidate.kind == "noun" and not candidate.carrier.kind), 0.95), 2)
