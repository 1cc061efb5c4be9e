"""The trial of killed runs finds what it is there to find: a run in a process of its own, killed, and gone on with."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
# The same trial of a store that keeps no transactions: halves of articles stay behind.
BROKEN = """
import sys
from contextlib import contextmanager
from benchmarks import kill
from dragoman.store import store, store_writer

@contextmanager
def nothing(connection):
    yield

store.transaction = nothing
insert = store.insert_all

def slowly(inserters, readings):
    for table in inserters:
        insert({one: inserters[table] if one == table else Skipped() for one in inserters}, readings)
        kill.time.sleep(0.02)

class Skipped:
    def insert(self, rows):
        pass

store.insert_all = slowly
sys.exit(kill.main(sys.argv[1:]))
"""


def run(*command):
    return subprocess.run([sys.executable, *command], env=ENVIRONMENT, cwd=ROOT, capture_output=True, text=True, timeout=300)


def test_killed_runs_leave_sound_stores():
    done = run("-m", "benchmarks.kill", "--trials", "3", "--articles", "12", "--seed", "3")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"3 trials in \d+ s, \d+ kills, \d+ runs were through before, 0 failures", done.stdout)


def test_a_store_without_transactions_is_found_out():
    done = run("-c", BROKEN, "--trials", "6", "--articles", "12", "--seed", "3")
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(r"articles have \d+ \w+|whose .* not|not what an undisturbed run has", done.stdout)
