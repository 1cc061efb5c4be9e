"""A small store told by hand: the two Koreas threaten, accuse and meet each other; the United States look on."""

from __future__ import annotations

from dragoman.store import Store
from tests.store.told_stories import article, story, tell

ARTICLES = [
    article("a1", "2024-01-02"), article("a2", "2024-01-05", "Herald"), article("a3", "2024-02-11"),
    article("a4", "2024-03-06", "Herald"),
]  # fmt: skip
THREAD = "s0"  # a thread is named after its first story
PAIR = "s3"  # one of two stories


def told(path):
    """Write the store and return its path."""
    stories = [
        story("2024-01-02", "PRK", "KOR", "THREATEN", told=("a1", "a2")) | {"thread_id": THREAD},
        story("2024-01-05", "KOR", "PRK", "ACCUSE", told=("a2",)) | {"thread_id": THREAD},
        story("2024-02-10", "PRK KOR", "", "CONSULT", told=("a3",)) | {"thread_id": THREAD},
        story("2024-02-11", "USA", "PRK", "SANCTION", told=("a3",)) | {"thread_id": PAIR},
        story("2024-02-12", "PRK", "USA", "REJECT", told=("a4",)) | {"thread_id": PAIR},
        story("2024-03", "KOR", "PRK", "AID", told=("a4",)),
        story("2024-02-20", "PRK", "KOR", "THREATEN", status="hypothetical", told=("a4",)),
    ]
    with Store(path) as store:
        tell(store, ARTICLES, stories)
    return path


def table(client, address):
    """The rows of a CSV file."""
    import csv
    import io

    answer = client.get(address)
    assert answer.status_code == 200, address
    return list(csv.DictReader(io.StringIO(answer.text)))


def words(client, address):
    """The words of a page, parted by single blanks."""
    from tests.web.test_app import Elements

    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(Elements.of(answer.text).words.split())
