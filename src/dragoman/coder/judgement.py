"""What the classifier and the lexicon say of a given pair, made one answer."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.coder.pair_classifier import NONE, Shares
from dragoman.ontology import cameo_to_plover, plover_to_cameo, root15, type15
from dragoman.records import Relation

# How much the lexicon's shares count beside the classifier's, as their exponent; and the least share it gives.
LEXICON, LEAST = 0.5, 0.02
# From this share on the pair is said to hold no event, where the lexicon has no words for one either.
SILENT = 0.75


def judged(shares: Shares, lexical: Relation) -> Relation:
    """The relation of a pair by the classifier's ``shares``, with the lexicon's ranking as a second opinion.

    Type and CAMEO code are each settled for themselves, since CAMEO's conventions are not PLOVER's: either can be
    folded from the answer. Where the classifier is all but sure that nothing goes between the two, all are None.
    """
    ranking = ranked(shares, dict(lexical.ranking))
    if shares.event_type.get(NONE, 0.0) >= SILENT and not lexical.ranking:
        return Relation(None, None, None, round(shares.event_type[NONE], 3), ranking)
    best, share = ranking[0]
    return Relation(best, mode_in(shares, best), code_in(shares, lexical), round(share, 3), ranking)


def ranked(shares: Shares, lexical: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """(event_type, share) pairs, the best first; shares sum to one."""
    weights = {one: share * trust(lexical, one) for one, share in shares.event_type.items() if one != NONE}
    total = sum(weights.values())
    return tuple(sorted(((one, weight / total) for one, weight in weights.items()), key=lambda row: -row[1]))


def trust(lexical: Mapping[str, float], label: str) -> float:
    """The factor that the lexicon's share gives a label; 1 for all where the lexicon has no words."""
    return max(lexical.get(label, 0.0), LEAST) ** LEXICON if lexical else 1.0


def mode_in(shares: Shares, event_type: str) -> str | None:
    """The likeliest mode of a type, None where no mode is likelier than it."""
    own = {label: share for label, share in shares.mode.items() if label.startswith(f"{event_type}/")}
    best = max(own, key=lambda label: own[label], default=None)
    return best.partition("/")[2] if best is not None and own[best] > shares.mode.get(NONE, 0.0) else None


def code_in(shares: Shares, lexical: Relation) -> str | None:
    """The likeliest CAMEO code: of its fifteen kinds the likeliest first, then the likeliest code of that kind."""
    codes = {code: share for code, share in shares.cameo.items() if code != NONE}
    told = kinds_of(lexical)
    kinds: dict[str, float] = {}
    for code, share in codes.items():
        kinds[kind_of(code)] = kinds.get(kind_of(code), 0.0) + share
    best = max(kinds, key=lambda kind: kinds[kind] * trust(told, kind), default=None)
    return max((code for code in codes if kind_of(code) == best), key=lambda code: codes[code], default=None)


def specific(shares: Shares, event_type: str) -> str | None:
    """The likeliest CAMEO code that crosses to a type; the type's own code where none does."""
    codes = [code for code in shares.cameo if code != NONE and cameo_to_plover(code).event_type == event_type]
    return max(codes, key=lambda code: shares.cameo[code], default=None) or plover_to_cameo(event_type)


def finer(code: str | None, shares: Shares) -> str | None:
    """A code, or the likeliest code below it where the classifier's best answer is one."""
    best = shares.best("cameo")
    return (
        best
        if best.startswith(code.rstrip("0") if code else "") and best != NONE and len(best) > len(code or "")
        else code
    )


def kind_of(code: str) -> str:
    """Which of CAMEO's fifteen kinds a code is of; its root for mere statements (01), which are of none."""
    return root15(code) or code[:2]


def kinds_of(lexical: Relation) -> dict[str, float]:
    """The lexicon's shares by CAMEO's fifteen kinds: its best answer counts for its code's kind."""
    found: dict[str, float] = {}
    for event_type, share in lexical.ranking:
        best = event_type == lexical.event_type
        kind = kind_of(lexical.cameo) if best and lexical.cameo else type15(event_type)
        found[kind] = found.get(kind, 0.0) + share
    return found
