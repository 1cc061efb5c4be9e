"""A time by which a request is over, however slowly its answer drips."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from time import monotonic
from types import TracebackType
from typing import Self


class Deadline:
    """Shuts the socket that it holds when its time is over.

    A socket's own timeout begins again with every byte, so that a byte a minute would hold a thread for ever.
    """

    def __init__(self, seconds: float) -> None:
        self.end = monotonic() + seconds
        self.over = False
        self.lock = threading.Lock()
        self.socket: socket.socket | None = None
        self.timer = threading.Timer(seconds, self.expire)
        self.timer.daemon = True

    @property
    def left(self) -> float:
        """Seconds that are left, never less than a moment: 0 would mean no timeout at all."""
        return max(0.001, self.end - monotonic())

    def hold(self, held: socket.socket | None) -> None:
        """Take the socket of the request as it is now."""
        with self.lock:
            self.socket = held
            if self.over:
                self.shut()

    def expire(self) -> None:
        """End the request: whoever reads from its socket is told that it is closed."""
        with self.lock:
            self.over = True
            self.shut()

    def shut(self) -> None:
        """Shut the socket down, below TLS, whose state another thread is using."""
        if self.socket is not None:
            with suppress(OSError):
                socket.socket.shutdown(self.socket, socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        self.timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.timer.cancel()
        with self.lock:
            self.socket = None
