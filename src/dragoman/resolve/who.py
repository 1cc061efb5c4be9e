"""The reading of one noun phrase: its head's fact, the words around it, and what the article said before."""

from __future__ import annotations

from dragoman.parse import Sentence, Token
from dragoman.resolve.evidence import DEPTH, OPEN_ROLES, SOMEWHERE, Evidence, choose, current
from dragoman.resolve.facts import PERSONS, Fact, FactIndex
from dragoman.resolve.found import Found
from dragoman.resolve.knowledge import knowledge
from dragoman.resolve.memory import ArticleMemory
from dragoman.resolve.noun_phrase import mark
from dragoman.resolve.people import died_before
from dragoman.resolve.spelling import Word, key, pieces

RECENT = 3
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
ORGANISED = frozenset({"REB", "UAF", "PRM", "CRM", "OPP", "SOC", "PTY", "LAB", "REL"})
STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD"})
AFTER_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv"})
TAKEN_UP = frozenset({"commission", "agency", "coalition"})


class Who:
    """Reads noun phrases of one article."""

    def __init__(self, memory: ArticleMemory, date: str | None, index: FactIndex | None = None) -> None:
        self.memory = memory
        self.date = date
        self.index = index or knowledge()

    def describe(self, sentence: Sentence, head: int, alone: bool = False, depth: int = 0) -> Found:
        """What the phrase of a head token says; ``alone`` keeps to its own words, without the article's memory."""
        marked = self.memory.marked.get(sentence.index)
        if marked is None or marked.sentence is not sentence:
            marked = mark(sentence, self.index)
        return PhraseReader(self, marked, head, alone, depth).read()


class PhraseReader(Evidence):
    """Reads one noun phrase."""

    def read(self) -> Found:
        """The finding: by what the head is known as, else as a name, else as a noun."""
        token = self.marked.tokens[self.head]
        facts = current(self.match.facts, self.date) if self.match else ()
        fact = choose(facts, self.date) if facts else None
        role = next((one for one in self.match.facts if one.kind == "role"), None) if self.match else None
        if fact and fact.told:
            return self.read_told(fact)
        if fact and fact.kind != "role" and role and self.evidence()[0] not in (None, fact.country):
            fact = role
        again = None if self.alone else self.memory.bodies.get(key(token.text))
        if again and token.pos == "PROPN" and not (fact and fact.kind in ("country", "leader", "role")):
            return Found(
                again.name,
                again.country or self.memory.home,
                again.sector,
                None,
                "body",
                True,
                "earlier in the article",
            )
        said_before = None if self.alone else self.short_form(token) if fact is None else self.namesake(fact)
        if said_before:
            return said_before
        if fact and fact.kind == "role" and fact.role != "modifier":
            return self.read_role(fact)
        if fact and fact.kind != "role":
            return self.read_named(fact)
        # The tagger takes a name for a noun where it begins a sentence.
        said_again = not self.alone and token.text[0].isupper() and self.memory.person(token.text)
        return self.read_name() if token.pos == "PROPN" or said_again else self.read_noun(token)

    def namesake(self, fact: Fact) -> Found | None:
        """Whom the article itself has named in full, where a bare name is also somebody's whom we know."""
        if fact.kind != "leader" or not fact.short or self.match is None:
            return None
        text = self.marked.sentence.mention(self.match.first, self.match.last).text
        other = self.memory.another(text, fact.name)
        told = PhraseReader(self.who, self.marked, self.head, True, self.depth).title_or_apposition() if other else None
        if other is None or (told and told.office):
            return None
        country = other.country or self.memory.home
        return Found(other.name, country, other.sector, other.office, "person", True, "earlier in the article")

    def read_told(self, fact: Fact) -> Found:
        """Whom a person or an import has named, whatever else is known."""
        reason = "correction by a person" if fact.origin == "correction" else "imported"
        if fact.nobody:
            return Found(self.marked.text(self.head, self.low), None, None, None, "", False, f"{reason}: no actor")
        manner = {"leader": "person", "country": "country"}.get(fact.kind, "body")
        # A dictionary's bare country says nothing of the post; what a person told stands as it was told.
        left_open = fact.sector is None or (fact.origin == "import" and fact.sector == "GOV" and not fact.office)
        title = self.title_or_apposition() if left_open else None
        sector = (title.sector if title else None) or fact.sector or self.qualified()
        office = fact.office or (title.office if title else None)
        return Found(fact.name, fact.country, sector, office, manner, True, reason)

    def read_named(self, fact: Fact) -> Found:
        """A country, its people, a known body or a known person."""
        if fact.kind in ("demonym", "people"):
            people = fact.kind == "people" or self.marked.tokens[self.head].tag in ("NNS", "NNPS")
            sector, manner = ("CVL", "group") if people else (self.qualified() or "GOV", "country")
            if self.head > self.low and self.marked.tokens[self.head - 1].lower == "ethnic" and self.memory.home:
                return Found(fact.name, self.memory.home, "CVL", None, "group", False, SOMEWHERE)
            return Found(fact.name, fact.country, sector, None, manner, True, "nationality")
        if fact.kind == "leader":
            return self.read_leader(fact)
        if fact.kind == "organisation":
            country = fact.country or (None if self.alone else self.memory.home)
            return Found(fact.name, country, fact.sector, None, "body", True, "organisation list")
        if fact.kind == "seat":
            return Found(fact.name, fact.country, fact.sector, None, "body", True, "seat of power")
        if fact.kind == "town":
            town = self.chosen(self.match) if self.match else fact
            return Found(self.marked.text(self.head, self.low), town.country, None, None, "", True, "town")
        reason = {"country": "country name", "capital": "capital for its government"}.get(fact.kind, "state")
        return Found(fact.name, fact.country, self.collective() or "GOV", None, "country", True, reason)

    def qualified(self) -> str | None:
        """The sector of the noun after a nationality: CVL for the "Egyptian" of "Egyptian demonstrators"."""
        first = self.first_joined()
        return self.lent(first.head, False) if first.dep in ("amod", "compound", "nmod", "poss") else None

    def collective(self) -> str | None:
        """The sector of those of several countries: MIL for "the navies of CHINA and INDIA"."""
        first = self.first_joined()
        joined = first.index != self.head or any(self.marked.sentence.children(self.head, "conj"))
        above = self.marked.tokens[first.head]
        return self.lent(above.head, True) if joined and first.dep == "pobj" and above.lower in ("of", "from") else None

    def first_joined(self) -> Token:
        """The first of the words that "and" joins this head to."""
        token = self.marked.tokens[self.head]
        while token.dep == "conj" and token.head != token.index:
            token = self.marked.tokens[token.head]
        return token

    def lent(self, noun: int, plural: bool) -> str | None:
        """The sector of another noun of the phrase, where it is a role of persons (in the plural, if it must be)."""
        match = self.marked.at.get(noun)
        roles = [fact for fact in match.facts if fact.kind == "role" and fact.role in PERSONS] if match else []
        if match is None or not roles or self.depth >= DEPTH or (plural and not roles[0].plural):
            return None
        return self.sector_of(roles[0], match.first)

    def read_leader(self, fact: Fact) -> Found:
        """A known person: the article's own words on the post come first."""
        told = PhraseReader(self.who, self.marked, self.head, True, self.depth).title_or_apposition()
        known = None if self.alone else self.memory.person(fact.name)
        held = (
            fact.holds(self.date) or fact.holds(months_before(self.date, RECENT)) or died_before(fact.name, self.date)
        )
        country, sector = fact.country, fact.sector if held else "ELI" if fact.until else fact.sector
        if self.date and self.date < fact.since:
            sector, held = None, False
        office, reason = fact.office if held else None, "leader on the date" if held else "leader at another time"
        for words in (told, known):
            if words and words.sector and words.country in (None, country):
                same_post = office is not None and words.office == office
                sector = sector if same_post else words.sector
                office, reason = words.office or office, words.reason or reason
                break
        return Found(fact.name, country, sector, office, "person", True, reason)

    def read_name(self) -> Found:
        """A proper name: a person with a title or apposition, or one that the article has named before."""
        name = self.marked.name(self.head, self.low)
        known_plainly = self.without_initials(name)
        if known_plainly is not None:
            return self.read_leader(known_plainly)
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

    def without_initials(self, name: str) -> Fact | None:
        """Who is known by a name without its initials and what follows it: "James A. Baker III"."""
        words = [Word(folded, text, self.head) for folded, text in pieces(name)]
        plain = [word for word in words if len(word.folded) > 1 and word.folded not in AFTER_NAMES]
        if len(plain) < 2 or len(plain) == len(words):
            return None
        size, facts = self.who.index.longest_at(plain, 0)
        people = tuple(fact for fact in facts if fact.kind == "leader")
        return choose(people, self.date) if people and size == len(plain) else None

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
        name = (self.apposed_name() or self.name_behind_place()) if manner == "person" else ""
        if name:
            return Found(name, country, sector, fact.office, "person", True, reason or "role")
        holder = (
            self.memory.holder(fact.office, country) if fact.office and not fact.plural and not self.alone else None
        )
        if holder:
            return Found(holder.name, holder.country, sector, fact.office, "person", True, "earlier in the article")
        named = fact.role == "body" and self.proper()
        return Found(
            self.marked.text(self.head, self.low), country, sector, fact.office, manner, named, reason or "role"
        )

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
        if fact.role not in ("body", *OPEN_ROLES) or fact.plural or self.head - self.low > 1:
            return None
        open_to_it = fact.sector not in STATE or fact.name in TAKEN_UP
        if fact.office or not open_to_it or first.lower not in DEFINITE:
            return None
        wanted = ORGANISED if fact.sector == "UNK" else frozenset({fact.sector or ""})
        known = self.memory.body(wanted, self.marked.sentence.index, self.head, fact.name)
        if known is None:
            return None
        country = known.country or self.memory.home
        return Found(known.name, country, known.sector, None, "body", True, "earlier in the article")

    def read_noun(self, token: Token) -> Found:
        """A noun that no list knows: country by its phrase, sector by what it belongs to."""
        country, reason = self.evidence()
        sector = None
        if token.pos == "NUM" and token.dep in ("nsubj", "nsubjpass", "dobj", "ROOT"):
            sector = "CVL"
            country = country or (None if self.alone else self.memory.home)
        for owner in self.marked.owners(self.head):
            if sector is None and self.depth < DEPTH:
                lent = self.describe(owner.index)
                sector, country, reason = lent.sector, country or lent.country, reason or lent.reason
        return Found(self.marked.text(self.head, self.low), country, sector, None, "", False, reason)


def months_before(date: str | None, months: int) -> str | None:
    """The month so many months before a day, as YYYY-MM."""
    if not date or len(date) < 7:
        return date
    count = int(date[:4]) * 12 + int(date[5:7]) - 1 - months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"
