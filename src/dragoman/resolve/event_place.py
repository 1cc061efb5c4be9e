"""Where an act took place, by the structure of its sentence first and by the article last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.parse import Sentence, Token
from dragoman.records import Act, Place
from dragoman.resolve.found_place import FoundPlace
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.resolve.place_evidence import governing_preposition
from dragoman.resolve.place_link import MATERIAL, Link, linked
from dragoman.resolve.place_words import place_words
from dragoman.resolve.speech_words import is_saying

CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "xcomp", "parataxis", "csubj", "pcomp"})
ABOUT_OTHER_ACTS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
PLACED_BY_ARTICLE = frozenset({"PROTEST", "ASSAULT", "RETREAT"})
ENOUGH_FOR_WORDS = 0.75
LESS_NEAR = 0.3  # how much further from the act a place may hang than the wider one around it
RANKS = {"feature": 0, "city": 1, "region": 2, "country": 3}


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an act took place, None where nothing tells; ``reason`` says how it was chosen."""

    place: Place | None
    reason: str | None = None


def event_place(
    act: Act,
    sentence: Sentence,
    places: Sequence[FoundPlace],
    dateline: str | None,
    sentences: Sequence[Sentence],
) -> EventPlace:
    """The most specific place where an act took place, as far as the text names one.

    In order: a locative phrase below the trigger; one on the words it hangs on; a place that the act is done to; for
    what is done rather than said, any other locative of the sentence; for attacks and protests, the scene of the
    sentence before, the scene that the article names most, the dateline.
    """
    here = [found for found in places if found.sentence_index == sentence.index]
    links = [link for found in here if (link := linked(act, sentence, found)) is not None]
    best = nearest(act, sentence, links)
    if best is not None:
        return EventPlace(best.found.place, "own sentence")
    placed = act.event_type in PLACED_BY_ARTICLE
    return from_article(act, places, dateline, sentences) if placed else EventPlace(None)


def nearest(act: Act, sentence: Sentence, links: Iterable[Link]) -> Link | None:
    """The link whose anchor is nearest to the act in the tree; the more exact place when two are as near."""
    # Demands and charges name places that they are about: only a place on the trigger's own clause is theirs.
    enough = 0.0 if act.event_type in MATERIAL or act.event_type == "CONSULT" else ENOUGH_FOR_WORDS
    scored = [(score, link) for link in links if (score := closeness(act, sentence, link)) > enough]
    if not scored:
        return None
    best, link = max(scored, key=lambda pair: (round(pair[0], 2), -pair[1].found.first))
    inner = [pair for pair in scored if pair[0] > best - LESS_NEAR and within(pair[1].found.place, link.found.place)]
    return max(inner, key=lambda pair: pair[0])[1] if inner else link


def within(place: Place, wider: Place) -> bool:
    """Whether a place can lie in another: a town in its country or province, a province in its country."""
    return place.country is not None and place.country == wider.country and RANKS[place.kind] < RANKS[wider.kind]


def closeness(act: Act, sentence: Sentence, link: Link) -> float:
    """From 1 (on the trigger) down to nothing: steps in the tree and clauses crossed cost."""
    up = path_up(sentence, link.anchor)
    triggers = (*act.tokens, act.head)
    down = {index: steps for trigger in triggers for steps, index in enumerate(path_up(sentence, trigger))}
    meeting = next((index for index in up if index in down), None)
    if meeting is None:
        return 0.0
    crossed = sum(crossings(sentence, up[: up.index(meeting)], act)) * 0.2
    crossed += clauses_above(sentence, act.head, meeting) * 0.1
    steps = 0.03 * up.index(meeting) + 0.03 * down[meeting]
    exact = {"country": -0.06, "region": -0.03, "feature": 0.0}.get(link.found.place.kind, 0.0)
    return link.weight * (1.0 - crossed - steps + exact) - speech_cost(sentence, link, act)


def path_up(sentence: Sentence, index: int) -> list[int]:
    """A token and all above it."""
    return [index, *(token.index for token in sentence.ancestors(index))]


def crossings(sentence: Sentence, below: Sequence[int], act: Act) -> Iterable[float]:
    """What each clause border between a place and the act costs."""
    for index in below:
        token = sentence.tokens[index]
        of_another = token.dep in ("xcomp", "acl") and act.event_type in ABOUT_OTHER_ACTS
        if of_another or token.dep in ("relcl", "ccomp", "advcl"):
            yield 2.0
        elif token.dep in ("acl", "conj") and token.pos in ("VERB", "AUX"):
            yield 0.5 if token.dep == "acl" and token.tag == "VBG" else 1.5  # "an officer WALKING near X"
        elif token.index in act.actor_heads or token.dep == "nsubj" or is_lone_agent(sentence, token, act):
            yield 1.0


def is_lone_agent(sentence: Sentence, token: Token, act: Act) -> bool:
    """Whether a token is the "by" of a doer that has not been counted itself."""
    return token.dep == "agent" and all(one.index not in act.actor_heads for one in sentence.children(token.index))


def clauses_above(sentence: Sentence, index: int, meeting: int) -> int:
    """How many clauses lie between the act and the word where its path meets the place's."""
    count = 0
    for at in path_up(sentence, index):
        if at == meeting:
            return count
        token = sentence.tokens[at]
        count += token.dep in CLAUSE_DEPS and token.pos in ("VERB", "AUX")
    return count


def speech_cost(sentence: Sentence, link: Link, act: Act) -> float:
    """A place on a verb of saying is where it was said, not where the reported act was done."""
    anchor = sentence.tokens[link.anchor]
    if anchor.index in act.tokens:
        return 0.0
    tellers = [token for token in (anchor, *sentence.ancestors(anchor.index)) if token.dep == "nsubj"]
    told = bool(tellers) and is_saying(sentence.tokens[tellers[0].head]) and tellers[0].head != act.head
    return 0.6 if is_saying(anchor) or told else 0.0


def from_article(
    act: Act, places: Sequence[FoundPlace], dateline: str | None, sentences: Sequence[Sentence]
) -> EventPlace:
    """The scene of the sentence before, the scene that the article names most (first, where several), the dateline."""
    scenes = [found for found in places if is_scene(found, sentences)]
    just_before = [found.place for found in scenes if found.sentence_index == act.sentence_index - 1]
    if just_before:
        return EventPlace(just_before[0], "scene of the sentence before")
    counts: dict[str, int] = {}
    for found in scenes:
        counts[found.place.name] = counts.get(found.place.name, 0) + 1
    if counts:
        most = max(counts, key=lambda name: counts[name])
        return EventPlace(next(found.place for found in scenes if found.place.name == most), "scene named most")
    place = place_of_dateline(dateline) if dateline else None
    return EventPlace(place, "dateline" if place else None)


def place_of_dateline(dateline: str) -> Place | None:
    """The place that a dateline names. It stands before the report, so the record holds no words of it."""
    entry = next(iter(Gazetteer().lookup(dateline)), None)
    if entry is None:
        return None
    return Place("", 0, 0, entry.name, entry.country, entry.lat, entry.lon, entry.geoname_id, entry.kind,
                 entry.division)


def is_scene(found: FoundPlace, sentences: Sequence[Sentence]) -> bool:
    """Whether a town or site stands where acts are placed: under "in", "at" and the like."""
    if found.place.kind not in ("city", "feature"):
        return False
    sentence = sentences[found.sentence_index]
    preposition = governing_preposition(sentence, found.head)
    return preposition is not None and preposition.lower in place_words("locative")
