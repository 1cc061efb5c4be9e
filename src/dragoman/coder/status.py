"""Did it happen: the status of an act from tense, modals, negation and what governs it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coder.syntax import is_infinitive, is_noun, is_verb, modal
from dragoman.parse import Sentence, Token
from dragoman.records import Status

FUTURE_MODALS = frozenset({"will", "shall"})
HYPOTHETICAL_MODALS = frozenset({"would", "could", "may", "might", "can", "should", "must", "ought"})
OBLIGATIONS = frozenset({"must", "should", "ought"})
# What these verbs have as object is thought of, not reported.
IMPLYING = frozenset(
    ["imply", "presuppose", "necessitate", "envisage", "entail", "require", "consider", "contemplate", "foresee"]
)
CONDITIONS = frozenset({"if", "unless", "whether"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
# Verbs and adjectives that carry their infinitive's act into the future, leave it as it is, or deny it.
FUTURE_GOVERNORS = frozenset(
    [
        "plan",
        "intend",
        "prepare",
        "expect",
        "aim",
        "schedule",
        "due",
        "set",
        "go",
        "hope",
        "want",
        "poise",
        "plot",
        "seek",
        "look",
        "mean",
        "slate",
        "book",
        "likely",
        "about",
    ]
)
IMPLICATIVE = frozenset(
    [
        "begin",
        "try",
        "attempt",
        "start",
        "continue",
        "manage",
        "help",
        "proceed",
        "resume",
        "come",
        "keep",
        "rush",
        "use",
        "serve",
        "cease",
        "stop",
        "appear",
        "seem",
        "move",
        "join",
        "go",
        "say",
        "vote",
        "decide",
    ]
)
NEGATIVE_GOVERNORS = frozenset(
    ["fail", "refuse", "decline", "avoid", "refrain", "prevent", "stop", "deny", "unable", "unwilling", "forget"]
)
PLAN_NOUNS = frozenset(["plan", "intention", "preparation", "bid", "proposal", "scheme", "schedule", "decision"])
# Who judges a decision like this tells of what was done.
JUDGING = frozenset(["regret", "deplore", "condemn", "denounce", "criticise", "criticize", "lament", "slam", "protest"])
# With a verb in the present these tell of a habit, not of an act.
HABITUAL = frozenset({"usually", "often", "normally", "typically", "generally", "sometimes", "traditionally", "rarely"})
# What is only remembered: "the anniversary of the TAKEOVER".
REMEMBERING = frozenset({"anniversary", "commemoration", "remembrance", "memory", "history", "story", "memorial"})
CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "pcomp", "parataxis", "csubj"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the reason for it; ``None`` as status means that the words do not report the act as one."""

    status: Status | None
    reason: str


def standing(sentence: Sentence, index: int) -> Standing:
    """The status of the act at a token: its own verb's, then of what governs it up to the clause's end."""
    token = sentence.tokens[index]
    if is_noun(token) and negated_noun(sentence, token):
        return Standing("negated", "no")
    if is_noun(token) and remembered(sentence, token):
        return Standing(None, "only remembered")
    verb = governing_verb(sentence, token)
    if verb is None:
        return Standing("asserted", "noun")
    if verb.lemma == "be" and token.dep == "nsubj" and token.head == verb.index:
        return Standing("asserted", "noun")  # "the BAN is not part of a plan": it is there, whatever it is not
    if verb.index != index and verb.lemma in IMPLYING and "obj" in token.dep:
        return Standing(None, f"only meant by {verb.text}")
    return verb_standing(sentence, verb)


def negated_noun(sentence: Sentence, token: Token) -> bool:
    """Whether "no" stands before a noun, or "without" before its phrase."""
    if any(child.lower == "no" for child in sentence.children(token.index, "det", "neg")):
        return True
    return token.dep == "pobj" and sentence.tokens[token.head].lower == "without"


def remembered(sentence: Sentence, token: Token) -> bool:
    """Whether a noun only says what a day or a story is about."""
    above = sentence.tokens[token.head]
    return token.dep == "pobj" and above.lower == "of" and sentence.tokens[above.head].lemma in REMEMBERING


def governing_verb(sentence: Sentence, token: Token) -> Token | None:
    """The verb whose tense and modals decide: the token's own, or the one that a noun or adjective hangs on."""
    if is_verb(token):
        return token
    for above in sentence.ancestors(token.index):
        if is_verb(above):
            return above
        if above.dep in ("appos", "conj") and is_noun(above):
            continue
    return None


def verb_standing(sentence: Sentence, verb: Token) -> Standing:
    """The status that a verb gives: modal and negation here, then along coordination and infinitives upwards."""
    if any(child.lower in NEGATIONS for child in sentence.children(verb.index, "neg", "preconj", "advmod", "det")):
        word = modal(sentence, verb.index)
        if word in OBLIGATIONS:
            return Standing(None, f"{word} not")
        return Standing("negated", f"{word} not" if word in ("will", "would") else "negation")
    if nobody(sentence, verb):
        return Standing(None, "nobody did")
    if verb.tag in ("VBZ", "VBP") and any(child.lower in HABITUAL for child in sentence.children(verb.index, "advmod")):
        return Standing(None, "a habit")
    if any(child.lower in CONDITIONS for child in sentence.children(verb.index, "mark", "advmod")):
        return Standing("hypothetical", "condition")
    word = modal(sentence, verb.index)
    if word in FUTURE_MODALS:
        return Standing("future", word or "")
    if word in HYPOTHETICAL_MODALS:
        return Standing("hypothetical", word or "")
    if is_infinitive(sentence, verb.index):
        return infinitive_standing(sentence, verb)
    if verb.dep in ("conj", "xcomp", "pcomp", "advcl", "csubj") and verb.head != verb.index:
        return inherited(sentence, verb)
    return Standing("asserted", "tense")


def nobody(sentence: Sentence, verb: Token) -> bool:
    """Whether the subject of a verb is denied: "NO group claimed the attack", "nobody was arrested"."""
    return any(
        child.lower in ("nobody", "none", "no-one")
        or any(below.lower in ("no", "neither") for below in sentence.children(child.index, "det"))
        for child in sentence.children(verb.index, "nsubj", "nsubjpass")
    )


def inherited(sentence: Sentence, verb: Token) -> Standing:
    """What a coordinated, participial or gerund verb has from the verb above it."""
    above = sentence.tokens[verb.head]
    if verb.dep == "csubj" and modal(sentence, verb.head) in HYPOTHETICAL_MODALS:
        return Standing("hypothetical", modal(sentence, verb.head) or "")  # "EXECUTING him would not bring her back"
    if verb.dep == "conj" and is_verb(above):
        finite = verb.tag in ("VBD", "VBZ", "VBP") and above.tag != verb.tag
        if not finite and negation_stops(sentence, above, verb):
            return Standing("hypothetical", modal(sentence, above.index) or "")
        return Standing("asserted", "tense") if finite else verb_standing(sentence, above)
    if verb.dep == "pcomp":
        if above.lower == "without":
            return Standing("negated", "without")
        if above.lower in ("from", "against") and sentence.tokens[above.head].lemma in (
            "prevent",
            "stop",
            "keep",
            "warn",
            "refrain",
        ):
            return Standing(None, "prevented")
    if verb.dep == "xcomp" and above.lemma in NEGATIVE_GOVERNORS:
        return Standing("negated", above.lemma)
    return Standing("asserted", "tense")


def negation_stops(sentence: Sentence, above: Token, verb: Token) -> bool:
    """Whether a negation ends at "and" before a verb with its own object: "must not stop AND CONTINUE to help"."""
    joined = [child.lower for child in sentence.children(above.index, "cc")]
    own = any(child.dep in ("dobj", "xcomp") for child in sentence.children(verb.index))
    return modal(sentence, above.index) in OBLIGATIONS and own and joined == ["and"]


def infinitive_standing(sentence: Sentence, verb: Token) -> Standing:
    """ "plans to", "began to", "failed to"; any other infinitive is a purpose or wish, not an act that is reported."""
    above = sentence.tokens[verb.head]
    lemma = above.lemma if above.index != verb.index else ""
    if verb.dep == "conj" and is_infinitive(sentence, above.index):
        return infinitive_standing(sentence, above)
    if lemma in NEGATIVE_GOVERNORS:
        return Standing("negated", lemma)
    if lemma in IMPLICATIVE or (lemma == "go" and above.tag != "VBG"):
        return verb_standing(sentence, above) if is_verb(above) else Standing("asserted", lemma)
    if above.lemma == "decision" and sentence.tokens[above.head].lemma in JUDGING and above.dep == "dobj":
        return Standing("asserted", "judged")  # "deplored its decision TO EXPEL him"
    if lemma in FUTURE_GOVERNORS or above.lower in FUTURE_GOVERNORS or above.lemma in PLAN_NOUNS:
        return Standing("future", above.lower)
    if above.lemma in ("be", "have") and verb.dep in ("xcomp", "advcl"):
        return Standing("future" if above.lemma == "be" else "hypothetical", above.lower)
    return Standing(None, "an infinitive of purpose or wish")
