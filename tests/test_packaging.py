"""What is installed is whole: every file of the package is built in, every dependency is pinned for every Python."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dragoman

REPOSITORY = Path(__file__).parents[1]
PACKAGE = REPOSITORY / "src" / "dragoman"
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["build"]
EVERYTHING = RUNTIME + PROJECT["optional-dependencies"]["dev"]
DATA = sorted(str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*")
              if path.is_file() and path.suffix != ".pyc")


def built(kind):
    """The paths that a wheel or an sdist would hold, asked of the build backend without building."""
    pytest.importorskip("hatchling", reason="needs hatchling, which the lock files install")
    from hatchling.builders.sdist import SdistBuilder
    from hatchling.builders.wheel import WheelBuilder

    builder = {"wheel": WheelBuilder, "sdist": SdistBuilder}[kind](str(REPOSITORY))
    return {Path(file.distribution_path).as_posix() for file in builder.recurse_included_files()}


def pins(name):
    """name → version of a lock file."""
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    return {canonicalize_name(found): version for found, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.M)}


def test_the_package_has_every_kind_of_data_file():
    # The tests below would pass on a package without data.
    assert {Path(name).suffix for name in DATA} >= {".py", ".toml", ".csv", ".sql", ".txt", ".typed"}


def test_the_wheel_holds_every_file_of_the_package():
    assert {f"dragoman/{name}" for name in DATA} - built("wheel") == set()


def test_the_wheel_holds_the_package_alone():
    assert {Path(name).parts[0] for name in built("wheel")} == {"dragoman"}


def test_the_sdist_can_be_tried_and_tested():
    found = built("sdist")
    assert {f"src/dragoman/{name}" for name in DATA} - found == set()
    assert {"Makefile", "README.md", "requirements.lock", "requirements-dev.lock", "benchmarks/floors.toml",
            "tests/test_packaging.py", "examples/reports/01-korea-talks.txt"} - found == set()


@pytest.mark.parametrize(("lock", "wanted"), [("requirements.lock", RUNTIME), ("requirements-dev.lock", EVERYTHING)])
def test_the_lock_pins_what_the_project_asks_for(lock, wanted):
    pinned = pins(lock)
    for requirement in map(Requirement, wanted):
        version = pinned.get(canonicalize_name(requirement.name))
        assert version and requirement.specifier.contains(version), f"{lock}: {requirement}; run `make lock`"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_installs_where_python_brings_no_setuptools(lock):
    # spaCy needs it; pip refuses an unpinned requirement once hashes are asked for, and 3.12 no longer bundles it.
    assert "setuptools" in pins(lock)


def test_the_locks_agree():
    dev = pins("requirements-dev.lock")
    for name in ("requirements.lock", "requirements-web.lock"):
        fewer = pins(name)
        assert {package: dev.get(package) for package in fewer} == fewer, name


def test_one_version_everywhere():
    citation = (REPOSITORY / "CITATION.cff").read_text(encoding="utf-8")
    assert PROJECT["version"] == dragoman.__version__
    assert f"version: {PROJECT['version']}" in citation


def test_the_two_commands_come_first_in_the_readme():
    blocks = re.findall(r"^```\w*\n(.*?)^```", (REPOSITORY / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    assert [block.strip() for block in blocks[:2]] == ["make example", "make test"]


def test_every_link_of_the_pages_leads_somewhere():
    for page in REPOSITORY.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} points to {target}"


def test_the_python_of_the_readme_runs_as_shown(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"^```python\n(.*?)^```", (REPOSITORY / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    exec(compile(code, "README.md", "exec"), {})
    assert "ACCUSE disapprove ['Russia'] 2021-03-25" in capsys.readouterr().out
    assert (tmp_path / "events.duckdb").exists()
