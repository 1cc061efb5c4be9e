"""The edge: the stories of a store threaded, as they change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from dragoman.store import Store, threads
from dragoman.stories.story import Story
from dragoman.stories.thread import WINDOW, Moment, followed
from dragoman.stories.thread import threads as named


Former = Mapping[str, tuple[str | None, str | None]]  # story → (what it followed, its thread)


def rethread(store: Store, stale: Sequence[str], stories: Sequence[Story], former: Former) -> None:
    """Find anew what stories follow and their threads, after those of ``stale`` were written as ``stories``; ``former``
    is what these followed before."""
    connection = store.connection
    moments = [one.moment for one in stories]
    threads.write_keys(connection, stale, ((one.story_id, one.day, one.keys()) for one in moments))
    touched = threads.touched(connection, stale, WINDOW)
    before = threads.before(connection, touched, WINDOW)
    known = {one.story_id: one for one in moments}
    wanted = {*touched, *(other for others in before.values() for other in others)} - set(known)
    known |= {key: Moment.from_json(text) for key, text in threads.moments(connection, sorted(wanted)).items()}
    follows = {
        story: followed(known[story], (known[one] for one in before.get(story, ()) if one in known))
        for story in touched if story in known
    }  # fmt: skip
    held = {**threads.following(connection, touched), **former}
    moved = {story: one for story, one in follows.items() if changed(one, *held.get(story, (None, None)))}
    names = {held[story][1] for story in moved if story in held}
    threads.save(connection, moved, thread_of(store, moved, {*moved, *(one for one in names if one)}))


def changed(follows: str | None, followed: str | None, thread: str | None) -> bool:
    """Whether a story has to find its thread: it is new, or follows another one now."""
    return thread is None or follows != followed


def thread_of(store: Store, moved: Mapping[str, str | None], names: Set[str]) -> dict[str, str]:
    """The threads of all stories of some former threads, and of those that moved into one."""
    connection = store.connection
    now = threads.following(connection, [one for one in moved.values() if one is not None])
    chain: dict[str, str | None] = threads.in_threads(connection, names | {one for _, one in now.values() if one})
    chain.update({story: follows for story, (follows, _) in now.items()})
    chain.update(moved)
    return named({story: one if one in chain else None for story, one in chain.items()})
