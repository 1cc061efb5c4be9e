"""The reading of one noun phrase: its head's fact, the words around it, and what the article said before."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.parse import Sentence, Token
from dragoman.records import Entity
from dragoman.resolve.facts import Fact, Match
from dragoman.resolve.identity import entity_id
from dragoman.resolve.memory import PRONOUNS, ArticleMemory
from dragoman.resolve.noun_phrase import Marked, mark
from dragoman.resolve.people import died_before
from dragoman.resolve.spelling import key

DEPTH = 3
NOWHERE = frozenset({"foreign", "international", "other", "western", "neighbouring", "neighboring", "global"})
RECENT = 3
TURNERS = {"ELI": ("GOV", "LEG"), "OPP": ("GOV", "LEG", "PTY", "CVL", "UNK"), "REB": ("GOV", "MIL", "UNK", "CVL")}
LOOSE = frozenset({"member", "group", "organisation", "organization", "movement", "faction", "wing", "branch"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
ORGANISED = frozenset({"REB", "UAF", "PRM", "CRM", "OPP", "SOC", "PTY", "LAB", "REL"})
TAKEN_UP = frozenset({"commission", "agency", "coalition"})
SOMEWHERE = "home country of the article"


@dataclass(slots=True)
class Found:
    """What is found out about a phrase. ``manner`` is person, country, body, group or empty; ``named`` where a proper
    name said so."""

    name: str = ""
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    manner: str = ""
    named: bool = False
    reason: str = ""

    def entity(self) -> Entity:
        """The finding as an entity."""
        manner = "" if self.manner == "body" and not self.named else self.manner
        identity = entity_id(self.name, self.country, manner)
        return Entity(self.name, self.country, self.sector, self.office, identity, self.reason)


class Who:
    """Reads noun phrases of one article."""

    def __init__(self, memory: ArticleMemory, date: str | None) -> None:
        self.memory = memory
        self.date = date

    def describe(self, sentence: Sentence, head: int, alone: bool = False, depth: int = 0) -> Found:
        """What the phrase of a head token says; ``alone`` keeps to its own words, without the article's memory."""
        marked = self.memory.marked.get(sentence.index)
        if marked is None or marked.sentence is not sentence:
            from dragoman.resolve.knowledge import knowledge

            marked = mark(sentence, knowledge())
        return PhraseReader(self, marked, head, alone, depth).read()


class PhraseReader:
    """Reads one noun phrase."""

    def __init__(self, who: Who, marked: Marked, head: int, alone: bool, depth: int) -> None:
        self.who, self.marked, self.head, self.alone, self.depth = who, marked, head, alone, depth
        self.memory, self.date = who.memory, who.date
        self.low = marked.left_edge(head)
        self.match = marked.at.get(head)

    def read(self) -> Found:
        """The finding: by what the head is known as, else as a name, else as a noun."""
        token = self.marked.tokens[self.head]
        fact = choose(self.match.facts, self.date) if self.match else None
        role = next((one for one in self.match.facts if one.kind == "role"), None) if self.match else None
        if fact and fact.kind != "role" and role and self.evidence()[0] not in (None, fact.country):
            fact = role
        again = None if self.alone else self.memory.bodies.get(key(token.text))
        if again and token.pos == "PROPN" and not (fact and fact.kind in ("country", "leader", "role")):
            return Found(again.name, again.country or self.memory.home, again.sector, None, "body", True, "earlier in the article")
        if fact and fact.kind == "role" and fact.role != "modifier":
            return self.read_role(fact)
        if fact and fact.kind != "role":
            return self.read_named(fact)
        if token.pos == "PROPN":
            return self.read_name()
        return self.read_noun(token)

    # names that are known

    def read_named(self, fact: Fact) -> Found:
        """A country, its people, a known body or a known person."""
        if fact.kind in ("demonym", "people"):
            people = fact.kind == "people" or self.marked.tokens[self.head].tag in ("NNS", "NNPS")
            sector, manner = ("CVL", "group") if people else ("GOV", "country")
            return Found(fact.name, fact.country, sector, None, manner, True, "nationality")
        if fact.kind == "leader":
            return self.read_leader(fact)
        if fact.kind == "organisation":
            country = fact.country or (None if self.alone else self.memory.home)
            return Found(fact.name, country, fact.sector, None, "body", True, "organisation list")
        if fact.kind == "seat":
            return Found(fact.name, fact.country, fact.sector, None, "body", True, "seat of power")
        reason = {"country": "country name", "capital": "capital for its government"}.get(fact.kind, "state")
        return Found(fact.name, fact.country, "GOV", None, "country", True, reason)

    def read_leader(self, fact: Fact) -> Found:
        """A known person: the article's own words on the post come first."""
        told = PhraseReader(self.who, self.marked, self.head, True, self.depth).title_or_apposition()
        known = None if self.alone else self.memory.person(fact.name)
        held = fact.holds(self.date) or fact.holds(months_before(self.date, RECENT)) or died_before(fact.name, self.date)
        country, sector = fact.country, fact.sector if held else "ELI" if fact.until else fact.sector
        if self.date and self.date < fact.since:
            sector, held = None, False
        office, reason = fact.office if held else None, "leader on the date" if held else "leader at another time"
        for words in (told, known):
            if words and words.sector and words.country in (None, country):
                sector, office, reason = words.sector, words.office or office, words.reason or reason
                break
        return Found(fact.name, country, sector, office, "person", True, reason)

    # names that are not known

    def read_name(self) -> Found:
        """A proper name: a person with a title or apposition, or one that the article has named before."""
        name = self.marked.name(self.head, self.low)
        told = self.title_or_apposition()
        if told and (told.sector or told.country):
            known = None if self.alone else self.memory.person(name)
            full = known.name if known and len(known.name) > len(name) else name
            country = told.country or (known.country if known else None)
            return Found(full, country, told.sector, told.office, "person", True, told.reason)
        if not self.alone:
            known = self.memory.person(name)
            if known and (known.country or known.sector or known.name != name):
                country, reason = known.country or self.memory.home, "earlier in the article"
                return Found(known.name, country, known.sector, known.office, "person", True, reason)
        for owner in self.marked.owners(self.head):
            match = self.marked.at.get(owner.index)
            if match and match.fact.role == "body" and owner.text[0].isupper():
                full = self.marked.sentence.mention(self.low, owner.index).text
                return Found(full, self.placed()[0], match.fact.sector, None, "body", True, "body in the name")
        country, reason = self.placed()
        return Found(name, country, None, None, "person", True, reason if country else "")

    def placed(self) -> tuple[str | None, str]:
        """The country of the phrase's own words, else of the article."""
        country, reason = self.evidence()
        return (country, reason) if country or self.alone else (self.memory.home, SOMEWHERE)

    def title_or_apposition(self) -> Found | None:
        """What a title before a name, or a phrase set beside it, says of it."""
        own = self.match
        for match in self.marked.left_matches(self.head, self.low):
            role = next((fact for fact in match.facts if fact.kind == "role" and fact.role != "modifier"), None)
            if role and role.sector != "CVL" and role.role != "body":
                country, reason = self.evidence()
                office = role.office
                sector = self.turned(self.sector_of(role, match.first))
                if not country and not self.alone:
                    country, reason = self.inferred(role)
                return Found("", country, sector, office, "person", False, reason or "title")
        for other in self.beside():
            if self.marked.at.get(other.index) is not own and self.depth < DEPTH:
                told = self.describe(other.index)
                if told.manner == "person" and told.sector and told.office != told.name:
                    return Found("", told.country, told.sector, told.office, "person", False, "apposition")
                if told.manner == "group" and told.sector:
                    return Found("", told.country, told.sector, told.office, "person", False, "apposition")
        return None

    def beside(self) -> list[Token]:
        """The phrases in apposition: those set beside this head, and the one that it is set beside."""
        tokens = self.marked.tokens
        found = [token for token in self.marked.sentence.children(self.head, "appos") if token.pos in ("NOUN", "PROPN")]
        if tokens[self.head].dep == "appos" and self.depth == 0:
            found.append(tokens[tokens[self.head].head])
        return found

    # roles

    def read_role(self, fact: Fact) -> Found:
        """A role noun or an institution: sector by the role, country by the words around it or the article."""
        country, reason = self.evidence()
        sector = self.turned(self.sector_of(fact, self.match.first if self.match else self.head))
        manner = {"generic": "person", "person": "person", "body": "body"}.get(fact.role, "group")
        manner = "group" if fact.plural and manner == "person" else manner
        if sector == "UNK" and not self.alone and not country:
            known = self.antecedent(fact)
            if known:
                return known
        if not country and not self.alone:
            same = self.antecedent(fact)
            if same:
                return same
            country, reason = self.inferred(fact)
        name = self.apposed_name() if manner == "person" else ""
        if name:
            return Found(name, country, sector, fact.office, "person", True, reason or "role")
        holder = self.memory.holder(fact.office, country) if fact.office and not fact.plural and not self.alone else None
        if holder:
            return Found(holder.name, holder.country, sector, fact.office, "person", True, "earlier in the article")
        named = fact.role == "body" and self.proper()
        return Found(self.marked.text(self.head, self.low), country, sector, fact.office, manner, named, reason or "role")

    def proper(self) -> bool:
        """Whether a body's words are a proper name: two capitalised words or more."""
        words = self.marked.tokens[self.low : self.head + 1]
        return sum(1 for token in words if token.text[0].isupper() and token.tag != "DT") > 1

    def apposed_name(self) -> str:
        """The name set beside a role: "the minister, Chung Eui-yong"."""
        for token in self.beside():
            if token.pos == "PROPN" and token.index not in self.marked.at:
                return self.marked.name(token.index, self.marked.left_edge(token.index))
            match = self.marked.at.get(token.index)
            if match and match.fact.kind == "leader":
                return match.fact.name
        return ""

    def antecedent(self, fact: Fact) -> Found | None:
        """The named body that "the airline", "the group" or "the country" takes up."""
        first = self.marked.tokens[self.low]
        if fact.role not in ("body", "generic") or fact.plural or first.lower not in DEFINITE or self.head - self.low > 1:
            return None
        if fact.office or fact.sector in ("GOV", "MIL", "COP", "LEG", "JUD") and fact.name not in TAKEN_UP:
            return None
        wanted = ORGANISED if fact.sector == "UNK" else frozenset({fact.sector or ""})
        known = self.memory.body(wanted, self.marked.sentence.index, self.head)
        if known is None:
            return None
        return Found(known.name, known.country or self.memory.home, known.sector, None, "body", True, "earlier in the article")

    def sector_of(self, role: Fact, start: int) -> str | None:
        """A role's sector; one that takes it from elsewhere looks left, then to its owners."""
        if role.role != "generic":
            return role.sector
        for match in self.marked.left_matches(self.head, self.low):
            if match.first >= start:
                continue
            fact = choose(match.facts, self.date)
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
        return fact.role != "generic" and not (adjective and fact.sector == "CVL")

    def turned(self, sector: str | None) -> str | None:
        """The sector after words that turn it: former, opposition, rebel."""
        for match in self.marked.left_matches(self.head, self.low):
            for fact in match.facts:
                if fact.kind == "role" and fact.sector in TURNERS and sector in TURNERS[fact.sector]:
                    return fact.sector
        return sector

    # countries

    def evidence(self) -> tuple[str | None, str]:
        """The country that the phrase's own words give, and which words did."""
        for match in self.marked.left_matches(self.head, self.low):
            fact = choose(match.facts, self.date)
            if fact.country:
                return fact.country, "nationality adjective" if fact.kind == "demonym" else f"{fact.kind} in the phrase"
        for child in self.marked.sentence.children(self.head, "poss"):
            country = self.possessor(child)
            if country:
                return country, "possessor"
        return self.owner_country()

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

    def read_noun(self, token: Token) -> Found:
        """A noun that no list knows: country by its phrase, sector by what it belongs to."""
        country, reason = self.evidence()
        sector = None
        if token.pos == "NUM" and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "ROOT"):
            sector = "CVL"
            country = country or (None if self.alone else self.memory.home)
        for owner in self.marked.owners(self.head):
            if sector is None and self.depth < DEPTH:
                lent = self.describe(owner.index)
                sector, country, reason = lent.sector, country or lent.country, reason or lent.reason
        return Found(self.marked.text(self.head, self.low), country, sector, None, "", False, reason)

    def describe(self, index: int) -> Found:
        """Another phrase of the same sentence."""
        return self.who.describe(self.marked.sentence, index, self.alone, self.depth + 1)


def months_before(date: str | None, months: int) -> str | None:
    """The month so many months before a day, as YYYY-MM."""
    if not date or len(date) < 7:
        return date
    count = int(date[:4]) * 12 + int(date[5:7]) - 1 - months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def choose(facts: tuple[Fact, ...], date: str | None) -> Fact:
    """The fact that holds on a day; the latest past one where none does, the latest of all where the day is unknown."""
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
