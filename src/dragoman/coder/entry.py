"""One entry of the event lexicon: a wording, and the act that it reports."""

from __future__ import annotations

from dataclasses import dataclass

WORD_CONDITIONS = ("object", "not_object", "subject", "not_subject", "prep", "modifier", "modal", "brings")
VERB_ACTOR, VERB_RECIPIENT = ("subject",), ("object", "clause-subject")
NOUN_ACTOR, NOUN_RECIPIENT = ("possessive", "by", "subject"), ("on", "against", "to", "with", "of")
GOVERNORS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "ACCUSE"})

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A lexicon entry as ``lexicon/README.md`` describes it.

    ``verbs``, ``nouns`` and ``adjectives`` are wordings split at their spaces. ``actor`` and ``recipient`` are the
    slots as written, or None for the default of the trigger's part of speech.
    """

    id: str
    event_type: str
    mode: str | None
    cameo: str | None
    verbs: tuple[Phrase, ...]
    nouns: tuple[Phrase, ...]
    adjectives: tuple[Phrase, ...]
    actor: tuple[str, ...] | None
    recipient: tuple[str, ...] | None
    symmetric: bool
    words: dict[str, frozenset[str]]
    clause: str | None
    needs: str | None
    voice: str | None
    article: str | None
    governs: bool
    blocks: bool
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]

    @property
    def conditions(self) -> int:
        """How many conditions the entry sets: the more it asks, the more it tells."""
        told = sum(not key.startswith("not_") for key in self.words)
        return told + sum(value is not None for value in (self.clause, self.voice))

    def slots(self, kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The actor and recipient slots for a trigger that is a ``verb``, ``noun`` or ``adjective``."""
        default_actor = NOUN_ACTOR if kind == "noun" else VERB_ACTOR
        default_recipient = {"verb": VERB_RECIPIENT, "noun": NOUN_RECIPIENT}.get(kind, ())
        actor = default_actor if self.actor is None else self.actor
        recipient = default_recipient if self.recipient is None else self.recipient
        return actor, recipient


@dataclass(frozen=True, slots=True)
class ModeRule:
    """Words near a trigger that give an act of one type its mode."""

    id: str
    event_type: str
    mode: str
    cameo: str | None
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Complement:
    """What an act says when it governs another ("threatened to attack")."""

    mode: str | None
    cameo: str | None


@dataclass(frozen=True, slots=True)
class ContextWords:
    """Words that give an act a context; only acts of some ``types`` where these are named."""

    words: Phrase
    context: str
    types: frozenset[str] = frozenset()
