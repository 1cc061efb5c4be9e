"""Coding in several processes: the stream cut in chunks, workers, and their readings put in order again."""

from dragoman.pool.pool import CoderPool

__all__ = ["CoderPool"]
