"""Acts whose words tell them only in an article that tells such an act elsewhere: "two were KILLED"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.records import Act

HAPPENED = frozenset({"asserted", "historical"})


def borne_out(acts: Sequence[Act], conditional: Mapping[str, str]) -> list[Act]:
    """The acts of an article less those of ``conditional`` rules (id to event type) that no other act bears out."""
    told = {act.event_type for act in acts if act.rule not in conditional and act.status in HAPPENED}
    return [act for act in acts if act.rule not in conditional or conditional[act.rule] in told]
