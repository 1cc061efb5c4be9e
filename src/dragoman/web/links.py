"""Where a thing has its page."""

from __future__ import annotations

from urllib.parse import quote


def part(text: str) -> str:
    """Any text as one part of a path."""
    return quote(text, safe="")


def story_link(story_id: str) -> str:
    """The page of a story."""
    return f"/stories/{part(story_id)}"


def thread_link(thread_id: str) -> str:
    """The page of a thread."""
    return f"/threads/{part(thread_id)}"


def article_link(article_id: str, event_id: str | None = None) -> str:
    """The page of an article, at one of its events."""
    return f"/articles/{part(article_id)}" + (f"#e-{part(event_id)}" if event_id else "")


def dyad_link(one: str, other: str) -> str:
    """The page of two countries."""
    return f"/dyads/{part(one)}-{part(other)}"


def actor_link(name: str) -> str:
    """The page of an actor by name, or by a country's code with or without a sector ("KOR", "KOR GOV")."""
    return f"/actors/{part(name)}"


LINKS = {
    "story_link": story_link, "thread_link": thread_link, "article_link": article_link, "dyad_link": dyad_link,
    "actor_link": actor_link,
}  # fmt: skip
