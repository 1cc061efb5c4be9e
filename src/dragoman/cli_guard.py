"""What every verb of the command line shares: our errors as messages, and status 2."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn

import click

from dragoman.errors import DiskFull, DragomanError

FAILURE = 2


def fail(message: str) -> NoReturn:
    """Print what is wrong and leave with status 2."""
    click.echo(f"dragoman: {message}", err=True)
    try:
        sys.stdout.flush()
    except OSError:
        # At its exit Python would flush once more, and complain in its own words.
        from dragoman.store.lines import silence_stdout

        silence_stdout()
    raise SystemExit(FAILURE)


def guarded(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn our own errors, and those of a full disk or a closed pipe, into a message and status 2."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> Any:
        try:
            return command(*args, **options)
        except DragomanError as error:
            fail(str(error))
        except BrokenPipeError:
            # The reader of our output is gone (``| head``): nothing is left to say, and nobody to say it to.
            sys.stderr.close()
            raise SystemExit(0) from None
        except OSError as error:
            name = error.filename or "standard output"
            if error.errno == errno.ENOSPC:
                fail(str(DiskFull(path=name, kept="what was printed so far is not all")))
            fail(f"{name}: {error.strerror or error}")

    return run
