"""The edge: the charts of a store as Altair objects (extra [charts]), to be shown in a notebook, changed, or saved.

Each takes a store, open for reading or writing, whose articles are linked to stories, and raises ``StoreUnlinked``
where none is, ``ExtraMissing`` without Altair, and what the store raises. ``since`` and ``until`` are days, months or
years (ISO 8601), the last included; only stories of the ``statuses`` count.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dragoman.alerting import require_linked
from dragoman.errors import PeriodUnknown
from dragoman.store import Store
from dragoman.store.series import ASSERTED, Asked
from dragoman.stories.change_points import change_points
from dragoman.stories.history import history_of
from dragoman.stories.periods import BY, ONE_DAY, By, days_of, last_of, start_of

if TYPE_CHECKING:
    import altair

    from dragoman.views.dyads_chart import Square

SPOTS = 400  # circles of a map, the most told
COUNTRIES = 12  # on each side of the dyads
Days = tuple[datetime.date | None, datetime.date | None]
CONFLICT = "count(*) FILTER (quad_category LIKE '%conflict')"


def series(
    store: Store,
    *dyads: str,
    by: By = "month",
    since: str | None = None,
    until: str | None = None,
    directed: bool = True,
    statuses: Sequence[str] = ASSERTED,
    changes: bool = True,
) -> altair.VConcatChart:
    """What dyads (``"PRK-KOR"``, ``"PRK-*"``) did period by period, bars by quad category over a line of mean scores,
    with the points at which their course changed unless ``changes`` is off. Raises ``DyadInvalid`` and
    ``BoundInvalid``, too."""
    from dragoman.views.series_chart import chart

    require_linked(store)
    found = store.dyad_series(dyads, Asked(known(by), since, until, "stories", tuple(statuses)), directed)
    return chart(found, [point for one in found for point in change_points(history_of(one))] if changes else ())


def volume(
    store: Store,
    by: By = "month",
    since: str | None = None,
    until: str | None = None,
    statuses: Sequence[str] = ASSERTED,
) -> altair.Chart:
    """How many stories each period has, stacked by quad category. A story without a full date is in none; where
    ``since`` and ``until`` are not given, the span is that of the store's articles."""
    from dragoman.views.volume_chart import Bar, volume_chart

    counted = asked(
        store,
        "SELECT date_trunc($by, date_day)::DATE AS start, quad_category, count(*)",
        "AND date_day IS NOT NULL GROUP BY ALL ORDER BY ALL",
        span(store, known(by), since, until),
        statuses,
        by=by,
    )
    return volume_chart(Bar(start, last_of(start, by) + ONE_DAY, quad, stories) for start, quad, stories in counted)


def types(
    store: Store, since: str | None = None, until: str | None = None, statuses: Sequence[str] = ASSERTED
) -> altair.Chart:
    """How many stories each PLOVER type has."""
    from dragoman.views.types_chart import types_chart

    counted = asked(store, "SELECT event_type, count(*)", "GROUP BY ALL", bounds(since, until), statuses)
    return types_chart(dict(counted))


def map(
    store: Store, since: str | None = None, until: str | None = None, statuses: Sequence[str] = ASSERTED
) -> altair.LayerChart:
    """Where it happened: the ``SPOTS`` places with most stories on a map of the world."""
    from dragoman.views.map_chart import Spot, map_chart

    places = asked(
        store,
        "SELECT round(lat, 2), round(lon, 2), concat_ws(', ', mode(place_name), mode(place_country)), count(*),"
        " mode(quad_category)",
        f"AND lat IS NOT NULL AND lon IS NOT NULL GROUP BY 1, 2 ORDER BY 4 DESC, 1, 2 LIMIT {SPOTS}",
        bounds(since, until),
        statuses,
    )
    return map_chart(Spot(*one) for one in places)


def dyads(
    store: Store,
    since: str | None = None,
    until: str | None = None,
    most: int = COUNTRIES,
    statuses: Sequence[str] = ASSERTED,
) -> altair.LayerChart:
    """Who does how much to whom: the ``most`` countries with most stories on each side; what a country does to itself
    is left out."""
    from dragoman.views.dyads_chart import Square, dyads_chart

    found = asked(
        store,
        f"SELECT actor_country, recipient_country, count(DISTINCT story_id) AS stories, {CONFLICT}, avg(score)",
        "AND actor_country <> recipient_country GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
        bounds(since, until),
        statuses,
        "story_dyads",
    )
    squares = [Square(*one) for one in found]
    actors, recipients = busiest(squares, "actor", most), busiest(squares, "recipient", most)
    return dyads_chart(one for one in squares if one.actor in actors and one.recipient in recipients)


def known(by: By) -> By:
    """A length of period. Raises ``PeriodUnknown`` for one that there is not."""
    if by not in BY:
        raise PeriodUnknown(by=by, known=", ".join(BY))
    return by


def bounds(since: str | None, until: str | None) -> Days:
    """The first and the last day; None where it is open. Raises ``BoundInvalid``."""
    return days_of(since)[0] if since else None, days_of(until)[1] if until else None


def span(store: Store, by: By, since: str | None, until: str | None) -> Days:
    """The first and the last day of what is shown over time: what reports tell of times long past would press all else
    together, so that without bounds it begins with the first article."""
    days = "SELECT min(day), max(day) FROM (SELECT try_cast(date AS DATE) AS day FROM articles)"
    [(first, last)] = store.sql(days).fetchall()
    since_day, until_day = bounds(since, until)
    return since_day or (first and start_of(first, by)), until_day or (last and last_of(start_of(last, by), by))


def asked(
    store: Store, select: str, rest: str, days: Days, statuses: Sequence[str], table: str = "stories", **given: object
) -> list[tuple[Any, ...]]:
    """Rows of the stories of some days and statuses. Raises ``StoreUnlinked``."""
    require_linked(store)
    condition = """list_contains($statuses, status) AND ($first IS NULL OR date_day >= $first)
        AND ($last IS NULL OR date_day <= $last)"""
    values = {"statuses": list(statuses), "first": days[0], "last": days[1], **given}
    rows: list[tuple[Any, ...]] = store.sql(f"{select} FROM {table} WHERE {condition} {rest}", values).fetchall()
    return rows


def busiest(squares: Sequence[Square], side: str, most: int) -> list[str]:
    """The countries of a side that have most stories."""
    from dragoman.views.dyads_chart import ranked

    return ranked(squares, side)[:most]
