"""One target fuzzed in this process: ``python -m fuzz.run TARGET [libFuzzer's options and corpora]``."""

from __future__ import annotations

import importlib
import sys

READERS = [
    "dragoman.read", "dragoman.watch", "dragoman.export", "dragoman.evaluate.gold_file", "dragoman.resolve.actor_table",
    "dragoman.resolve.petrarch_dictionary", "dragoman.resolve.cameo_affiliation", "trafilatura", "feedparser",
]  # fmt: skip


def main() -> None:
    """Fuzz the target that the first argument names; libFuzzer ends the process."""
    import atheris

    # What is imported here counts what it runs.
    with atheris.instrument_imports(include=READERS):
        for name in READERS:
            importlib.import_module(name)
        target = importlib.import_module("fuzz.targets").targets()[sys.argv[1]]
        for seed in target.seeds:
            target.run(seed)  # what is imported when it is needed
    # libFuzzer starts itself again to merge corpora, by this name.
    again = f"{sys.executable} -m fuzz.run {target.name}"
    atheris.Setup([again, *sys.argv[2:]], target.run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
