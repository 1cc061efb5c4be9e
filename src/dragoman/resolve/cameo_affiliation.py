"""CAMEO's codes of actors ("PSEREBHMS") as country and sector of ours."""

from __future__ import annotations

# CAMEO's role codes (Codebook 1.1b3, chapter 3) by PLOVER's sectors; its MED are media, its HLH is health.
ROLES = {
    "GOV": "GOV", "MIL": "MIL", "REB": "REB", "INS": "REB", "SEP": "REB", "OPP": "OPP", "PTY": "PTY", "COP": "COP",
    "JUD": "JUD", "SPY": "SPY", "LEG": "LEG", "MED": "JRN", "JRN": "JRN", "CVL": "CVL", "CIV": "CVL", "EDU": "EDU",
    "BUS": "BUS", "AGR": "CVL", "LAB": "LAB", "HLH": "MED", "REF": "REF", "CRM": "CRM", "ELI": "ELI", "UAF": "UAF",
    "HRI": "SOC", "ENV": "SOC", "SOC": "SOC", "REL": "REL", "PRM": "PRM", "UNK": "UNK", "PPL": "CVL",
}  # fmt: skip
BODIES = {"NGO": "NGO", "NGM": "NGO", "MNC": "MNC", "IMG": "IMG", "INT": "IGO", "IGO": "IGO"}
UNIONS = {"UNO": "UNO", "EUR": "EUR", "EEC": "EUR", "EUN": "EUR"}
RELIGIONS = frozenset({"MOS", "CHR", "JEW", "HIN", "BUD", "CTH", "PRO", "SHI", "SUN", "REL"})
NULL = ("---", "+++", "###")


def affiliation(code: str) -> tuple[str | None, str | None]:
    """(country, sector) of a code of three letters or several times three; a country that is not ISO's stays as it is.

    A code that begins with "~" has a role alone. (None, None) for a null code.
    """
    code = code.strip().upper()
    if code in NULL or not code:
        return None, None
    bare = code.strip("~")
    parts = [bare[place : place + 3] for place in range(0, len(bare) - 2, 3)]
    if code.startswith("~") or code.endswith("~"):
        return BODIES.get(parts[0] if parts else ""), role_of(parts)
    country, rest = parts[0] if parts else bare, parts[1:]
    if country in BODIES or country in UNIONS:
        union = next((UNIONS[part] for part in parts if part in UNIONS), None)
        islamist = country == "IMG" and bool(RELIGIONS & set(rest))
        named = union or ("ISM" if islamist else BODIES[country])
        return named, role_of(rest) or {"NGO": "SOC", "MNC": "BUS", "IMG": "REB", "ISM": "REB"}.get(named, "GOV")
    return country, role_of(rest) or (None if rest else "GOV")


def role_of(parts: list[str]) -> str | None:
    """The first role among triples of letters."""
    return next((ROLES[part] for part in parts if part in ROLES), "REL" if RELIGIONS & set(parts) else None)
