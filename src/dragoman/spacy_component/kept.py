"""What was read out of a doc, kept with it in a form that goes to disk and to other processes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc

from dragoman.records import Event, Reading
from dragoman.spacy_component.plain import plain, record

KEY: Any = ("._.", "dragoman", None, None)  # of a doc's user data, as spaCy names what belongs to a doc as a whole


class Kept(dict[str, Any]):
    """A reading as plain data, which is how docs carry it (to disk, to other processes), and the reading itself."""

    reading: Reading


def kept(reading: Reading) -> Kept:
    """A reading to be kept with a doc; the text is the doc's and is left out."""
    data = Kept(plain(reading))
    del data["article"]["text"]
    data.reading = reading
    return data


def reading_of(doc: Doc) -> Reading | None:
    """What was read out of a doc."""
    data = doc.user_data.get(KEY)
    if data is None:
        return None
    if not isinstance(data, Kept):
        data = doc.user_data[KEY] = restored(data, doc)
    return data.reading


def restored(data: Mapping[str, Any], doc: Doc) -> Kept:
    """A reading that came back with its doc from elsewhere."""
    return kept(record(Reading, {**data, "article": {**data["article"], "text": even(doc.text)}}))


def events_of(doc: Doc) -> tuple[Event, ...]:
    """The events of a doc."""
    reading = reading_of(doc)
    return reading.events if reading else ()


def even(text: str) -> str:
    """A text without what reading takes out of one, as long as before, so that offsets stay."""
    text = text.replace("\r\n", " \n")
    return " " + text[1:] if text.startswith("\ufeff") else text
