"""Part of speech and lemma of tokens as a pipeline's rules give them, each worked out once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
# What the rules of a token may look at, for its attributes to be told by its word, its tag and its dependency.
LOOKED_AT = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
ANY_WORD = "word"
MOST = 200_000  # tokens remembered; new words never end, and neither must a run

Key = tuple[str, str, str]
Given = tuple[str, str, str]  # part of speech, lemma (empty where it is the lemmatizer's), morphology


class Attributes:
    """Stands in for two components of a pipeline whose rules ask again and again what they asked before.

    spaCy matches every rule at every token, a third of the time of a parse; their answers are those of a small table.
    ``of`` returns None instead of an instance where a pipeline's rules look at more than that.
    """

    def __init__(self, nlp: Language, named: Named, phrases: Sequence[dict[str, Any]]) -> None:
        self.vocab = nlp.vocab
        self.ruler: Any = nlp.get_pipe(RULER)
        self.lemmatizer: Any = nlp.get_pipe(LEMMATIZER)
        self.named = named
        self.given: dict[Key, Given] = {}
        self.known: dict[Key, tuple[str, str]] = {}
        self.width = max((len(pattern) for one in phrases for pattern in one["patterns"]), default=1)
        first = [pattern[0] for one in phrases for pattern in one["patterns"]]
        self.opening_deps = frozenset(token["DEP"] for token in first if isinstance(token.get("DEP"), str))
        self.opening_words = Named.of(token["LOWER"] for token in first if "LOWER" in token)
        # A phrase that begins with neither, or in a way that we do not know, may stand anywhere.
        self.anywhere = self.opening_words is None or any(not {"LOWER", "DEP"} & set(token) for token in first)
        self.matcher = Matcher(nlp.vocab)
        for place, one in enumerate(phrases):
            self.matcher.add(str(place), one["patterns"])

    @classmethod
    def of(cls, nlp: Language) -> Attributes | None:
        """The attributes of a pipeline that has both components, and rules that a table can hold."""
        if RULER not in nlp.pipe_names or LEMMATIZER not in nlp.pipe_names:
            return None
        lemmatizer: Any = nlp.get_pipe(LEMMATIZER)
        rules: list[dict[str, Any]] = nlp.get_pipe(RULER).patterns  # type: ignore[attr-defined]
        tokens = [token for rule in rules for pattern in rule["patterns"] for token in pattern]
        single = [token for rule in rules for pattern in rule["patterns"] if len(pattern) == 1 for token in pattern]
        if lemmatizer.mode != "rule" or lemmatizer.overwrite or any(not LOOKED_AT.issuperset(one) for one in tokens):
            return None
        named = Named.of(token["LOWER"] for token in single if "LOWER" in token)
        phrases = [rule for rule in rules if any(len(pattern) > 1 for pattern in rule["patterns"])]
        return None if named is None else cls(nlp, named, phrases)

    def all(self, doc: Doc, words: Sequence[str], tags: Sequence[str], deps: Sequence[str]) -> list[tuple[str, str]]:
        """(part of speech, lemma) of each token of a document that is tagged and parsed, given their words, tags and
        dependencies."""
        found = [self.one(word, tag, dep) for word, tag, dep in zip(words, tags, deps, strict=True)]
        for place in self.in_phrases(doc) if self.may_hold_phrases(words, deps) else ():
            found[place] = self.there(place, words, tags, deps)
        return found

    def one(self, word: str, tag: str, dep: str) -> tuple[str, str]:
        """Part of speech and lemma of a token that is no part of a phrase with a rule of its own."""
        key = (word, tag, dep)
        found = self.known.get(key)
        if found is None:
            if len(self.known) >= MOST:
                self.known.clear()
            found = self.known[key] = self.lemmatized(word, self.by_rules(word.lower(), tag, dep))
        return found

    def by_rules(self, lower: str, tag: str, dep: str) -> Given:
        """What the rules give a token: most look at tag and dependency alone, so that all words have it in common."""
        key = (lower if lower in self.named else ANY_WORD, tag, dep)
        given = self.given.get(key)
        if given is None:
            given = self.given[key] = self.ruled([key[0]], [tag], [dep], 0)
        return given

    def lemmatized(self, word: str, given: Given) -> tuple[str, str]:
        """The part of speech, with the lemma that the rules give, or else the lemmatizer."""
        pos, lemma, morph = given
        if not lemma:
            doc = Doc(self.vocab, words=[word], pos=[pos], morphs=[morph])
            lemma = self.lemmatizer.lemmatize(doc[0])[0]
            self.lemmatizer.cache.clear()
        return pos, lemma

    def ruled(self, words: Sequence[str], tags: Sequence[str], deps: Sequence[str], place: int) -> Given:
        """What the rules give the token at a place among some tokens."""
        doc = self.ruler(self.short(words, tags, deps))
        token = doc[place]
        return token.pos_, token.lemma_, str(token.morph)

    def short(self, words: Sequence[str], tags: Sequence[str], deps: Sequence[str]) -> Doc:
        """Some tokens by themselves, as far as the rules look at them."""
        return Doc(self.vocab, words=list(words), tags=list(tags), deps=list(deps), heads=[0] * len(words))

    def may_hold_phrases(self, words: Sequence[str], deps: Sequence[str]) -> bool:
        """Whether the first token of a phrase with a rule of its own stands among some tokens."""
        opening = self.opening_words
        if self.anywhere or opening is None or not self.opening_deps.isdisjoint(deps):
            return True
        return any(word in opening for word in {*words})

    def in_phrases(self, doc: Doc) -> Iterator[int]:
        """The tokens that stand in a phrase with a rule of its own: "let's", "there is"."""
        for _, start, end in self.matcher(doc, allow_missing=True):
            yield from range(start, end)

    def there(
        self, place: int, words: Sequence[str], tags: Sequence[str], deps: Sequence[str]
    ) -> tuple[str, str]:
        """Part of speech and lemma of a token with those around it, as far as a rule looks."""
        first, last = max(0, place - self.width + 1), place + self.width
        given = self.ruled(words[first:last], tags[first:last], deps[first:last], place - first)
        return self.lemmatized(words[place], given)


class Named:
    """The words that rules ask for, by name or by pattern, in lower case."""

    def __init__(self, words: Iterable[str], patterns: Iterable[str]) -> None:
        self.words = frozenset(words)
        # No word fits the empty list of patterns.
        self.patterns = re.compile("|".join(f"(?:{one})" for one in patterns) or r"(?!)")

    @classmethod
    def of(cls, conditions: Iterable[Any]) -> Named | None:
        """The words of the conditions of rules; None where one is of a kind that we do not know."""
        words: list[str] = []
        patterns: list[str] = []
        for condition in conditions:
            if isinstance(condition, str):
                words.append(condition)
            elif isinstance(condition, dict) and set(condition) <= {"IN", "NOT_IN", "REGEX"}:
                words.extend(word for key in ("IN", "NOT_IN") for word in condition.get(key, ()))
                patterns.extend([condition["REGEX"]] if "REGEX" in condition else [])
            else:
                return None
        return cls(words, patterns)

    def __contains__(self, word: object) -> bool:
        lower = word.lower() if isinstance(word, str) else word
        return lower in self.words or (isinstance(lower, str) and self.patterns.search(lower) is not None)
