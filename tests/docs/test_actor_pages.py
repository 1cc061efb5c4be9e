"""The pages of countries and organisations hold every row of the data files, once, and their links arrive."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from dragoman.resolve.countries import countries
from dragoman.resolve.csv_file import rows

EXTENSIONS = Path(__file__).parents[2] / "docs" / "_ext"


@pytest.fixture
def pages(monkeypatch):
    """Name → text. The extensions are found as Sphinx finds them, and are forgotten again: one has a name of PyPI's."""
    monkeypatch.syspath_prepend(str(EXTENSIONS))
    before = {name: sys.modules.pop(name, None) for name in ("actor_pages", "markdown")}
    import actor_pages

    made = actor_pages.pages()
    for name, module in before.items():
        sys.modules.pop(name, None)
        if module is not None:
            sys.modules[name] = module
    return {path.removeprefix("codebook/who/").removesuffix(".md"): text for path, text in made.items()}


def test_every_country_is_on_one_continent(pages):
    listed = re.findall(r"^\| `([A-Z]{3})` \|", "\n".join(pages.values()), re.M)
    assert sorted(listed) == sorted(countries())


def test_every_organisation_stands_once(pages):
    kinds = {row["kind"] for row in rows("organisations.csv", "kind")}
    lines = [line for text in pages.values() for line in text.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    listed = sorted(cell[0].replace("\\", "") for cell in cells if len(cell) == 5 and cell[3] in kinds)
    assert listed == sorted(row["name"] for row in rows("organisations.csv", "name"))


def test_the_first_page_counts_them_all(pages):
    counts = [int(one) for one in re.findall(r"\| (\d+) \|$", pages["index"], re.M)]
    assert sum(counts) == len(rows("organisations.csv"))


def test_links_within_a_page_arrive(pages):
    for text in pages.values():
        titles = {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in re.findall(r"^## (.*)$", text, re.M)}
        assert {*re.findall(r"\]\(#([^)]*)\)", text)} <= titles
