"""Articles, from text, HTML, JSON lines, CSV, Parquet, folders and standard input."""

from dragoman.read.dateline import article_from_text, find_dateline
from dragoman.read.defaults import Defaults
from dragoman.read.failure import Failure
from dragoman.read.folder import check_inputs, read_articles

__all__ = ["Defaults", "Failure", "article_from_text", "check_inputs", "find_dateline", "read_articles"]
