"""The edge: where the dyads of a store leave their own past, with the stories that explain it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.errors import StoreUnlinked
from dragoman.store import Store
from dragoman.store.failures import store_failures
from dragoman.store.series import Asked, all_histories, explaining, linked
from dragoman.stories.alerts import FALSE_SHARE, LEAST_ACTIVE, Alert, alerts, alerts_across
from dragoman.stories.dyad import Dyad
from dragoman.stories.history import history_of
from dragoman.stories.periods import By, days_of
from dragoman.stories.series import Series

EXPLAINED = 3  # stories of an alert


def alerts_for(
    store: Store,
    since: str | None = None,
    by: By = "week",
    limit: int | None = None,
    directed: bool = False,
    share: float = FALSE_SHARE,
    explained: int = EXPLAINED,
) -> list[Alert]:
    """The alerts of all dyads of a store from ``since`` (a day, month or year) on, the most surprising first.

    Their past is all that the store has, before ``since``, too. ``share`` is that of false discoveries among the
    alerts of a period. At most ``limit`` alerts, each with its ``explained`` weightiest stories.
    Raises ``BoundInvalid``, ``StoreUnlinked`` and what the store raises.
    """
    asked = Asked(by)
    first = days_of(since)[0] if since else None
    require_linked(store)
    with store_failures(store.path):
        histories = all_histories(store.connection, asked, directed, LEAST_ACTIVE)
        found = alerts_across(histories, first, share)[:limit]
    return explain(store, found, asked, explained)


def alerts_of(store: Store, series: Sequence[Series], asked: Asked, explained: int = EXPLAINED) -> list[Alert]:
    """The alerts of some series of a store, in the order of time, each with its weightiest stories."""
    found = [alert for one in series for alert in alerts(history_of(one))]
    return explain(store, sorted(found, key=lambda one: one.start), asked, explained)


def explain(store: Store, found: Iterable[Alert], asked: Asked, explained: int) -> list[Alert]:
    """Alerts with the stories that weigh most in them."""
    with store_failures(store.path):
        return [
            replace(one, stories=tuple(
                explaining(store.connection, one.dyad, asked, (one.since, one.end), one.measure, explained)
            ))
            for one in found
        ]  # fmt: skip


def require_linked(store: Store) -> int:
    """How many articles are not linked to stories yet. Raises ``StoreUnlinked`` where none is."""
    with store_failures(store.path):
        done, waiting = linked(store.connection)
    if waiting and not done:
        raise StoreUnlinked(path=store.path)
    return waiting


def unknown_codes(store: Store, dyads: Iterable[Dyad], known: Mapping[str, object]) -> list[str]:
    """The codes of dyads that neither ``known`` nor the store holds."""
    from dragoman.store.series import countries_held

    codes = sorted({code for dyad in dyads for code in dyad.codes} - set(known))
    with store_failures(store.path):
        return [code for code in codes if code not in countries_held(store.connection, codes)] if codes else []
