"""Participants as CAMEO's actor codes write them: three letters for a country or a body, three for each role."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.export.data_file import read_table


@dataclass(frozen=True, slots=True)
class ActorCode:
    """A participant in CAMEO's codes (Codebook 1.1b3, chapter 3), each empty where there is none.

    ``full`` is the whole code (RUSGOV, IGOUNO); ``entity`` its country, or IGO, NGO, MNC or IMG; ``country`` is empty
    for these four; ``group`` is GDELT's known-group code; ``religion`` and ``role`` are codes of three letters.
    """

    full: str = ""
    entity: str = ""
    country: str = ""
    group: str = ""
    religion: str = ""
    role: str = ""

    def types(self) -> tuple[str, ...]:
        """What GDELT calls actor types: the kind of body, then the role."""
        body = "" if self.country else self.entity
        return tuple(code for code in (body, self.role) if code)

    def attributes(self) -> tuple[str, ...]:
        """What Phoenix keeps beside entity and role."""
        return tuple(code for code in (self.group, self.religion) if code)


@cache
def _roles() -> dict[str, dict[str, str]]:
    return read_table("roles.csv")


@cache
def _affiliations() -> dict[str, dict[str, str]]:
    return read_table("affiliations.csv")


def role_of(sector: str | None) -> str:
    """CAMEO's role for a PLOVER sector; empty where it has none."""
    return _roles().get(sector or "", {}).get("role", "")


def actor_code(country: str | None, sector: str | None) -> ActorCode:
    """The code of a participant. Country codes stay ISO 3166-1 alpha-3; what is not known is empty, not a default."""
    body = _affiliations().get(country or "")
    if body is None:
        role, code = role_of(sector), country or ""
        return ActorCode(code + role, code, code, role=role)
    role = "" if sector == body["home"] else role_of(sector)
    return ActorCode(body["full"] + role, body["entity"], "", body["group"], body["religion"], role)
