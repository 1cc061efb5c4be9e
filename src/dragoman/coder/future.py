"""Acts that lie ahead: promised cooperation is AGREE, promised yielding CONCEDE (PLOVER manual, auxiliary modes)."""

from __future__ import annotations

from dragoman.records import Status

FOLDS: dict[str, tuple[str, Status]] = {
    "CONSULT": ("AGREE", "asserted"),
    "SUPPORT": ("AGREE", "asserted"),
    "COOPERATE": ("AGREE", "asserted"),
    "AID": ("AGREE", "asserted"),
    "RETREAT": ("CONCEDE", "asserted"),
}
# CAMEO's "express intent to" codes, by the code of the act intended; the longest known beginning counts.
INTENT = {
    "04": "036",
    "045": "039",
    "05": "032",
    "057": "036",
    "06": "031",
    "061": "0311",
    "062": "0312",
    "063": "0313",
    "064": "0314",
    "07": "033",
    "071": "0331",
    "072": "0332",
    "073": "0333",
    "074": "0334",
    "08": "035",
    "081": "0351",
    "082": "0352",
    "084": "0353",
    "085": "0354",
    "086": "0355",
    "087": "0356",
}


def fold_future(event_type: str, mode: str | None, cameo: str | None) -> tuple[str, str | None, str | None, Status]:
    """(event_type, mode, cameo, status) of an act that is announced rather than done."""
    if event_type not in FOLDS:
        return event_type, mode, cameo, "future"
    folded, status = FOLDS[event_type]
    return folded, None, intent(cameo), status


def intent(cameo: str | None) -> str | None:
    """The CAMEO code of announcing an act, None where the act has none."""
    for length in range(len(cameo or ""), 1, -1):
        if cameo and cameo[:length] in INTENT:
            return INTENT[cameo[:length]]
    return None


# What somebody announces that he will do to another, as the threat that it is: mode and CAMEO code by type and mode.
THREATS: dict[str, tuple[str | None, str]] = {
    "ASSAULT": ("violence", "138"),
    "COERCE": ("restrict", "132"),
    "COERCE/arrest": ("arrest", "132"),
    "COERCE/deport": ("expel", "136"),
    "COERCE/seize": ("territory", "1382"),
    "PROTEST": (None, "133"),
    "SANCTION": ("relations", "131"),
    "SANCTION/discontinue": ("restrict", "1312"),
    "SANCTION/expel": ("expel", "136"),
}


def fold_threat(event_type: str, mode: str | None) -> tuple[str | None, str] | None:
    """(mode, cameo) of the threat that the announcement of an act is, None for acts that threaten nobody."""
    return THREATS.get(f"{event_type}/{mode}") or THREATS.get(event_type)


REFUSED = {
    "CONSULT": ("meet", "125"),
    "AGREE": (None, "120"),
    "SUPPORT": (None, "120"),
    "COOPERATE": ("assist", "121"),
    "AID": ("assist", "122"),
    "RETREAT": ("yield", "124"),
    "CONCEDE": ("yield", "124"),
}


def fold_refusal(
    event_type: str, mode: str | None, cameo: str | None, status: Status
) -> tuple[str, str | None, str | None, Status]:
    """(event_type, mode, cameo, status) of cooperation that someone says they will not give: a REJECT."""
    if event_type not in REFUSED:
        return event_type, mode, cameo, status
    refused_mode, refused_cameo = REFUSED[event_type]
    return "REJECT", refused_mode, refused_cameo, "asserted"
