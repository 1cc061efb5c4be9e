"""An article that wants to do harm, wherever it is shown: scripts, quotes, words turned round, formulas, money that
notebooks take for mathematics."""

from __future__ import annotations

from dragoman.records import (
    Article,
    Attribution,
    DateMention,
    Event,
    Mention,
    Participant,
    Place,
    Quote,
    Reading,
    SentenceSpan,
    stable_id,
)

# What an article could hold to run in a page, to leave its attribute, its element or its sheet, or to turn words round.
SCRIPT = "<script>document.title='broken'</script>"
QUOTES = "\"'><img src=x onerror=document.title='broken'>"
TURNED = "\u202eevil\u202c \u0628\u064a\u0627\u0646 {{ 7 * 7 }} </textarea></title>"
FORMULA = "=HYPERLINK(1)"
HARM = f"{SCRIPT} {QUOTES} accused {TURNED} of theft. \u201c{QUOTES}\u201d, {FORMULA} said."
ADDRESS = "javascript:document.title='broken'"


def hostile_reading() -> Reading:
    """A reading whose every text is hostile."""
    article = Article(HARM, f"id/../{QUOTES}", "2024-05-06", f"Post{QUOTES}", f"Title{SCRIPT}{QUOTES}", ADDRESS)

    def at(words: str) -> tuple[str, int, int]:
        start = HARM.index(words)
        return words, start, start + len(words)

    actor = Participant(*at(SCRIPT), SCRIPT, "EST", "GOV", QUOTES, None)
    recipient = Participant(*at(TURNED), TURNED + FORMULA, "SWE", "CVL", None, None)
    end = HARM.index(" \u201c")
    event = Event(
        stable_id(article.id, "accused"), article.id, 0, HARM[:end], "ACCUSE", None, "112", ("legal",), "verbal conflict", -2.0,
        "asserted", Mention(*at("accused")), (actor,), (recipient,), "2024-05-06", None, article.date,
        Place(*at(QUOTES), QUOTES, "EST", 59.4, 24.7, None, "city"), (Attribution(FORMULA, FORMULA, "speaker"),), (), 0.9,
        f"rule{QUOTES}", None, "1", None, f"reason{SCRIPT}", f"place{QUOTES}",
    )  # fmt: skip
    speaker = Participant(*at(FORMULA), FORMULA, "EST", "GOV", SCRIPT, None)
    start = end + 1
    return Reading(
        article, (SentenceSpan(0, 0, end), SentenceSpan(1, start, len(HARM))), (event,),
        quotes=(Quote(HARM[start : start + len(QUOTES) + 2], start, start + len(QUOTES) + 2, "direct", "said", speaker),),
        dates=(DateMention(*at("theft"), "2024-05-06", None, SCRIPT),), entities=(actor, recipient, speaker),
    )  # fmt: skip
