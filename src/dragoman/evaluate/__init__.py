"""Gold records, agreement and scores: how well a coder does."""

from dragoman.evaluate.evaluate import evaluate
from dragoman.evaluate.gold_file import KINDS
from dragoman.evaluate.protocol import CoderLike
from dragoman.evaluate.report import Report, Row, Side
from dragoman.evaluate.scores import Scores

__all__ = ["KINDS", "CoderLike", "Report", "Row", "Scores", "Side", "evaluate"]
