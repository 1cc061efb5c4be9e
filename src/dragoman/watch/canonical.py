"""One address a page: what only says how a reader came there is dropped, and what is written differently made alike."""

from __future__ import annotations

import re
from urllib.parse import unquote

from dragoman.records import stable_id
from dragoman.watch.target import target_of

# Query parameters that campaigns, shares and clicks leave; no page is another one for them.
TRACKING = re.compile(
    r"utm_\w+|at_(?:medium|campaign|link\w*|format|ptr_name|bbc_team|custom\d)|mc_[ce]id|mkt_tok|wt[._]mc(?:_\w+)?"
    r"|(?:fb|g|gb|wb|ms|tw|dc|ya|yc)clid|gclsrc|igshid|_ga|_gl|_hs(?:enc|mi)|hsCtaTracking|__twitter_impression"
    r"|cmpid|icid|ncid|ocid|ito|smid|smtyp|xtor|spm|s_cid|soc_(?:src|trk)|guce_\w+|ns_(?:mchannel|campaign|source)"
    r"|feed(?:Type|Name)|traffic_source|taid|ref_src|ref_url",
    re.IGNORECASE,
)


def canonical(url: str) -> str:
    """The address under which a page is known and fetched: without fragment and tracking parameters.

    Raises ``Trouble`` for what is no address of the web.
    """
    target = target_of(url)
    path, _, query = target.path.partition("?")
    kept = [one for one in query.split("&") if one and not TRACKING.fullmatch(unquote(one.partition("=")[0]))]
    return target.origin + without_dots(path) + (f"?{'&'.join(kept)}" if kept else "")


def page_id(url: str) -> str:
    """The key of a page, and the id of its article: the same for http and https."""
    return stable_id("page", canonical(url).partition("://")[2])


def without_dots(path: str) -> str:
    """A path without ``.`` and ``..``, percent-escapes in capitals (RFC 3986, 5.2.4 and 6.2.2.1)."""
    kept: list[str] = []
    pieces = path.split("/")[1:]
    for piece in pieces:
        if piece == "..":
            kept = kept[:-1]
        elif piece != ".":
            kept.append(piece)
    if pieces[-1] in (".", "..") and (not kept or kept[-1]):
        kept.append("")
    return re.sub("%[0-9a-f]{2}", lambda found: found[0].upper(), "/" + "/".join(kept))
