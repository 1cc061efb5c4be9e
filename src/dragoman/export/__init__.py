"""Exports that open elsewhere: other data sets' tables, spreadsheets, databases, maps, and labelling tools and back."""

from dragoman.export.export import export
from dragoman.export.formats import FORMATS
from dragoman.export.gold import gold_records
from dragoman.export.labelstudio import labelling_config
from dragoman.export.taken import Tally
from dragoman.export.wanted import Wanted

__all__ = ["FORMATS", "Tally", "Wanted", "export", "gold_records", "labelling_config"]
