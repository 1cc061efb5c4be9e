"""The edge: the stories of a store threaded, as they change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from dragoman.store import Store, threads
from dragoman.stories.story import Story
from dragoman.stories.thread import WINDOW, Moment, followed
from dragoman.stories.thread import threads as named

Former = Mapping[str, tuple[str | None, str | None]]  # story → (what it followed, its thread)


def rethread(store: Store, stories: Sequence[Story], former: Former) -> None:
    """Find anew what stories follow and their threads, after ``stories`` were written; ``former`` is what those of them
    that were there before, and those that are gone, followed."""
    connection = store.connection
    known = {one.story_id: one.moment for one in stories}
    keys = keys_of(known.values())
    threads.write_keys(connection, former, keys)
    near = threads.after(connection, keys, WINDOW) | threads.followers(connection, former)
    known |= read(store, near - set(known))
    touched = sorted(known)
    before = threads.before(connection, keys_of(known.values()), WINDOW)
    known |= read(store, {other for others in before.values() for other in others} - set(known))
    follows = {
        story: followed(known[story], (known[one] for one in before.get(story, ()) if one in known))
        for story in touched
    }  # fmt: skip
    written = {one.story_id for one in stories}
    held = {**threads.following(connection, [one for one in touched if one not in written]), **former}
    moved = {story: one for story, one in follows.items() if changed(one, *held.get(story, (None, None)))}
    left = {thread for story in moved if (thread := held.get(story, (None, None))[1])}
    threads.save(connection, moved, thread_of(store, moved, held, left))


def keys_of(moments: Iterable[Moment]) -> threads.Keys:
    """(story, day, keys) of stories."""
    return [(one.story_id, one.day, list(one.keys())) for one in moments]


def read(store: Store, stories: Set[str]) -> dict[str, Moment]:
    """Stories as threads ask for them."""
    found = threads.moments(store.connection, sorted(stories)) if stories else {}
    return {key: Moment.from_json(text) for key, text in found.items()}


def changed(follows: str | None, followed: str | None, thread: str | None) -> bool:
    """Whether a story has to find its thread: it is new, or follows another one now."""
    return thread is None or follows != followed


def thread_of(store: Store, moved: Mapping[str, str | None], held: Former, left: Set[str]) -> dict[str, str]:
    """The threads of stories that moved, and of all others of the threads that they ``left``; those that they joined
    are not looked through, for a thread may be as long as a war."""
    connection = store.connection
    chain: dict[str, str | None] = {**(threads.in_threads(connection, left) if left else {}), **moved}
    joined = {one for one in moved.values() if one is not None and one not in chain}
    known = {**threads.following(connection, sorted(joined - set(held))), **held}
    return named(chain, {story: thread for story in joined if (thread := known[story][1])})
