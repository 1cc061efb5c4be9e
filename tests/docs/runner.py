"""Runs the blocks of a page in order, in one folder, as a reader would."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.docs.blocks import Block
from tests.docs.warm import CALL

REPOSITORY = Path(__file__).parents[2]
SERVE = re.compile(r"^dragoman serve .*$", re.M)
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
LIMIT = 60


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a block: what it printed (each command's, of a console block), and what is wrong, if anything."""

    block: Block
    printed: tuple[str, ...] = ()
    wrong: str = ""


@contextmanager
def warmed(folder: Path) -> Iterator[Path]:
    """The socket of a process that is ready for calls (``warm.py``)."""
    path = folder / "calls"
    with subprocess.Popen(
        [sys.executable, "-m", "tests.docs.warm", str(path)], cwd=REPOSITORY, env=environment(), stdout=subprocess.PIPE
    ) as process:
        try:
            assert process.stdout and process.stdout.readline() == b"ready\n"
            yield path
        finally:
            process.kill()


def environment() -> dict[str, str]:
    """What commands find around them: a terminal of some width without colours, and no browser."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "PYTEST"))}
    return known | {"PYTHONPATH": f"{REPOSITORY / 'src'}:{REPOSITORY}", "COLUMNS": "100", "NO_COLOR": "1",
                    "BROWSER": "true", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # fmt: skip


class Runner:
    """A folder with ``dragoman`` on its path, which is a fork of the process at ``calls``. ``words`` are put in place of
    others in every block of the page, besides those that the page itself declares."""

    def __init__(self, folder: Path, calls: Path, words: dict[str, str]) -> None:
        self.folder, self.words = folder, words
        self.python: subprocess.Popen[str] | None = None
        tools = folder / ".bin"
        tools.mkdir()
        (tools / "call.py").write_text(CALL, encoding="utf-8")
        self.call = [sys.executable, "-S", "-E", str(tools / "call.py"), str(calls)]
        script = f'#!/bin/sh\nexec {shlex.join(self.call)} dragoman "$@"\n'
        (tools / "dragoman").write_text(script, encoding="utf-8")
        (tools / "dragoman").chmod(0o755)
        self.environment = environment() | {"PATH": f"{tools}:{os.environ['PATH']}"}

    def run(self, blocks: Iterator[Block]) -> Iterator[Outcome]:
        """The outcome of every block that somebody would type in, and of what the page says they print."""
        before = Outcome(Block("", 0, "", "", ()))
        try:
            for block in blocks:
                if block.is_output:
                    yield Outcome(block, before.printed, differing(block.text, "".join(before.printed)))
                elif block.is_typed and block.not_run is None:
                    before = self.outcome(block)
                    yield before
        finally:
            if self.python is not None:
                self.python.communicate()

    def outcome(self, block: Block) -> Outcome:
        """What becomes of a block that is run."""
        spoken = replace(block, text=self.substituted(block))
        if block.language == "python":
            return self.run_python(spoken)
        if block.language == "console":
            return self.run_console(spoken)
        return self.run_shell(spoken)

    def substituted(self, block: Block) -> str:
        """The text of a block with the words of the test in place of the reader's. Raises where a page declares words
        that its block does not have."""
        text = block.text
        for one, other in block.substitutions:
            assert one in text, f"{block.where}: there is no '{one}' to be replaced"
            text = text.replace(one, other)
        for one, other in self.words.items():
            text = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", other, text)
        return text

    def run_shell(self, block: Block) -> Outcome:
        """A block of commands; a server in it is started, asked and ended."""
        served = [self.serve(command) for command in SERVE.findall(block.text)]
        rest = SERVE.sub("", block.text)
        printed, status = self.shell(rest) if rest.strip() else ("", block.status)
        wrong = [*filter(None, served), *([f"exit {status}: {printed}"] if status != block.status else [])]
        return Outcome(block, (printed,), "\n".join(wrong))

    def run_console(self, block: Block) -> Outcome:
        """Commands after a dollar, each with what it prints."""
        printed, wrong = [], []
        for command, shown in exchanges(block.text):
            said, status = self.shell(command)
            printed.append(said)
            wrong += [f"$ {command}\nexit {status}: {said}"] if status != block.status else [differing(shown, said)]
        return Outcome(block, tuple(printed), "\n".join(filter(None, wrong)))

    def run_python(self, block: Block) -> Outcome:
        """A piece of Python, which goes on where the one before ended."""
        if self.python is None:
            self.python = subprocess.Popen(
                [*self.call, "python"], cwd=self.folder, env=self.environment, stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
        assert self.python.stdin and self.python.stdout
        self.python.stdin.write(json.dumps(block.text) + "\n")
        self.python.stdin.flush()
        printed, failure = json.loads(self.python.stdout.readline())
        return Outcome(block, (printed,), failure)

    def shell(self, commands: str) -> tuple[str, int]:
        """What commands print, on either stream as a terminal shows both, and the status of the first that fails."""
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", commands], cwd=self.folder, env=self.environment, timeout=LIMIT,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        return done.stdout, done.returncode

    def serve(self, command: str) -> str:
        """What is wrong with a server's first page, if anything."""
        asked = re.sub(r"\s--port \d+|\s--open|\s*#.*", "", command) + " --port 0"
        with subprocess.Popen(
            ["bash", "-c", f"exec {sys.executable} -m {asked}"], cwd=self.folder, env=self.environment, stderr=subprocess.PIPE, text=True
        ) as server:
            late = threading.Timer(LIMIT, server.kill)
            late.start()
            try:
                return first_page(server.stderr or ())
            finally:
                late.cancel()
                server.terminate()


def first_page(said: Iterable[str]) -> str:
    """What is wrong with the first page of a server that says where it is, if anything."""
    lines = []
    for line in said:
        lines.append(line)
        if found := ADDRESS.search(line):
            with urllib.request.urlopen(found[0], timeout=LIMIT) as answer:
                return "" if "<h1" in answer.read().decode() else "the first page of the server has no heading"
    return f"the server ended, and said {''.join(lines)}"


def exchanges(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with the lines that it is said to print; ``> `` goes on with a command."""
    for part in re.split(r"^\$ ", text, flags=re.M)[1:]:
        lines = part.split("\n")
        size = next((place for place, line in enumerate(lines[1:], 1) if not line.startswith("> ")), len(lines))
        command = [lines[0], *(line.removeprefix("> ") for line in lines[1:size])]
        yield "\n".join(command), "\n".join(lines[size:]).rstrip("\n")


def differing(shown: str, printed: str) -> str:
    """What is wrong with what a page shows: spaces at ends of lines do not count, ``…`` alone on a line is any lines."""
    pattern = r"\n".join(r"(?:.*\n)*?.*" if line == "…" else re.escape(line) for line in stripped(shown))
    if re.fullmatch(pattern, "\n".join(stripped(printed))):
        return ""
    return f"it prints\n{printed}\nand not\n{shown}"


def stripped(text: str) -> list[str]:
    """Lines without spaces at their ends, none of them empty at the end of all."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n").split("\n")
