"""The component itself: docs in, docs with their events out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc
from spacy.util import raise_error

from dragoman.coder.pair_classifier import shipped
from dragoman.errors import DateInvalid
from dragoman.pipeline import Coder, valid_day
from dragoman.read import article_from_text
from dragoman.records import Article, Reading
from dragoman.spacy_component.display import label, marked_text
from dragoman.spacy_component.kept import KEY, even, events_of, kept, reading_of
from dragoman.spacy_component.plain import plain
from dragoman.spacy_component.settings import DEFAULTS, Settings
from dragoman.views.annotated import of_event

OnError = Callable[[str, Any, list[Doc], Exception], Any]


GETTERS: dict[str, Callable[[Doc], Any]] = {
    "reading": reading_of, "events": events_of, "dragoman_ents": marked_text,
}  # fmt: skip
for name, getter in GETTERS.items():
    Doc.set_extension(name, getter=getter, force=True)


@Language.factory(
    "dragoman",
    assigns=[f"doc._.{name}" for name in GETTERS] + ["doc.spans"],
    default_config=DEFAULTS,
)
def make_dragoman(
    nlp: Language,
    name: str,
    model: str,
    actors: list[dict[str, Any]],
    attributes: dict[str, str],
    min_confidence: float,
    statuses: list[str],
    spans_key: str,
) -> Dragoman:
    """The component with its settings (``Settings``). Raises ``SettingInvalid``."""
    given = {"model": model, "actors": actors, "attributes": attributes, "min_confidence": min_confidence,
             "statuses": statuses, "spans_key": spans_key}  # fmt: skip
    return Dragoman(name, Settings.of(given))


class Dragoman(Pipe):
    """Codes the events of docs. ``settings`` can be replaced at any time; they are saved with the pipeline.

    The publication day and what else is known of a doc are read from ``doc._.date``, ``doc._.publisher``, … or from
    the context of ``nlp.pipe(…, as_tuples=True)``, a mapping with these keys. A doc that cannot be read goes to the
    pipeline's error handler (``nlp.set_error_handler``) with ``DateInvalid``, ``ArticleTooLong`` or whatever it was;
    by default the error is raised. ``ModelMissing`` is raised with the first doc.
    """

    def __init__(self, name: str, settings: Settings) -> None:
        self.name = name
        self.settings = settings

    @property
    def settings(self) -> Settings:
        """What the component goes by."""
        return self._settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        self._settings = settings
        self._coder: tuple[int, Coder] | None = None
        for attribute in settings.attributes.values():
            if not Doc.has_extension(attribute):
                Doc.set_extension(attribute, default=None)

    @property
    def coder(self) -> Coder:
        """The coder, made for the first doc: one a process, since the classifier's threads do not come along into the
        processes of ``nlp.pipe(…, n_process=2)``."""
        if self._coder is None or self._coder[0] != os.getpid():
            if self._coder is not None:
                shipped.cache_clear()
            self._coder = os.getpid(), Coder(self.settings.model, actors=self.settings.actors)
        return self._coder[1]

    def __call__(self, doc: Doc) -> Doc:
        """Code one doc."""
        return next(self.coded([doc], raise_error))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Code a stream of docs in batches, in their order."""
        coming = iter(stream)
        while docs := list(islice(coming, batch_size)):
            yield from self.coded(docs, self.get_error_handler())

    def coded(self, docs: Sequence[Doc], on_error: OnError) -> Iterator[Doc]:
        """Docs with their events, without those that ``on_error`` has had."""
        failed: dict[int, Exception] = {}
        articles: dict[int, Article] = {}
        for number, doc in enumerate(docs):
            try:
                articles[number] = self.article(doc)
            except DateInvalid as error:
                failed[number] = error
        numbers = {id(article): number for number, article in articles.items()}
        read = self.coder.read_all(articles.values(), lambda one, error: failed.update({numbers[id(one)]: error}))
        readings = {numbers[id(one.article)]: one for one in read}
        for number, doc in enumerate(docs):
            if number in readings:
                yield self.told(doc, readings[number])
            else:
                on_error(self.name, self, [doc], failed[number])

    def article(self, doc: Doc) -> Article:
        """A doc as an article. Raises ``DateInvalid``."""
        context = doc._context if isinstance(doc._context, Mapping) else {}
        known = {name: doc._.get(attribute) or context.get(name)
                 for name, attribute in self.settings.attributes.items()}  # fmt: skip
        given: dict[str, Any] = {name: str(value) for name, value in known.items() if value}
        if "date" in given and not valid_day(given["date"]):
            raise DateInvalid(date=given["date"])
        return article_from_text(even(doc.text), **given)

    def told(self, doc: Doc, reading: Reading) -> Doc:
        """A doc with what was read out of it."""
        reading = self.settings.let_through(reading)
        doc.user_data[KEY] = kept(reading)
        found = [(event, mark) for event in reading.events for mark in of_event(event)]
        spans = [doc.char_span(mark.start, mark.end, label(event, mark.role), span_id=event.event_id,
                               alignment_mode="expand") for event, mark in found]  # fmt: skip
        doc.spans[self.settings.spans_key] = [one for one in spans if one is not None]
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The settings, as JSON."""
        return json.dumps(plain(self.settings), ensure_ascii=False).encode("utf-8")

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Dragoman:
        """Take settings back. Raises ``SettingInvalid``."""
        self.settings = Settings.of(json.loads(data))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the settings to a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        Path(path, "settings.json").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Dragoman:
        """Take settings back from a folder. Raises ``SettingInvalid``."""
        return self.from_bytes(Path(path, "settings.json").read_bytes())

    def __reduce__(self) -> tuple[Any, ...]:
        return Dragoman, (self.name, self.settings)
