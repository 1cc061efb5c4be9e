"""Why something could not be fetched, and what follows from that."""

from __future__ import annotations


class Trouble(Exception):
    """Something could not be had. It never reaches a user as an exception: it becomes the failure of a feed or page.

    ``lasting``: asking again is no use. ``host``: the whole host is to be left alone for a while, ``wait`` seconds
    where it said so. ``status`` is HTTP's, where there was an answer.
    """

    def __init__(
        self, why: str, lasting: bool = False, host: bool = False, wait: float | None = None, status: int | None = None
    ) -> None:
        super().__init__(why)
        self.why = why
        self.lasting = lasting
        self.host = host
        self.wait = wait
        self.status = status
