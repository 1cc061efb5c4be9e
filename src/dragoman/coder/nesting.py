"""Acts within acts: what governs what, which of two is the same act told twice, and what is then left."""

from __future__ import annotations

from dragoman.coder.candidate import Candidate
from dragoman.coder.lexicon_files import Lexicon
from dragoman.coder.status import standing
from dragoman.coder.syntax import has_own_subject, is_verb
from dragoman.parse import Sentence

TRANSPARENT = frozenset(
    {
        "prep",
        "pobj",
        "pcomp",
        "xcomp",
        "ccomp",
        "dobj",
        "acl",
        "conj",
        "attr",
        "acomp",
        "nsubjpass",
        "compound",
        "amod",
        "oprd",
        "dative",
        "agent",
        "nsubj",
        "advcl",
    }
)
# What is blamed or praised has happened, and so has what somebody wants ended.
JUDGING = frozenset({"ACCUSE/disapprove", "SUPPORT/None"})
ENDING = frozenset({"end", "halt", "stop", "cease", "cessation", "condemn"})
# What is welcomed when relations grow is no second act.
WARMTH = frozenset({"AGREE", "COOPERATE"})
FROM_INNER_ACTORS = frozenset({"REQUEST", "REJECT", "ACCUSE"})


def drop_overlaps(found: list[Candidate]) -> None:
    """Of two candidates that share their trigger's words the more telling one stays."""
    live = sorted(
        (candidate for candidate in found if not candidate.rejected), key=lambda one: one.weight, reverse=True
    )
    for place, candidate in enumerate(live):
        for other in live[:place]:
            if not other.rejected and candidate.head in other.tokens:
                candidate.rejected = f"part of {other.entry.id}"
                break


def drop_cancelled(found: list[Candidate]) -> None:
    """Acts that the sentence says were called off: the verb that cancels has an entry of its own."""
    for candidate in found:
        if not candidate.rejected and candidate.carrier.kind == "cancelling":
            candidate.rejected = "called off"


def govern(sentence: Sentence, found: list[Candidate], lexicon: Lexicon) -> None:
    """Let governing acts take up the acts in their clause or object."""
    live = [candidate for candidate in found if not candidate.rejected]
    for outer in live:
        if not outer.entry.governs or outer.rejected:
            continue
        for inner in live:
            if inner is not outer and not inner.rejected and governs(sentence, outer, inner):
                take_up(sentence, outer, inner, lexicon)


def governs(sentence: Sentence, outer: Candidate, inner: Candidate) -> bool:
    """Whether the inner act stands in the complement of the outer one, with no clause of its own between."""
    index = inner.head
    for _ in range(6):
        token = sentence.tokens[index]
        if token.head == index or not allowed_step(sentence, index):
            return False
        index = token.head
        if index in outer.tokens:
            return token.dep not in ("advcl", "nsubj", "nsubjpass", "conj") and not (
                token.dep == "prep"
                and token.lower in ("after", "during", "before", "since", "in", "at", "amid", "despite", "following")
            )
    return False


def allowed_step(sentence: Sentence, index: int) -> bool:
    """Whether the chain from an inner act to its governor may pass this token."""
    token = sentence.tokens[index]
    return token.dep in TRANSPARENT


def take_up(sentence: Sentence, outer: Candidate, inner: Candidate, lexicon: Lexicon) -> None:
    """The governing act learns mode, code and recipient from the act inside it, which is then not coded by itself."""
    mode = inner.mode or inner.entry.mode
    known = lexicon.complements
    rule = known.get((outer.event_type, f"{inner.event_type}/{mode}")) or known.get(
        (outer.event_type, inner.event_type)
    )
    if rule is not None:
        outer.mode = outer.mode or outer.entry.mode or rule.mode
        if rule.cameo and len(rule.cameo) >= len(outer.cameo or "") and outer.entry.mode is None:
            outer.cameo = rule.cameo
    if not outer.recipients and not outer.entry.symmetric and outer.entry.recipient != ():
        from_actors = outer.event_type in FROM_INNER_ACTORS or inner.entry.symmetric
        given = inner.actors if from_actors else inner.recipients
        if judges(outer):
            given = inner.actors
        outer.recipients = [head for head in given if head not in outer.actors]
    if not told_as_fact(sentence, outer, inner):
        inner.rejected, inner.within = f"inside {outer.entry.id}", outer


def judges(outer: Candidate) -> bool:
    """Whether an act praises or blames what stands inside it."""
    return f"{outer.event_type}/{outer.mode or outer.entry.mode}" in JUDGING


def told_as_fact(sentence: Sentence, outer: Candidate, inner: Candidate) -> bool:
    """Whether the inner act is reported beside the one around it: "condemned the ATTACK", "an end to the ATTACKS"."""
    if judges(outer):
        return outer.event_type != "SUPPORT" or inner.event_type not in WARMTH
    between = sentence.tokens[outer.head : inner.head]
    wants_end = outer.event_type == "REQUEST" and any(token.lemma in ENDING for token in between)
    return wants_end and inner.event_type in ("ASSAULT", "COERCE")


def merge_repeats(sentence: Sentence, found: list[Candidate]) -> None:
    """One act told by two words ("the ATTACK killed", "CLASHED … in fighting") stays one."""
    live = [candidate for candidate in found if not candidate.rejected]
    for first in live:
        for second in live:
            if first is second or first.rejected or second.rejected or first.event_type != second.event_type:
                continue
            if same_act(sentence, first, second):
                if first.entry.article and not second.entry.article:
                    explain(first, second)
                else:
                    absorb(first, second)


def drop_preparations(sentence: Sentence, found: list[Candidate]) -> None:
    """What is moved or fired for an attack is no act of its own: "launched missiles TARGETING troops" is ASSAULT."""
    live = [candidate for candidate in found if not candidate.rejected]
    for move in (one for one in live if one.event_type == "MOBILIZE"):
        for attack in (one for one in live if one.event_type == "ASSAULT"):
            near = [token.index for token in list(sentence.ancestors(attack.head))[:2]]
            if not set(near) & set(move.tokens) or has_own_subject(sentence, attack.head):
                continue
            if sentence.tokens[attack.head].dep in ("acl", "xcomp", "advcl") and standing(sentence, attack.head).status:
                move.rejected = f"done for {attack.entry.id}"
                attack.actors = attack.actors or [head for head in move.actors if head not in attack.recipients]


def same_act(sentence: Sentence, outer: Candidate, inner: Candidate) -> bool:
    """Whether the inner trigger hangs on the outer one closely enough to tell the same act."""
    token = sentence.tokens[inner.head]
    links = {token.head}
    if token.dep == "pobj":
        links.add(sentence.tokens[token.head].head)
    own = set(outer.tokens) | ({outer.carrier.verb} if outer.carrier.kind == "light" else set())
    if not links & own or inner.head == outer.head:
        return False
    if token.dep == "conj":
        return bool(set(outer.actors) & set(inner.actors)) and (
            not inner.recipients or not outer.recipients or set(inner.recipients) == set(outer.recipients)
        )
    if is_verb(token) and token.dep in ("relcl", "acl"):
        return not inner.actors or set(inner.actors) <= {outer.head, *outer.actors}
    return True


def explain(harm: Candidate, deed: Candidate) -> None:
    """Let the deed tell what harm came of it, which alone is no act: "nine WERE KILLED when jets DROPPED bombs"."""
    harm.rejected = f"the same act as {deed.entry.id}"
    deed.recipients = [head for head in harm.recipients if head not in deed.tokens] or deed.recipients
    deed.actors = [head for head in deed.actors or harm.actors if head not in deed.recipients]


def absorb(outer: Candidate, inner: Candidate) -> None:
    """Give the outer act what only the inner one knows."""
    inner.rejected = f"the same act as {outer.entry.id}"
    if outer.kind == "noun" and inner.kind == "verb" and inner.recipients:
        # "an airstrike AT the airport killed a general": whom the verb names was meant.
        outer.recipients = []
    own = [head for head in outer.actors if head not in inner.tokens]
    hit = [head for head in outer.recipients if head not in inner.tokens]
    outer.actors = own or [head for head in inner.actors if head not in outer.tokens and head not in hit]
    outer.recipients = hit or [
        head for head in inner.recipients if head not in outer.actors and head not in outer.tokens
    ]
    if outer.mode is None and inner.mode:
        outer.mode = inner.mode
        outer.cameo = inner.cameo or outer.cameo
