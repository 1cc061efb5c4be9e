"""Step one: which words of a sentence could name a place, by longest match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.parse import Sentence, Token
from dragoman.resolve.gazetteer import Gazetteer, GazetteerEntry
from dragoman.resolve.place_words import place_words

LONGEST = 7
SHORTEST = 2
ARTICLES = frozenset({"al", "el", "an", "ad", "ar", "as", "ash", "at", "az", "ul"})


@dataclass(slots=True)
class PlaceName:
    """A candidate: tokens ``first`` to ``last`` of a sentence and what they can stand for (empty when unknown)."""

    sentence: Sentence
    first: int
    last: int
    entries: tuple[GazetteerEntry, ...]
    kind: str | None = None

    @property
    def text(self) -> str:
        """The words."""
        return words(self.sentence, self.first, self.last)

    @property
    def head(self) -> int:
        """The token of the name on which the others hang."""
        for token in reversed(self.sentence.tokens[self.first : self.last + 1]):
            if not self.first <= token.head <= self.last or token.head == token.index:
                return token.index
        return self.last


def words(sentence: Sentence, first: int, last: int) -> str:
    """The text from one token to another, both included."""
    return sentence.mention(first, last).text


def is_name_word(token: Token) -> bool:
    """Whether a token is written as part of a name."""
    return token.text[:1].isupper()


def begins_name(sentence: Sentence, index: int) -> bool:
    """Whether a name can begin here: a capital, or an Arabic article before one ("al-Bab")."""
    token = sentence.tokens[index]
    if is_name_word(token):
        return True
    following = sentence.tokens[index + 1 : index + 3]
    if token.text.startswith(("al-", "el-", "sub-Saharan")):
        return True
    if token.text not in ARTICLES or not following:
        return False
    return is_name_word(following[0]) or (following[0].text == "-" and is_name_word(following[-1]))


def known_names(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[PlaceName]:
    """The longest names of the gazetteer in a sentence, left to right, none inside another."""
    index = 0
    while index < len(sentence.tokens):
        found = longest_at(sentence, index, gazetteer) if begins_name(sentence, index) else None
        if found is None:
            index += 1
        else:
            yield found
            index = found.last + 1


def longest_at(sentence: Sentence, index: int, gazetteer: Gazetteer) -> PlaceName | None:
    """The longest name that begins at a token."""
    if index and joined(sentence, index - 1):
        return None
    for last in range(min(index + LONGEST, len(sentence.tokens)) - 1, index - 1, -1):
        if joined(sentence, last) or not sentence.tokens[last].text[0].isalnum():
            continue
        name = words(sentence, index, last)
        entries = () if len(name) < SHORTEST or name.lower() in ARTICLES else gazetteer.lookup(name)
        if entries:
            return trimmed(PlaceName(sentence, index, last, entries))
    return None


def joined(sentence: Sentence, index: int) -> bool:
    """Whether a token is tied to the next by a hyphen: then no name ends at it."""
    following = sentence.tokens[index + 1 : index + 2]
    token = sentence.tokens[index]
    return token.text == "-" or (bool(following) and following[0].text == "-" and following[0].start == token.end)


def trimmed(name: PlaceName) -> PlaceName:
    """A name without the plain noun at its end, which only told what it is ("Idlib province")."""
    last = name.sentence.tokens[name.last]
    if name.last > name.first and last.text in place_words("kinds") and last.lower not in ("peninsula", "crossing"):
        name.last -= 1
    return name


def extended(name: PlaceName) -> PlaceName:
    """A name with the facility that it belongs to: "Damascus International Airport", "Mosul City"."""
    tokens, last = name.sentence.tokens, name.last + 1
    while last < len(tokens) and is_name_word(tokens[last]) and tokens[last].lower in place_words("between"):
        last += 1
    if last < len(tokens) and tokens[last].text in place_words("facilities"):
        name.last, name.kind = last, kind_of(tokens[last].lower)
    elif name.last + 1 < len(tokens) and tokens[name.last + 1].text in place_words("region_makers"):
        name.kind = "region"
    return name


def kind_of(facility: str) -> str:
    """What a facility word makes of a place."""
    if facility in place_words("town_makers"):
        return "city"
    return "region" if facility in place_words("region_makers") else "feature"


def name_run(sentence: Sentence, index: int) -> tuple[int, int]:
    """The whole run of name words around a token, hyphens and Arabic articles inside it."""
    first = last = index
    while first > 0 and continues(sentence, first - 1):
        first -= 1
    while last + 1 < len(sentence.tokens) and continues(sentence, last + 1):
        last += 1
    while last > first and not sentence.tokens[last].text[0].isalnum():
        last -= 1
    while first < last and not sentence.tokens[first].text[0].isalnum():
        first += 1
    return first, last


def continues(sentence: Sentence, index: int) -> bool:
    """Whether a token can stand inside a run of name words."""
    token = sentence.tokens[index]
    if token.text == "-":
        return 0 < index < len(sentence.tokens) - 1 and sentence.tokens[index + 1].start == token.end
    if token.lower in place_words("neighbours"):
        return False
    return is_name_word(token) or (token.text in ARTICLES and begins_name(sentence, index))
