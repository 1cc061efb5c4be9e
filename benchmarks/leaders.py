"""Whether leaders are known to lead their country in the middle of their time, by full name (REIGN's spells).

Run from the repository: ``python -m benchmarks.leaders [--wrong N]``. REIGN (Bell 2016) is read beside the repository,
in ../shared/reference; it checks our own list, which is not made from it.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dragoman.resolve.actors import ActorResolver
from dragoman.resolve.countries import countries

REPOSITORY = Path(__file__).resolve().parent.parent
SPELLS = REPOSITORY.parent / "shared" / "reference" / "reign-leaders-2021-03.csv"
DRAWN = 500
RECENT = 1990
