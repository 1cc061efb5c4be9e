"""What the component of a spaCy pipeline goes by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from dragoman.errors import SettingInvalid
from dragoman.parse.parser import DEFAULT_MODEL
from dragoman.records import STATUSES, KnownActor, Manner, Origin, Reading
from dragoman.spacy_component.plain import plain, record

SPANS = "dragoman"
ATTRIBUTES = {"date": "date", "publisher": "publisher", "title": "title", "url": "url", "id": "article_id"}


@dataclass(frozen=True, slots=True)
class Settings:
    """``model`` is an installed spaCy pipeline that parses; ``actors`` are known beside those that ship.

    ``attributes`` says in which attribute below ``doc._`` the fields of an article are; of the events those are kept
    that have at least ``min_confidence`` (0 to 1) and one of the ``statuses``; ``spans_key`` is their name in
    ``doc.spans``. Raises ``SettingInvalid``.
    """

    model: str = DEFAULT_MODEL
    actors: tuple[KnownActor, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=lambda: dict(ATTRIBUTES))
    min_confidence: float = 0.0
    statuses: tuple[str, ...] = STATUSES
    spans_key: str = SPANS

    def __post_init__(self) -> None:
        checks = {
            "min_confidence": (0 <= self.min_confidence <= 1, "it is a number from 0 to 1"),
            "statuses": ({*self.statuses} <= {*STATUSES}, f"they are some of {', '.join(STATUSES)}"),
            "attributes": ({*self.attributes} <= {*ATTRIBUTES}, f"its keys are some of {', '.join(ATTRIBUTES)}"),
            "actors": (
                all(map(sound, self.actors)),
                "each has names, a manner and an origin of those in records.KnownActor",
            ),
        }
        for name, (right, why) in checks.items():
            if not right:
                raise SettingInvalid(name=name, why=why)

    @staticmethod
    def of(data: Mapping[str, Any]) -> Settings:
        """The settings from plain data. Raises ``SettingInvalid``."""
        unknown = {*data} - {*Settings.__slots__}
        if unknown:
            raise SettingInvalid(name=", ".join(sorted(unknown)), why="there is no such setting")
        try:
            return record(Settings, data)
        except TypeError as error:
            raise SettingInvalid(name="actors", why=str(error)) from error

    def let_through(self, reading: Reading) -> Reading:
        """A reading with those of its events that are wanted."""
        sure = (one for one in reading.events if one.confidence >= self.min_confidence)
        return replace(reading, events=tuple(one for one in sure if one.status in self.statuses))


def sound(actor: KnownActor) -> bool:
    """Whether an actor is one that can be known."""
    named = bool(actor.names) and all(isinstance(one, str) and one for one in actor.names)
    return named and actor.manner in get_args(Manner) and actor.origin in get_args(Origin)


DEFAULTS: dict[str, Any] = plain(Settings())
