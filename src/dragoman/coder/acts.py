"""A parsed sentence in, the acts that it reports out."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coder.candidate import Candidate
from dragoman.coder.context_words import contexts_of
from dragoman.coder.future import fold_future, fold_refusal
from dragoman.coder.lexicon_files import Lexicon, load_lexicon
from dragoman.coder.mentions import mention
from dragoman.coder.mode_words import mode_of, usual_mode
from dragoman.coder.nesting import drop_cancelled, drop_overlaps, drop_preparations, govern, merge_repeats
from dragoman.coder.passing import spoken_by_none, told_alone
from dragoman.coder.selection import candidates, lacking
from dragoman.coder.status import Standing, standing
from dragoman.parse import Sentence
from dragoman.records import Act, TurnedDown

REFUSALS = frozenset({"will not", "would not", "refuse", "decline"})
RECIPIENT_REQUIRED = frozenset({"COOPERATE", "AID", "SANCTION"})


class ActCoder:
    """The coder of one sentence. ``lexicon`` is the one that ships unless another is given."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or load_lexicon()

    def acts(self, sentence: Sentence) -> tuple[list[Act], list[TurnedDown]]:
        """The acts of a sentence in order of their triggers, and the candidates that were turned down."""
        found = self.weigh(sentence)
        contexts = contexts_of(sentence, self.lexicon.contexts) if found else ()
        acts, turned_down = [], []
        for candidate in sorted(found, key=lambda one: one.head):
            held = standing(sentence, candidate.head)
            reason = candidate.rejected or self.doubt(sentence, candidate, held)
            if reason:
                words = sentence.mention(candidate.head, candidate.head)
                turned_down.append(TurnedDown(sentence.index, words, candidate.entry.id, reason))
            else:
                act = make_act(sentence, candidate, held, contexts)
                acts.append(replace(act, mode=act.mode or usual_mode(act.event_type, self.lexicon.modes)))
        return acts, turned_down

    def weigh(self, sentence: Sentence) -> list[Candidate]:
        """All candidates with participants, mode and code, those that give way to others marked as rejected."""
        found = candidates(sentence, self.lexicon)
        drop_overlaps(found)
        drop_cancelled(found)
        for candidate in found:
            rules = self.lexicon.modes.get(candidate.event_type, ())
            candidate.mode, candidate.cameo = mode_of(sentence, candidate.tokens, candidate.entry, rules)
        merge_repeats(sentence, found)
        drop_preparations(sentence, found)
        govern(sentence, found, self.lexicon)
        return found

    def doubt(self, sentence: Sentence, candidate: Candidate, held: Standing) -> str | None:
        """Why a candidate that nothing overrides is still not coded, None if it is."""
        if candidate.entry.blocks:
            return "a wording that reports no act"
        if held.status is None:
            return held.reason
        missing = lacking(candidate)
        if missing:
            return missing
        if candidate.event_type in RECIPIENT_REQUIRED and not candidate.recipients and not candidate.entry.symmetric:
            return "no recipient, which its type requires"
        if spoken_by_none(sentence, candidate):
            return "its subject is no party"
        if candidate.actors or candidate.recipients or told_alone(sentence, candidate):
            return None
        return "a mention in passing: no participant" if candidate.kind == "noun" else "no participant"


def make_act(sentence: Sentence, candidate: Candidate, held: Standing, contexts: tuple[str, ...]) -> Act:
    """The record of a candidate that holds; future cooperation becomes a promise of it."""
    status = held.status or "asserted"
    event_type, mode, cameo = candidate.event_type, candidate.mode, candidate.cameo
    future = status == "future"
    if future:
        event_type, mode, cameo, status = fold_future(event_type, mode, cameo)
    actors, recipients = candidate.actors, candidate.recipients
    if future and event_type == "AGREE" and candidate.partners and len(candidate.partners) < len(actors):
        # Who promises a meeting offers it to the other side.
        actors, recipients = [head for head in actors if head not in candidate.partners], candidate.partners
    if event_type == "AGREE" and (status == "future" or own_duty(sentence, candidate, held)):
        status = "asserted"
    if status == "negated" and held.reason in REFUSALS:
        event_type, mode, cameo, status = fold_refusal(event_type, mode, cameo, status)
    return Act(
        sentence_index=sentence.index,
        event_type=event_type,
        mode=mode,
        cameo=cameo,
        contexts=contexts,
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
