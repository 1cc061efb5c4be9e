"""What the lexicon proposes and what the classifier says of it, made one list of acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.coder.beyond_slots import FORCEFUL
from dragoman.coder.context_words import contexts_of, joined
from dragoman.coder.draft import Draft, Question
from dragoman.coder.judgement import finer, mode_in, specific
from dragoman.coder.lexicon_files import Lexicon
from dragoman.coder.make_act import make_act
from dragoman.coder.mode_words import usual_mode
from dragoman.coder.pair_classifier import NONE, Shares
from dragoman.coder.pair_encoding import Pair
from dragoman.coder.participants import fill
from dragoman.parse import Sentence
from dragoman.records import Act, TurnedDown

# From this share of "none" on the classifier turns an act of the lexicon down.
SILENT = 0.95
# A type of the classifier's takes the place of the lexicon's when its share is so many times as large.
OVERRULED = 100.0
# The share from which a verb is coded at which the lexicon has the words for that very type, though their conditions
# do not hold.
HINTED = 0.7
# The share of an act's type from which a party that no slot holds is its recipient, where the share of "none" is low.
OTHER_SIDE, APART = 0.5, 0.1
# The share from which the classifier gives a mode to an act of the lexicon that has none.
SURE = 0.9
RECIPIENT_REQUIRED = frozenset({"COOPERATE", "AID", "SANCTION"})


def settle(
    draft: Draft, shares: Mapping[Pair, Shares], lexicon: Lexicon, topics: Sequence[str] = ()
) -> tuple[list[Act], list[TurnedDown]]:
    """The acts of a sentence in order of their triggers, and what was turned down.

    ``shares`` holds the classifier's answer to each pair of the draft; without any the lexicon decides alone.
    ``topics`` are the contexts of the article as a whole.
    """
    acts: list[Act] = []
    turned_down = list(draft.turned_down)
    for question in draft.coded:
        complete(question, shares, question.candidate.event_type)
        given = shares.get(question.pair) if question.pair else None
        act = make_act(draft.sentence, question.candidate, question.held)
        reason = silenced(act, given)
        if reason:
            turned_down.append(TurnedDown(draft.sentence.index, act.trigger, act.rule, reason))
        else:
            acts.append(reviewed(draft, question, act, given))
    for act in sorted(added(draft, shares, lexicon), key=lambda one: -one.confidence):
        if not any(told_already(act, other) for other in acts):
            acts.append(act)
    return [
        finished(act, draft.sentence, lexicon, topics) for act in sorted(acts, key=lambda one: one.head)
    ], turned_down


def finished(act: Act, sentence: Sentence, lexicon: Lexicon, topics: Sequence[str]) -> Act:
    """An act with the usual mode of its type, where it has none, and with its contexts."""
    contexts = joined(contexts_of(sentence, lexicon.contexts, act.event_type), topics)
    return replace(act, mode=act.mode or usual_mode(act.event_type, lexicon.modes), contexts=contexts)


def complete(question: Question, shares: Mapping[Pair, Shares], name: str) -> None:
    """Give an act without a recipient the party to which the classifier is surest that its actor does just that."""
    judged = [
        (shares[pair].event_type.get(name, 0.0), head)
        for head, pair in question.others
        if pair in shares and shares[pair].event_type.get(NONE, 0.0) <= APART
    ]
    if judged and max(judged)[0] >= OTHER_SIDE:
        question.candidate.recipients = [max(judged, key=lambda one: (one[0], -one[1]))[1]]


def silenced(act: Act, given: Shares | None) -> str | None:
    """Why the classifier turns an act of the lexicon down, None if it does not."""
    if given is None or given.event_type.get(NONE, 0.0) < SILENT:
        return None
    return f"the classifier sees no act between them ({given.event_type[NONE]:.2f})"


def reviewed(draft: Draft, question: Question, act: Act, given: Shares | None) -> Act:
    """An act of the lexicon with what the classifier adds to it, or says against its type."""
    if given is None:
        return act
    own = max(given.event_type.get(act.event_type, 0.0), given.event_type.get(question.candidate.event_type, 0.0))
    best, share = leading(given)
    if best == act.event_type or own >= share:
        return detailed(act, given)
    lacks = best in RECIPIENT_REQUIRED and not act.recipients
    if share < OVERRULED * own or lacks or told_beside(draft, question, best):
        return replace(act, dissent=best)
    return replace(retyped(draft, question, best, given), rule=act.rule, dissent=act.event_type)


def told_beside(draft: Draft, question: Question, name: str) -> bool:
    """Whether the lexicon finds an act of a type elsewhere in the sentence, which is then what the classifier read. An
    attack may still be one in words."""
    if question.candidate.event_type == "ASSAULT":
        return False
    return any(other is not question and other.candidate.entry.event_type == name for other in draft.coded)


def leading(given: Shares) -> tuple[str, float]:
    """The likeliest type that is not "none", with its share."""
    best = max((one for one in given.event_type if one != NONE), key=lambda one: given.event_type[one])
    return best, given.event_type[best]


def detailed(act: Act, given: Shares) -> Act:
    """An act of which both are agreed, with a mode and a finer code where only the classifier has them."""
    told = mode_in(given, act.event_type)
    sure = told is not None and given.mode[f"{act.event_type}/{told}"] >= SURE
    return replace(act, mode=act.mode or (told if sure else None), cameo=finer(act.cameo, given))


def added(draft: Draft, shares: Mapping[Pair, Shares], lexicon: Lexicon) -> Iterable[Act]:
    """Acts whose words the lexicon has, though not their conditions, where the classifier is sure enough of one."""
    for question in draft.proposed:
        given = shares.get(question.pair) if question.pair else None
        if given is None:
            continue
        best, share = leading(given)
        if best in question.hints and share >= HINTED:
            complete(question, shares, best)
            refill(draft.sentence, question, best, lexicon)
            if question.candidate.recipients or best not in RECIPIENT_REQUIRED:
                yield replace(retyped(draft, question, best, given), confidence=round(share, 2))


def refill(sentence: Sentence, question: Question, name: str, lexicon: Lexicon) -> None:
    """Let force be turned against places and things, too, which are no parties to other acts."""
    question.candidate.event_type = name
    if name in FORCEFUL and not question.candidate.recipients:
        fill(sentence, question.candidate, lexicon)


def retyped(draft: Draft, question: Question, name: str, given: Shares) -> Act:
    """The act of a candidate under a type of the classifier's."""
    candidate = question.candidate
    candidate.event_type, candidate.mode, candidate.cameo = name, mode_in(given, name), specific(given, name)
    act = make_act(draft.sentence, candidate, question.held)
    if act.event_type == "CONSULT" and act.mode != "visit" and act.recipients:
        return replace(act, actors=(*act.actors, *act.recipients), recipients=(), symmetric=True,
                       actor_heads=(*act.actor_heads, *act.recipient_heads), recipient_heads=())  # fmt: skip
    return act


def told_already(act: Act, other: Act) -> bool:
    """Whether another act of the sentence is of the same type and shares a participant, or has none to share."""
    if act.event_type != other.event_type:
        return False
    mine, theirs = heads(act), heads(other)
    return not mine or not theirs or bool(mine & theirs)


def heads(act: Act) -> set[int]:
    """The head tokens of all participants."""
    return {*act.actor_heads, *act.recipient_heads}
