"""The evidence of one noun phrase: which country and sector its own words give, and what the article implies."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from dragoman.parse import Sentence, Token
from dragoman.resolve.countries import countries
from dragoman.resolve.facts import Fact, FactIndex, Match
from dragoman.resolve.found import Found
from dragoman.resolve.memory import PRONOUNS, ArticleMemory
from dragoman.resolve.noun_phrase import Marked

DEPTH = 3
PLACED = ("country", "capital", "state", "town")
NOWHERE = frozenset({"foreign", "international", "other", "western", "neighbouring", "neighboring", "global"})
TURNERS = {"ELI": ("GOV", "LEG"), "OPP": ("GOV", "LEG", "PTY", "CVL", "UNK"), "REB": ("GOV", "MIL", "UNK", "CVL")}
OPEN_ROLES = ("generic", "collective")  # their sector is that of what they belong to
SOMEWHERE = "home country of the article"


class Describer(Protocol):
    """What reads other phrases of the same article."""

    memory: ArticleMemory
    date: str | None
    index: FactIndex

    def describe(self, sentence: Sentence, head: int, alone: bool = False, depth: int = 0) -> Found:
        """What the phrase of a head token says."""


class Evidence:
    """The words around one head, weighed."""

    def __init__(self, who: Describer, marked: Marked, head: int, alone: bool, depth: int) -> None:
        self.who, self.marked, self.head, self.alone, self.depth = who, marked, head, alone, depth
        self.memory, self.date = who.memory, who.date
        self.low = marked.left_edge(head)
        self.match = marked.at.get(head)

    def beside(self) -> list[Token]:
        """The phrases in apposition: those set beside this head, and the one that it is set beside."""
        tokens = self.marked.tokens
        found = [token for token in self.marked.sentence.children(self.head, "appos") if token.pos in ("NOUN", "PROPN")]
        if tokens[self.head].dep == "appos" and self.depth == 0:
            above = tokens[self.head].head
            beside = self.marked.sentence.children(above, "appos")
            found += [token for token in beside if token.pos == "NOUN" and token.index != self.head]
            found.append(tokens[above])
        return found

    def sector_of(self, role: Fact, start: int) -> str | None:
        """A role's sector; one that takes it from elsewhere looks left, then to its owners."""
        if role.role not in OPEN_ROLES:
            return role.sector
        for match in self.marked.left_matches(self.head, self.low):
            if match.first >= start:
                continue
            fact = choose(match.facts, self.date)
            if role.sector not in ("GOV", "UNK") and fact.sector in ("GOV", "CVL"):
                continue
            if fact.kind == "organisation" or fact.kind == "seat":
                return fact.sector
            if fact.kind == "role" and self.lends(match, fact):
                return fact.sector
        for owner in self.marked.owners(self.head):
            if self.depth < DEPTH:
                lent = self.describe(owner.index)
                if lent.sector and (lent.sector not in ("GOV", "CVL") or role.sector in ("GOV", "UNK")):
                    return lent.sector
        return role.sector

    def lends(self, match: Match, fact: Fact) -> bool:
        """Whether a modifier tells its head's sector: "army spokesman", not "local officials"."""
        adjective = self.marked.tokens[match.last].pos == "ADJ"
        if fact.role == "modifier":
            return fact.sector not in ("ELI",)
        return fact.role not in OPEN_ROLES and not (adjective and fact.sector == "CVL")

    def name_behind_place(self) -> str:
        """The name that follows the place of a post, of which the parser makes one phrase: "Mayor of Rome ANNA
        ROSSI"."""
        for owner in self.marked.owners(self.head):
            place = self.marked.at.get(self.marked.left_edge(owner.index))
            if place is not None and place.fact.kind in PLACED and place.last < owner.index - 1:
                words = self.marked.tokens[place.last + 1 : owner.index + 1]
                if all(word.pos == "PROPN" for word in words):
                    return self.marked.sentence.mention(words[0].index, owner.index).text
        return ""

    def short_form(self, token: Token) -> Found | None:
        """What the article has said that initials stand for."""
        long = self.memory.short_forms.get(token.text)
        if long is None or (long.sentence is self.marked.sentence and long.head == self.head):
            return None
        told = self.who.describe(long.sentence, long.head, True, self.depth + 1)
        return replace(told, name=told.name if told.manner == "body" and told.named else long.name, manner="body",
                       named=True, reason="short form explained in the article")  # fmt: skip

    def turned(self, sector: str | None) -> str | None:
        """The sector after words that turn it: former, opposition, rebel."""
        for match in self.marked.left_matches(self.head, self.low):
            for fact in match.facts:
                if fact.kind == "role" and fact.sector in TURNERS and sector in TURNERS[fact.sector]:
                    return fact.sector
        return sector

    def evidence(self) -> tuple[str | None, str]:
        """The country that the phrase's own words give, and which words did."""
        facts = [self.chosen(match) for match in self.marked.left_matches(self.head, self.low)]
        facts.sort(key=lambda fact: fact.kind == "organisation" and fact.country in countries())
        for fact in facts:
            if fact.country:
                return fact.country, "nationality adjective" if fact.kind == "demonym" else f"{fact.kind} in the phrase"
        for child in self.marked.sentence.children(self.head, "poss"):
            country = self.possessor(child)
            if country:
                return country, "possessor"
        return self.owner_country()

    def chosen(self, match: Match) -> Fact:
        """The fact that holds on the day; of towns of one name the one in the country that the article is about."""
        if match.fact.kind != "town":
            return choose(match.facts, self.date)
        return max(match.facts, key=lambda fact: self.memory.countries[fact.country or ""])

    def possessor(self, child: Token) -> str | None:
        """The country of a possessor: a pronoun or a name that the article knows."""
        if self.alone:
            return None
        if child.lower in PRONOUNS:
            known = self.memory.pronoun(child.lower, self.marked.sentence.index, child.index)
            return known.country if known else None
        return self.describe(child.index).country if self.depth < DEPTH else None

    def owner_country(self) -> tuple[str | None, str]:
        """The country of what "of", "for" or "in" binds to the head."""
        if self.depth < DEPTH:
            for owner in self.marked.owners(self.head):
                told = self.who.describe(self.marked.sentence, owner.index, True, self.depth + 1)
                if told.country:
                    return told.country, "of a country"
        return None, ""

    def inferred(self, fact: Fact) -> tuple[str | None, str]:
        """A country for a role that its phrase leaves open: its holder's in this article, else the article's own."""
        words = self.marked.tokens[self.low : self.head]
        abroad = NOWHERE | {"regional"} if fact.name in ("country", "nation", "power", "state") else NOWHERE
        if any(token.lower in abroad for token in words):
            return None, ""
        if self.memory.voice and fact.office:
            return self.memory.voice.country, "publisher"
        if fact.office:
            holder = self.memory.holder(fact.office, None)
            if holder and holder.country:
                return holder.country, "earlier in the article"
        return self.memory.home, SOMEWHERE

    def describe(self, index: int) -> Found:
        """Another phrase of the same sentence."""
        return self.who.describe(self.marked.sentence, index, self.alone, self.depth + 1)


def choose(facts: tuple[Fact, ...], date: str | None) -> Fact:
    """The fact that holds on a day; the latest past one where none does, the latest of all where the day is unknown."""
    first = next((fact for fact in facts if fact.told and fact.holds(date)), None)
    if first is not None:
        return first
    facts = tuple(fact for fact in facts if not fact.told) or facts
    first = facts[0]
    if first.kind != "leader":
        return next((fact for fact in facts if fact.kind == first.kind and fact.holds(date)), first)
    people = [fact for fact in facts if fact.kind == "leader"]
    if date is None:
        return max(people, key=lambda fact: (not fact.until, fact.until))
    holding = [fact for fact in people if fact.holds(date)]
    if holding:
        return holding[0]
    past = [fact for fact in people if fact.until and fact.until <= date[:7]]
    return max(past, key=lambda fact: fact.until) if past else people[0]


def current(facts: tuple[Fact, ...], date: str | None) -> tuple[Fact, ...]:
    """The facts without what articles of another time have taught: that is believed for its time alone."""
    return tuple(fact for fact in facts if fact.origin != "learned" or fact.holds(date))
