"""A process that has loaded what every command loads, and forks for each: `dragoman` as a reader runs it, three seconds
sooner.

``python -m tests.docs.warm SOCKET`` waits for calls; the little program ``CALL`` makes one, with its own folder, streams
and arguments. Nothing that has threads lives on in the parent: the classifier is let go of, no store is opened.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import socket
import sys
import threading
import traceback
from typing import Any

# The client: told the socket, the kind of call ("dragoman" or "python"), then its arguments.
CALL = """import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as calling:
    calling.connect(sys.argv[1])
    said = json.dumps([sys.argv[2], os.getcwd(), sys.argv[3:]]).encode()
    socket.send_fds(calling, [len(said).to_bytes(4, "big")], [0, 1, 2])
    calling.sendall(said)
    sys.exit(int(calling.recv(8) or b"70"))
"""


def warm() -> None:
    """Load models, lexicon and gazetteer by reading something."""
    from dragoman import Coder
    from dragoman.coder.pair_classifier import shipped

    Coder().read("Sergey Lavrov met Chung Eui-yong in Seoul on Thursday.", date="2021-03-25")
    shipped.cache_clear()
    gc.collect()
    gc.freeze()


def answer(calling: socket.socket) -> None:
    """Do one call in a fork, and send its exit status."""
    size, streams, *_ = socket.recv_fds(calling, 4, 3)
    said = b""
    while len(said) < int.from_bytes(size, "big"):
        said += calling.recv(65536)
    kind, folder, arguments = json.loads(said)
    child = os.fork()
    if child == 0:
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        os.chdir(folder)
        leave(kind, arguments)
    for stream in streams:
        os.close(stream)
    _, status = os.waitpid(child, 0)
    with contextlib.suppress(BrokenPipeError):
        calling.sendall(str(os.waitstatus_to_exitcode(status)).encode())
    calling.close()


def leave(kind: str, arguments: list[str]) -> None:
    """What the fork does; it never comes back."""
    status = 70
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(number, mode, closefd=False) for number, mode in enumerate("rww"))
    try:
        {"dragoman": command, "python": pieces}[kind](arguments)
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def command(arguments: list[str]) -> None:
    """The command line."""
    from dragoman.cli import main

    sys.argv = ["dragoman", *arguments]
    main(prog_name="dragoman")


def pieces(arguments: list[str]) -> None:
    """Pieces of Python that come as JSON lines, all in one namespace; each is answered with what it printed, and its
    traceback."""
    names: dict[str, Any] = {"__name__": "__main__"}
    for line in sys.stdin:
        printed, failure = io.StringIO(), ""
        with contextlib.redirect_stdout(printed):
            try:
                exec(compile(json.loads(line), "<page>", "exec"), names)
            except BaseException:
                failure = traceback.format_exc()
        print(json.dumps([printed.getvalue(), failure]), flush=True)


if __name__ == "__main__":
    warm()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(sys.argv[1])
        listening.listen()
        print("ready", flush=True)
        while True:
            threading.Thread(target=answer, args=(listening.accept()[0],), daemon=True).start()
