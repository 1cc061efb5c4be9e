"""What the classifier and the lexicon say of a given pair, made one answer."""

from __future__ import annotations

from dragoman.coder.pair_classifier import NONE, Shares
from dragoman.records import Relation

# How much the lexicon's shares count beside the classifier's, as their exponent; and the least share it gives.
LEXICON, LEAST = 0.3, 0.02
# From this share on the pair is said to hold no event.
SILENT = 0.75


def judged(shares: Shares, lexical: Relation) -> Relation:
    """The relation of a pair by the classifier's ``shares``, with the lexicon's ranking as a second opinion.

    The CAMEO code is the classifier's own, so that either convention can be folded from the answer. Where the
    classifier is all but sure that nothing goes between the two, type, mode and code are None.
    """
    ranking = ranked(shares, dict(lexical.ranking))
    best = ranking[0][0]
    if shares.event_type.get(NONE, 0.0) >= SILENT and not lexical.ranking:
        return Relation(None, None, None, round(shares.event_type[NONE], 3), ranking)
    return Relation(best, mode_in(shares, best), code_in(shares), round(ranking[0][1], 3), ranking)


def ranked(shares: Shares, lexical: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """(event_type, share) pairs, the best first; shares sum to one."""
    weights = {
        event_type: share * max(lexical.get(event_type, 0.0), LEAST) ** (LEXICON if lexical else 0.0)
        for event_type, share in shares.event_type.items()
        if event_type != NONE
    }
    total = sum(weights.values())
    return tuple(sorted(((one, weight / total) for one, weight in weights.items()), key=lambda row: -row[1]))


def mode_in(shares: Shares, event_type: str) -> str | None:
    """The likeliest mode of a type, None where no mode is likelier than it."""
    own = {label: share for label, share in shares.mode.items() if label.startswith(f"{event_type}/")}
    best = max(own, key=lambda label: own[label], default=None)
    return best.partition("/")[2] if best is not None and own[best] > shares.mode.get(NONE, 0.0) else None


def code_in(shares: Shares) -> str | None:
    """The likeliest CAMEO code: the likeliest root first, then the likeliest code below it."""
    codes = {code: share for code, share in shares.cameo.items() if code != NONE}
    roots: dict[str, float] = {}
    for code, share in codes.items():
        roots[code[:2]] = roots.get(code[:2], 0.0) + share
    root = max(roots, key=lambda one: roots[one], default=None)
    return max((code for code in codes if code[:2] == root), key=lambda code: codes[code], default=None)
