"""From reports to events: the same event in several reports made one story, reports of one thing one coverage."""

from dragoman.stories.linker import Linker
from dragoman.stories.memory_shelf import MemoryShelf
from dragoman.stories.report import Report, report_of
from dragoman.stories.within import with_stories

__all__ = ["Linker", "MemoryShelf", "Report", "report_of", "with_stories"]
