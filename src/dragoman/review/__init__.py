"""Judgements of people on coded events, kept beside the coder's record and never over it."""

from dragoman.review.correction import Correction, Where
from dragoman.review.judgement import VERDICTS, Judgement, Verdict, now
from dragoman.review.judgements import Judgements, judgements_path
from dragoman.review.kept import Kept, KeptArticle

__all__ = [
    "VERDICTS",
    "Correction",
    "Judgement",
    "Judgements",
    "Kept",
    "KeptArticle",
    "Verdict",
    "Where",
    "judgements_path",
    "now",
]
