"""The noun phrase around a mention's head, and what known phrases stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.parse import Sentence, Token
from dragoman.resolve.facts import Fact, FactIndex, Match
from dragoman.resolve.spelling import words_of
from dragoman.resolve.towns import WITHIN, towns

LEFT_DEPS = frozenset(
    {"det", "amod", "compound", "poss", "nmod", "nummod", "case", "quantmod", "advmod", "punct", "predet", "npadvmod"}
    | {"cc", "conj", "prt", "neg", "dep", "appos", "intj", "flat", "prep", "pobj"}
)
OWNING_PREPOSITIONS = frozenset({"of", "for", "in", "from", "at", "within", "inside"})
NAMES = frozenset({"PROPN"})
JOINERS = frozenset("-–’'")
PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "ben", "de", "da", "dos", "del", "dela", "della", "di", "van", "von", "der"}
)
TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "lord", "lady", "dame", "mister", "sheikh", "hon", "messrs"})


@dataclass(slots=True)
class Marked:
    """A sentence with the known phrases that it holds, by the tokens they cover."""

    sentence: Sentence
    at: dict[int, Match]

    @property
    def tokens(self) -> list[Token]:
        """The sentence's tokens."""
        return self.sentence.tokens

    def left_edge(self, head: int) -> int:
        """The first token of the words before a head that belong to its noun phrase."""
        low = head
        while low > 0 and self.belongs(low - 1, head):
            low -= 1
        match = self.at.get(head)
        low = min(low, match.first) if match else low
        while low < head and self.tokens[low].pos in ("PUNCT", "CCONJ"):
            low += 1
        return self.before_to(low, head)

    def before_to(self, low: int, head: int) -> int:
        """The edge of a title that "to" parts from its name: "US ambassador to Germany Richard Grenell"."""
        title = self.at.get(low - 2)
        land = self.at.get(low)
        if not title or not land or land.last >= head or self.tokens[low - 1].lower != "to":
            return low
        return self.left_edge(title.last) if any(fact.kind == "role" for fact in title.facts) else low

    def belongs(self, index: int, head: int) -> bool:
        """Whether a token before a head hangs on it as a modifier does."""
        token = self.tokens[index]
        for _ in range(8):
            if token.dep not in LEFT_DEPS or token.text in (",", ";", ":"):
                return False
            if token.head == head:
                return True
            if token.head == token.index:
                return False
            token = self.tokens[token.head]
        return False

    def left_matches(self, head: int, low: int) -> Iterator[Match]:
        """Known phrases between a phrase's edge and its head, nearest to the head first; not what follows "to"."""
        own = self.at.get(head)
        index = (own.first if own else head) - 1
        while index >= low:
            match = self.at.get(index)
            if match is None:
                index -= 1
                continue
            index = match.first - 1
            sided = match.fact.kind in ("demonym", "country") and self.sided(match.first)
            if not sided and not self.sent_to(index):
                yield match

    def sided(self, first: int) -> bool:
        """Whether a name only tells for or against whom somebody is: "pro-RUSSIAN separatists" are not Russia's."""
        if self.tokens[first].lower.startswith(("pro-", "anti-")):
            return True
        before = [token.lower for token in self.tokens[max(0, first - 2) : first]]
        return before in (["pro", "-"], ["anti", "-"])

    def sent_to(self, index: int) -> bool:
        """Whether a token is the "to" after a post: the country after it is where an ambassador sits, not whose."""
        post = self.at.get(index - 1)
        return index > 0 and self.tokens[index].lower == "to" and bool(post and any(fact.office for fact in post.facts))

    def owners(self, head: int) -> Iterator[Token]:
        """The nouns that "of", "for", "in" or "from" bind to a head."""
        for preposition in self.sentence.children(head, "prep"):
            if preposition.lower in OWNING_PREPOSITIONS:
                yield from self.sentence.children(preposition.index, "pobj")
                for clause in self.sentence.children(preposition.index, "pcomp"):
                    yield from self.sentence.children(clause.index, "nsubj")

    def name(self, head: int, low: int) -> str:
        """The name that ends a phrase: what follows its last known phrase and any title."""
        first = head
        while first > low and self.names(first - 1, head):
            first -= 1
        return self.sentence.mention(first, head).text

    def names(self, index: int, head: int) -> bool:
        """Whether a token before a head is part of the same name."""
        token = self.tokens[index]
        if index in self.at and self.at[index] is not self.at.get(head):
            return self.at[index].fact.kind == "leader"
        if token.lower.rstrip(".") in TITLES:
            return False
        return token.pos in NAMES or token.text in JOINERS or token.lower in PARTICLES

    def text(self, head: int, low: int) -> str:
        """The words of a phrase up to its head, without an article."""
        first = low
        while first < head and self.tokens[first].tag in ("DT", "PRP$", "POS"):
            first += 1
        return self.sentence.mention(first, head).text


def mark(sentence: Sentence, index: FactIndex) -> Marked:
    """A sentence with its known phrases found."""
    at: dict[int, Match] = {}
    matches = list(index.find(words_of(sentence.tokens)))
    telling = {place for one in matches if one.fact.kind != "leader" for place in range(one.first, one.last + 1)}
    for match in matches:
        facts = tuple(fact for fact in match.facts if fits(fact, match, sentence.tokens, telling))
        if facts:
            found = match if len(facts) == len(match.facts) else Match(match.first, match.last, facts)
            at.update(dict.fromkeys(range(match.first, match.last + 1), found))
    for match in list(towns(sentence, at)):
        at.update(dict.fromkeys(range(match.first, match.last + 1), match))
    return Marked(sentence, at)


def fits(fact: Fact, match: Match, tokens: list[Token], telling: set[int]) -> bool:
    """Whether a fact suits the words around it: "Kim Yong-chul" is not Kim, though "President Kim" is. ``telling`` are
    the tokens of titles, countries and bodies, which are part of no name."""
    open_after, open_before = match.last + 1 not in telling, match.first - 1 not in telling
    follows = tokens[match.last + 1] if match.last + 1 < len(tokens) and open_after else None
    before = tokens[match.first - 1] if match.first and open_before else None
    if fact.kind == "leader" and fact.short:
        if before is not None and before.lower in WITHIN and tokens[match.last].dep == "pobj":
            return False  # "police in LAGOS" are not in a president
        return not in_name(before, tokens[match.first]) and not in_name(follows, tokens[match.last])
    return True


def in_name(neighbour: Token | None, token: Token) -> bool:
    """Whether a neighbouring word belongs to the same unknown name."""
    if neighbour is None or neighbour.pos != "PROPN" or not neighbour.text[0].isupper():
        return bool(neighbour and neighbour.text == "-" and token.pos == "PROPN")
    joined = neighbour.head == token.index or token.head == neighbour.index or neighbour.head == token.head
    return (
        joined
        and neighbour.dep == "compound"
        and len(neighbour.text) > 2
        and not neighbour.text.endswith(".")
        and neighbour.lower not in TITLES
    ) or (token.dep == "compound" and token.head == neighbour.index)
