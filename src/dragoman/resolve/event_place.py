"""Where an act took place, by the structure of its sentence first and by the article last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.parse import Sentence, Token
from dragoman.records import Act, Place
from dragoman.resolve.found_place import FoundPlace
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.resolve.place_evidence import governing_preposition
from dragoman.resolve.place_words import place_words
from dragoman.resolve.speech_words import is_saying

CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "xcomp", "parataxis", "csubj", "pcomp"})
MATERIAL = frozenset({"AID", "RETREAT", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"})
ABOUT_OTHER_ACTS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
PLACED_BY_ARTICLE = frozenset({"PROTEST", "ASSAULT", "RETREAT"})
TAKES_PLACE_AS_OBJECT = frozenset({"MOBILIZE", "COERCE", "ASSAULT", "PROTEST", "RETREAT"})
MOVES = frozenset({"arrive", "march", "travel", "go", "come", "return", "visit", "trip", "fly", "deploy", "send",
                   "move", "advance", "flee", "head", "withdraw", "pull", "enter", "airlift", "journey", "tour", "rush",
                   "dispatch", "deployment", "arrival", "bring", "take", "deport", "extradite", "transfer"})
LEAVES = frozenset({"withdraw", "withdrawal", "pull", "flee", "retreat", "leave", "evacuate", "evacuation", "expel",
                    "abduct", "kidnap", "seize", "free", "release", "rescue", "steal", "disappear"})
# What happens where it begins: "airlifted from OMSK to Berlin".
TAKES_AWAY = frozenset({"airlift", "evacuate", "deport", "extradite", "abduct", "kidnap", "rescue", "free"})
HITS = frozenset({"strike", "hit", "rock", "rip", "shake", "target", "destroy", "damage", "devastate", "pound"})
PLACE_OF = frozenset({"of", "between"})
ENOUGH_FOR_WORDS = 0.75
LESS_NEAR = 0.3  # how much further from the act a place may hang than the wider one around it
RANKS = {"feature": 0, "city": 1, "region": 2, "country": 3}


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an act took place, None where nothing tells; ``reason`` says how it was chosen."""

    place: Place | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """How a place hangs in its sentence: the word that its preposition modifies, and how well that places an act."""

    found: FoundPlace
    anchor: int
    weight: float


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


def linked(act: Act, sentence: Sentence, found: FoundPlace) -> Link | None:
    """The link of a place that can be a scene; None for a party, an owner, or a place only spoken of."""
    token = sentence.tokens[found.head]
    inner = 1.0
    for _ in range(6):
        above = sentence.tokens[token.head]
        if token.dep in ("pobj", "pcomp") or (above.lower in place_words("locative") and above.pos == "ADP"):
            link = by_preposition(act, sentence, found, above)
            return link and Link(found, link.anchor, link.weight * inner)
        if token.dep in ("dobj", "nsubjpass", "obj"):
            return as_object(act, found, above)
        if token.dep in ("npadvmod", "nsubj") or above.index == token.index:
            return None
        if token.dep == "poss":
            return owned(act, sentence, found, above)
        if token.dep == "compound" and above.lower in place_words("neighbours"):
            token = above  # "in Oslo Friday", which the parser makes one phrase
            continue
        is_kind = token.dep in ("compound", "nmod") and above.lower in place_words("kinds")
        if not is_kind and token.dep in ("compound", "amod", "nmod"):
            return as_modifier(act, sentence, found, above)
        if not is_kind and token.dep not in ("conj", "appos"):
            return None
        # "The Lagos district of Surulere": the town before the kind is wider than the one after it.
        inner *= 0.95 if is_kind else 1.0
        token = above
    return None


def by_preposition(act: Act, sentence: Sentence, found: FoundPlace, preposition: Token) -> Link | None:
    """The link through a preposition: "in Seoul", "the streets of Quito", "a visit to Seoul"."""
    anchor = sentence.tokens[preposition.head]
    word = preposition.lower
    if preposition.dep in ("prep", "pcomp") and anchor.pos == "ADP" and anchor.index != preposition.index:
        anchor = sentence.tokens[anchor.head]
    if word in PLACE_OF:
        return of_phrase(act, sentence, found, anchor)
    if word in place_words("destination") and word not in place_words("locative"):
        goes = anchor.lemma in MOVES or act.mode == "visit"
        return Link(found, anchor.index, 0.9) if goes else None
    if word in place_words("origin"):
        if anchor.lemma in TAKES_AWAY:
            return Link(found, anchor.index, 0.95)
        return Link(found, anchor.index, 0.5) if anchor.lemma in LEAVES else None
    if word == "by" or word not in place_words("locative") or opposed(sentence, preposition):
        return None
    if anchor.lemma in place_words("organised"):
        return None
    if anchor.lower in place_words("kinds") and anchor.dep in ("pobj", "dobj"):
        outer = sentence.tokens[anchor.head]
        inner = outer.index if outer.pos != "ADP" else outer.head
        return Link(found, inner, 0.95)
    return Link(found, anchor.index, 1.0)


def opposed(sentence: Sentence, preposition: Token) -> bool:
    """Whether a phrase lies within what is protested against: "marched against the war in GAZA"."""
    above = list(sentence.ancestors(preposition.index))
    nouns = [token for token in above if token.dep == "prep" and token.lower in ("against", "over", "about")]
    return bool(nouns) and not any(token.pos == "VERB" for token in above[: above.index(nouns[0])])


def of_phrase(act: Act, sentence: Sentence, found: FoundPlace, noun: Token) -> Link | None:
    """ "The city of X" is as good as X; "50 km north of X" nearly; "the president of X" is no scene."""
    above = sentence.tokens[noun.head]
    of_kind = noun.text in place_words("kinds")
    if noun.dep == "pobj" and above.pos == "ADP" and (of_kind or found.place.kind != "country"):
        link = by_preposition(act, sentence, found, above)
        bearing = noun.lower in place_words("bearings") and measured(sentence, noun)
        return link and Link(found, link.anchor, link.weight * (0.5 if bearing else 0.99 if of_kind else 0.75))
    if of_kind and noun.dep in ("dobj", "nsubjpass"):
        link = as_object(act, found, above)
        return link and Link(found, noun.index, 1.0)
    if of_kind and noun.dep not in ("nsubj", "ROOT"):
        return Link(found, above.index, 0.8)
    if noun.index in act.tokens and found.place.kind != "country" and act.event_type in TAKES_PLACE_AS_OBJECT:
        return Link(found, noun.index, 0.8)
    return None


def measured(sentence: Sentence, noun: Token) -> bool:
    """Whether a direction follows a distance: "115 km WEST of Baghdad"."""
    before = sentence.tokens[max(0, noun.index - 2) : noun.index]
    units = ("km", "kilometers", "kilometres", "miles", "mile", "meters", "metres", ")")
    return any(token.lower.endswith(units) for token in before)


def as_object(act: Act, found: FoundPlace, verb: Token) -> Link | None:
    """A place that is entered, taken, bombed, patrolled or visited is the scene; a country that is blamed is not."""
    if verb.lemma in ("visit", "enter", "reach", "tour", "leave", "patrol", "storm", "occupy", "invade", "capture"):
        return Link(found, verb.index, 1.0)
    if verb.index in act.tokens and act.event_type in TAKES_PLACE_AS_OBJECT:
        return Link(found, verb.index, 0.8)
    if verb.lemma in HITS and act.event_type == "ASSAULT" and found.place.kind != "country":
        return Link(found, verb.index, 0.97)  # "bombings struck JOLO CATHEDRAL"
    return None


def owned(act: Act, sentence: Sentence, found: FoundPlace, noun: Token) -> Link | None:
    """ "In Baghdad's Sadr City", "Cairo's Tahrir Square": the owner of a scene is a scene, less exact."""
    above = sentence.tokens[noun.head]
    if noun.dep == "pobj" and above.lower in place_words("locative"):
        return Link(found, above.head, 0.6)
    return at_object(act, sentence, found, noun)


def at_object(act: Act, sentence: Sentence, found: FoundPlace, noun: Token) -> Link | None:
    """What is attacked stands where it belongs: "damaged a Basra bridge", "hit Basra's port"."""
    if act.event_type != "ASSAULT" or found.place.kind == "country":
        return None
    target = sentence.tokens[sentence.tokens[noun.head].head] if noun.dep == "pobj" else noun
    if target.dep in ("dobj", "nsubjpass") and sentence.tokens[target.head].pos == "VERB":
        return Link(found, target.head, 0.55)
    return None


def as_modifier(act: Act, sentence: Sentence, found: FoundPlace, noun: Token) -> Link | None:
    """ "The Manila bombing": a town before the act itself; a war has its name of a place, and is told of elsewhere."""
    if noun.lemma in place_words("named_after"):
        return None
    if noun.index in act.tokens and found.place.kind != "country" and act.event_type in MATERIAL | {"CONSULT"}:
        return Link(found, noun.index, 0.9)
    if noun.dep == "pobj" and found.place.kind != "country" and act.event_type in MATERIAL:
        link = by_preposition(act, sentence, found, sentence.tokens[noun.head])
        return link and Link(found, link.anchor, link.weight * 0.6)
    return at_object(act, sentence, found, noun)


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
            yield 1.5
        elif token.index in act.actor_heads or token.dep in ("nsubj", "agent"):
            yield 1.0


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
