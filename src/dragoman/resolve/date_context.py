"""Whether words that look like a date are one where they stand: "May", "1990" and "Friday" have other uses."""

from __future__ import annotations

from dragoman.parse import Sentence, Token
from dragoman.resolve.date_patterns import Hit
from dragoman.resolve.date_words import date_words
from dragoman.resolve.numerals import figure_words

DETERMINERS = ("DT", "PRP$", "POS")
MAY = 5


def stands(hit: Hit, sentence: Sentence, first: int, last: int) -> bool:
    """Whether the match from token ``first`` to token ``last`` is a date expression there."""
    if not capital(hit) or before(sentence, first) in ("every", "each"):  # a set, which durations.py reads
        return False
    if hit.kind == "weekday":
        return before(sentence, first) not in date_words()["words"]["weekday_names"]
    if hit.kind == "month":
        return month_stands(hit, sentence, first, last)
    if hit.kind == "year":
        return year_stands(hit, sentence, first, last)
    if hit.kind in ("month_day", "day_month") and not hit.match["year"]:
        return not counts_persons(sentence, last) or hit.kind == "day_month"
    return True


def capital(hit: Hit) -> bool:
    """Months and weekdays are names: "may" and "march" in small letters are verbs."""
    for name in ("month", "weekday"):
        text = hit.match.groupdict().get(name)
        if text and text.isalpha() and not text[0].isupper():
            return False
    return True


def before(sentence: Sentence, first: int) -> str:
    """The word before a token, in lower case; empty at the beginning."""
    return sentence.tokens[first - 1].lower if first else ""


def after(sentence: Sentence, last: int) -> Token | None:
    """The token behind, if there is one."""
    return sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None


def month_stands(hit: Hit, sentence: Sentence, first: int, last: int) -> bool:
    """A bare month needs a word that proves it: "in March", "last May", "the April vote"."""
    words = date_words()["words"]
    number = date_words()["months"][hit.match["month"].lower()]
    previous = before(sentence, first)
    groups = hit.match.groupdict()
    if groups["side"] or groups["part"]:
        return True
    if number == MAY or len(hit.match["month"]) == len("Mar"):
        return previous in words["before_may"]
    following = after(sentence, last)
    if following is not None and following.tag == "NNP":
        return previous in ("in", "since", "until")
    if previous in words["before_month"]:
        return True
    names_event = following is not None and following.tag in ("NN", "NNS", "POS")
    return names_event and (first == 0 or sentence.tokens[first - 1].tag in (*DETERMINERS, "IN", "JJ"))


def year_stands(hit: Hit, sentence: Sentence, first: int, last: int) -> bool:
    """A bare number of four digits is a year after certain words, between brackets, or before what happened in it."""
    if hit.match["part"]:
        return True
    token, following = sentence.tokens[last], after(sentence, last)
    previous = sentence.tokens[first - 1] if first else None
    if following is not None and is_counted(token, following, previous):
        return False
    if previous is None:
        return following is not None and following.tag.startswith("N")
    if previous.lower in date_words()["words"]["before_year"] or previous.text in "([":
        return True
    if previous.tag in DETERMINERS:
        return following is not None and (following.tag in ("NN", "NNP", "JJ") or plural_event(following))
    return previous.tag == "NNP" and previous.lower in ("olympics", "games", "summit", "agenda", "cup", "elections")


def is_counted(token: Token, following: Token, previous: Token | None) -> bool:
    """Whether the number counts the plural noun behind it: "2019 people", not "the 2018 elections"."""
    if following.tag not in ("NNS", "NNPS") or plural_event(following):
        return following.lemma in ("people", "percent", "%")
    return token.dep == "nummod" and token.head == following.index


def plural_event(token: Token) -> bool:
    """Whether a plural noun names what happens in a year."""
    return token.lower in date_words()["words"]["year_plurals"]


def counts_persons(sentence: Sentence, last: int) -> bool:
    """Whether a number is followed at once by what it counts: "in May 20 people were killed"."""
    following = after(sentence, last)
    things = figure_words()["things"]
    return following is not None and following.tag == "NNS" and any(following.lemma in one for one in things.values())
