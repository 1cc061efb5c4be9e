"""What an article has said of its people, bodies and countries so far: where short forms and pronouns resolve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from dragoman.records import Entity, Sighting
from dragoman.resolve.abbreviations import LongForm
from dragoman.resolve.countries import STATELESS
from dragoman.resolve.noun_phrase import Marked
from dragoman.resolve.spelling import key

REACH = 4
FAR = 40
SINGULAR_PERSON = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
SINGULAR_THING = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
SECOND = frozenset({"you", "your", "yours", "yourself", "yourselves"})
PRONOUNS = SINGULAR_PERSON | SINGULAR_THING | PLURAL | FIRST | SECOND


@dataclass(frozen=True, slots=True)
class Seen:
    """An entity where it stood: sentence, token, whether as subject, and what manner of thing it is
    (person, country, body or group); ``named`` where a proper name said so."""

    sentence: int
    token: int
    subject: bool
    manner: str
    entity: Entity
    named: bool
    plural: bool = False
    verb: int = -1


@dataclass(slots=True)
class ArticleMemory:
    """All names with their posts, countries by weight, and who was seen where. Built once an article."""

    marked: dict[int, Marked] = field(default_factory=dict)
    people: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    surnames: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    short_forms: dict[str, LongForm] = field(default_factory=dict)
    bodies: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    voice: Entity | None = None
    countries: Counter[str] = field(default_factory=Counter)
    seen: dict[int, list[Seen]] = field(default_factory=dict)
    date: str | None = None
    told: list[Sighting] = field(default_factory=list)

    @property
    def home(self) -> str | None:
        """The country that the article is most about; the one named first where two are equal."""
        best = self.countries.most_common(1)
        return best[0][0] if best else None

    def name(self, entity: Entity) -> None:
        """Keep a person under the full and the last name; later words fill what earlier ones left open."""
        words = key(entity.name)
        if not words:
            return
        known = self.people.get(words)
        merged = merge(known, entity) if known else entity
        for short in {words, words[-1:], words[-2:]}:
            other = self.people.get(short)
            if other is None or other.name in (merged.name, entity.name) or len(key(other.name)) == 1:
                self.people[short] = merged
        if len(words) > 1 and len(words[-1]) < 5 and len(words) > 2:
            self.people.setdefault(words[:1], merged)
        if len(words) > 2:  # "Ana LÓPEZ Prieto" is later "López"
            self.surnames.setdefault(words[-2:-1], merged)

    def person(self, name: str) -> Entity | None:
        """The person of a full or last name, if the article names one."""
        return self.people.get(key(name)) or self.surnames.get(key(name))

    def another(self, name: str, known: str) -> Entity | None:
        """Whom the article itself names in full and calls by a name that is also somebody better ``known``'s, whom it
        never names in full."""
        words = key(name)
        called = (self.people.get(words), self.surnames.get(words))
        others = [one for one in called if one is not None and one.name != known and len(key(one.name)) > len(words)]
        return others[0] if others and not self.in_full(known) else None

    def in_full(self, known: str) -> bool:
        """Whether the article names a known person by more than a short form."""
        matches = (match for marked in self.marked.values() for match in marked.at.values())
        return any(fact.name == known and fact.kind == "leader" and not fact.short
                   for match in matches for fact in match.facts)  # fmt: skip

    def name_body(self, entity: Entity) -> None:
        """Keep a body under its name, its initials and its first word: "Mahan Air" is later "Mahan"."""
        words = key(entity.name)
        capitals = tuple(word[0].lower() for word in entity.name.replace("-", " ").split() if word[0].isupper())
        shorter = {words, ("".join(capitals),)} if len(capitals) > 2 else {words}
        if entity.sector in ("BUS", "JRN") and len(words) > 1:
            shorter.add(words[:1])
        for short in shorter:
            self.bodies.setdefault(short, entity)

    def before(self, sentence: int, token: int, reach: int = REACH) -> Iterator[Seen]:
        """Who was seen before a token: this sentence's subjects first, then back, subjects first in each sentence."""
        for index in range(sentence, max(-1, sentence - reach - 1), -1):
            here = [one for one in self.seen.get(index, ()) if index < sentence or one.token < token]
            yield from (one for one in here if one.subject)
            yield from (one for one in reversed(here) if not one.subject)

    def pronoun(
        self, word: str, sentence: int, token: int, verb: int = -2, apart: Collection[str] = ()
    ) -> Entity | None:
        """Whom a pronoun of the third person stands for, by kind and recency; not the subject of its own ``verb``, nor
        anybody whose name is among ``apart``."""
        wanted = wanted_manners(word)
        candidates = [
            one
            for one in self.before(sentence, token)
            if one.manner in wanted
            and one.entity.name not in apart
            and not (one.sentence == sentence and one.verb == verb and one.subject)
        ]
        if word in PLURAL:
            candidates.sort(key=lambda one: not one.plural)
        return candidates[0].entity if candidates else None

    def holder(self, office: str, country: str | None) -> Entity | None:
        """Who holds an office in this article (of a country, where one is given), else the one office that ends in its
        words ("the MINISTER" is the foreign minister); None where two could."""
        here = [person for person in self.people.values() if person.office and country in (None, person.country)]
        for fits in (str.__eq__, ends_in):
            found = {person.name: person for person in here if fits(person.office or "", office)}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def body(self, sectors: frozenset[str], sentence: int, token: int, word: str = "") -> Entity | None:
        """The named body of some sectors seen last: whom "the airline" or "the group" stands for; before others one
        that has the ``word`` itself in its name: "the ACADEMY" is no school."""
        seen = [one.entity for one in self.before(sentence, token, FAR)
                if one.named and one.manner == "body" and one.entity.sector in sectors]  # fmt: skip
        return next((one for one in seen if word in key(one.name)), seen[0] if seen else None)


def ends_in(held: str, office: str) -> bool:
    """Whether an office is a kind of another by its last word: a foreign minister is a minister, a vice president no
    president and a prime minister more than a minister; a secretary is what others call a minister."""
    first, *others = held.split()
    if office == "secretary" and first != "prime":
        return held.startswith("secretary of ") or held.endswith(" minister")
    return held.endswith(f" {office}") and bool(others) and first not in ("vice", "prime", "deputy", "acting")


def wanted_manners(word: str) -> frozenset[str]:
    """What manner of entity a pronoun can stand for."""
    if word in SINGULAR_PERSON:
        return frozenset({"person"})
    if word in SINGULAR_THING:
        return frozenset({"country", "body"})
    return frozenset({"group", "body", "country"})


def merge(known: Entity, more: Entity) -> Entity:
    """One entity of two readings of it: what is known stays, what was open is filled."""
    return replace(
        known,
        country=known.country or more.country,
        sector=known.sector or more.sector,
        office=known.office or more.office,
        entity_id=known.entity_id or more.entity_id,
        reason=known.reason if known.country else more.reason,
    )


def weigh(marked: Iterable[Marked], memory: ArticleMemory | None = None) -> Counter[str]:
    """How often each country is named, the opening of the article counting threefold; not by the name of somebody
    known whose namesake, as ``memory`` tells, is meant."""
    counts: Counter[str] = Counter()
    for position, one in enumerate(marked):
        for match in dict.fromkeys(one.at.values()):
            fact = match.fact
            code = fact.country
            called = one.text(match.last, match.first) if fact.kind == "leader" and fact.short else ""
            if called and memory and memory.another(called, fact.name):
                continue
            if code and code not in STATELESS and fact.kind != "role":
                indirect = fact.kind in ("leader", "organisation", "town")
                counts[code] += (3 if position < 2 else 1) * (1 if indirect else 2)
    return counts
