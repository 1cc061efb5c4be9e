"""Where fetched reports are coded: each text once, in the store before its page is marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.read import Failure
from dragoman.records import Article, Reading
from dragoman.store import Store
from dragoman.store.failures import store_failures
from dragoman.store.watching import Fetched, Settled, coded_texts, fetched, settle

GROUP = 8  # reports: a second's work or less, after which the watch looks up


class ReportCoder(Protocol):
    """What codes reports: ``dragoman.Coder``, or anything that reads as it does."""

    def read_all(
        self, articles: Iterable[Article], on_failure: Callable[[Article, Exception], None] | None = None
    ) -> Iterator[Reading]:
        """Code a stream of articles in order."""
        ...


@dataclass(frozen=True, slots=True)
class Coded:
    """What a group came to: readings, how many pages were copies, and what could not be coded."""

    readings: tuple[Reading, ...]
    copies: int
    failures: tuple[Failure, ...]


class Desk:
    """Codes what was fetched.

    ``coder_for`` gives the coder for a store, whose version it notes there; it is asked for each group of reports that
    are to be coded. ``after_coding`` hears when so many readings have come into the store.
    """

    def __init__(self, coder_for: Callable[[Store], ReportCoder], after_coding: Callable[[Store, int], None]) -> None:
        self.coder_for = coder_for
        self.after_coding = after_coding

    def code_group(self, store: Store) -> Coded | None:
        """Code some of the reports that wait; None where none does.

        A kill after the readings are written and before their pages are marked leaves pages whose article is there:
        ``watching.recover`` marks them.
        """
        with store_failures(store.path):
            group = fetched(store.connection, GROUP)
            known = coded_texts(store.connection, {one.text_digest for one in group})
        if not group:
            return None
        firsts = first_of_each(group, known)
        readings, dropped = self.read([one.article for one in firsts], store)
        store.add_all(readings)
        done = {reading.article.id for reading in readings}
        known |= {one.text_digest: one.page_id for one in firsts if one.page_id in done}
        copies = {one.page_id: known[one.text_digest] for one in group
                  if one.page_id not in done and one.text_digest in known}  # fmt: skip
        with store_failures(store.path):
            settle(store.connection, Settled(sorted(done), copies, dropped))
        if readings:
            self.after_coding(store, len(readings))
        addresses = {one.page_id: one.article.url or one.page_id for one in firsts}
        return Coded(readings, len(copies), tuple(Failure(addresses[one], why) for one, why in dropped.items()))

    def read(self, articles: Sequence[Article], store: Store) -> tuple[tuple[Reading, ...], dict[str, str]]:
        """The readings of articles, and why others could not be coded, by their ids."""
        failures: dict[str, str] = {}

        def failed(article: Article, error: Exception) -> None:
            failures[article.id] = f"it could not be coded: {str(error) or type(error).__name__}"

        return (tuple(self.coder_for(store).read_all(articles, failed)) if articles else ()), failures


def first_of_each(group: Sequence[Fetched], known: dict[str, str]) -> list[Fetched]:
    """The first page of each text that has not been coded yet."""
    firsts: dict[str, Fetched] = {}
    for one in group:
        if one.text_digest not in known:
            firsts.setdefault(one.text_digest, one)
    return list(firsts.values())
