"""The lexicon's TOML files read into entries, once."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from dragoman.coder.entry import GOVERNORS, WORD_CONDITIONS, Complement, ContextWords, Entry, ModeRule, Phrase
from dragoman.errors import LexiconInvalid
from dragoman.ontology import event_type

AUXILIARY_FILES = ("words", "modes", "complements", "light_verbs", "contexts")
ENTRY_KEYS = frozenset(
    [
        "id",
        "mode",
        "cameo",
        "verbs",
        "nouns",
        "adjectives",
        "actor",
        "recipient",
        "symmetric",
        "clause",
        "needs",
        "voice",
        "article",
        "governs",
        "blocks",
        "examples",
        "near_misses",
        "note",
        "event_type",
    ]
) | frozenset(WORD_CONDITIONS)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, found by the lemma of their trigger's head, and the word tables beside them.

    ``conditional`` names the type of which an article must tell another act, by the id of each entry that asks for one.
    """

    entries: tuple[Entry, ...]
    verbs: dict[str, list[tuple[Phrase, Entry]]]
    nouns: dict[str, list[tuple[Phrase, Entry]]]
    adjectives: dict[str, list[tuple[Phrase, Entry]]]
    modes: dict[str, list[ModeRule]]
    complements: dict[tuple[str, str], Complement]
    light: frozenset[str] = frozenset()
    aspect: frozenset[str] = frozenset()
    cancelling: frozenset[str] = frozenset()
    contexts: dict[str, list[ContextWords]] = field(default_factory=dict)
    lists: dict[str, frozenset[str]] = field(default_factory=dict)
    conditional: dict[str, str] = field(default_factory=dict)


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the package."""
    return read_lexicon(resources.files("dragoman.coder").joinpath("lexicon"))


def read_lexicon(folder: Traversable) -> Lexicon:
    """The lexicon in a folder of TOML files. Raises ``LexiconInvalid``, which names the file and the entry."""
    tables = {
        item.name: parse_file(item)
        for item in sorted(folder.iterdir(), key=lambda item: item.name)
        if item.name.endswith(".toml")
    }
    lists = merge_lists(tables)
    entries = tuple(
        entry for name, table in tables.items() if not auxiliary(name) for entry in file_entries(name, table, lists)
    )
    light = {
        key: frozenset(
            str(word)
            for name, table in tables.items()
            if name.startswith("light_verbs")
            for word in table.get("light", {}).get(key, [])
        )
        for key in ("verbs", "subject_of", "cancelling")
    }
    return Lexicon(
        entries=entries,
        verbs=index((entry.verbs, entry, 0) for entry in entries),
        nouns=index((entry.nouns, entry, -1) for entry in entries),
        adjectives=index((entry.adjectives, entry, 0) for entry in entries),
        modes=mode_rules(tables),
        complements=complement_table(tables),
        light=light["verbs"],
        aspect=light["subject_of"],
        cancelling=light["cancelling"],
        contexts=context_index(tables),
        lists=lists,
        conditional={entry.id: entry.article for entry in entries if entry.article},
    )


def auxiliary(name: str) -> bool:
    """Whether a file holds tables beside the entries."""
    return name.startswith(AUXILIARY_FILES)


def parse_file(item: Traversable) -> dict[str, Any]:
    """One TOML file. Raises ``LexiconInvalid`` where it is not TOML."""
    try:
        return tomllib.loads(item.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconInvalid(file=item.name, why=str(error)) from error


def merge_lists(tables: dict[str, dict[str, Any]]) -> dict[str, frozenset[str]]:
    """The named word lists of every words file; a list may name another with ``@``."""
    raw: dict[str, list[str]] = {}
    for name, table in tables.items():
        if name.startswith("words"):
            for key, words in table.get("lists", {}).items():
                raw.setdefault(key, []).extend(words)
    return {key: frozenset(expand(words, raw, key)) for key, words in raw.items()}


def expand(words: Iterable[str], raw: dict[str, Any], where: str) -> Iterator[str]:
    """The words of a list with every ``@name`` replaced by the words of that list."""
    for word in words:
        if not word.startswith("@"):
            yield word
        elif word[1:] in raw:
            yield from expand(raw[word[1:]], raw, where)
        else:
            raise LexiconInvalid(file=where, why=f"there is no word list named {word}")


def file_entries(name: str, table: dict[str, Any], lists: dict[str, frozenset[str]]) -> Iterator[Entry]:
    """The entries of one file; the file's name is their type."""
    event_type = name.removesuffix(".toml").upper()
    for raw in table.get("entry", []):
        unknown = set(raw) - ENTRY_KEYS
        if "id" not in raw or unknown:
            raise LexiconInvalid(file=name, why=f"entry {raw.get('id', 'without id')}: {sorted(unknown) or 'no id'}")
        yield make_entry(event_type, raw, lists)


def make_entry(event_type: str, raw: dict[str, Any], lists: dict[str, frozenset[str]]) -> Entry:
    """One entry from its TOML table."""
    conditions = {key: frozenset(expand(raw[key], dict(lists), raw["id"])) for key in WORD_CONDITIONS if key in raw}
    return Entry(
        id=raw["id"],
        event_type=event_type,
        mode=raw.get("mode"),
        cameo=raw.get("cameo"),
        verbs=phrases(raw, "verbs"),
        nouns=phrases(raw, "nouns"),
        adjectives=phrases(raw, "adjectives"),
        actor=slots(raw, "actor"),
        recipient=slots(raw, "recipient"),
        symmetric=raw.get("symmetric", False),
        words=conditions,
        clause=raw.get("clause"),
        needs=raw.get("needs"),
        voice=raw.get("voice"),
        article=raw.get("article"),
        governs=raw.get("governs", event_type in GOVERNORS) and not raw.get("blocks"),
        blocks=raw.get("blocks", False),
        examples=tuple(raw.get("examples", ())),
        near_misses=tuple(raw.get("near_misses", ())),
    )


def phrases(raw: dict[str, Any], key: str) -> tuple[Phrase, ...]:
    """The wordings under a key, each as a tuple of lemmas."""
    return tuple(tuple(wording.lower().split()) for wording in raw.get(key, ()))


def slots(raw: dict[str, Any], key: str) -> tuple[str, ...] | None:
    """The slots under a key, None when it is absent; a single slot may stand without brackets."""
    value = raw.get(key)
    return None if value is None else (value,) if isinstance(value, str) else tuple(value)


def index(wordings: Iterable[tuple[tuple[Phrase, ...], Entry, int]]) -> dict[str, list[tuple[Phrase, Entry]]]:
    """Wordings by the lemma of their head: the first word of a verb, the last of a noun ("X of Y": the first)."""
    found: dict[str, list[tuple[Phrase, Entry]]] = defaultdict(list)
    for group, entry, place in wordings:
        for phrase in group:
            head = phrase[0] if "of" in phrase[1:] else phrase[place]
            found[head].append((phrase, entry))
    return dict(found)


def mode_rules(tables: dict[str, dict[str, Any]]) -> dict[str, list[ModeRule]]:
    """The mode rules of every modes file, by event type, in file order."""
    rules: dict[str, list[ModeRule]] = defaultdict(list)
    for name, table in tables.items():
        if name.startswith("modes"):
            for raw in table.get("mode", []):
                rule = ModeRule(raw["id"], raw["event_type"], raw["mode"], raw.get("cameo"), frozenset(raw["words"]))
                rules[rule.event_type].append(rule)
    return dict(rules)


def complement_table(tables: dict[str, dict[str, Any]]) -> dict[tuple[str, str], Complement]:
    """(governing type, inner type or inner type/mode) to what the governing act then is."""
    found = {}
    for name, table in tables.items():
        if name.startswith("complements"):
            for raw in table.get("complement", []):
                inner = raw["type"] + (f"/{raw['inner_mode']}" if "inner_mode" in raw else "")
                found[raw["governor"], inner] = Complement(raw.get("mode"), raw.get("cameo"))
    return found


def context_index(tables: dict[str, dict[str, Any]]) -> dict[str, list[ContextWords]]:
    """Context words by their first lemma, longest first."""
    found: dict[str, list[ContextWords]] = defaultdict(list)
    for name, table in tables.items():
        if name.startswith("contexts"):
            for raw in table.get("context", []):
                for words in raw["words"]:
                    phrase = tuple(words.lower().split())
                    types = frozenset(event_type(code).code for code in raw.get("types", ()))
                    found[phrase[0]].append(ContextWords(phrase, raw["context"], types))
    return {key: sorted(rows, key=lambda row: -len(row.words)) for key, rows in found.items()}
