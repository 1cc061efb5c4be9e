"""All judgements of a store: added, never changed, read by several threads and processes at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dragoman.errors import JudgementInvalid, SampleMissing
from dragoman.records import Article, Reading
from dragoman.review.checks import checked, checked_person, demand, event_of
from dragoman.review.correction import Correction
from dragoman.review.database import Database, Row
from dragoman.review.judgement import OF_EVENTS, VERDICTS, Judgement
from dragoman.review.kept import Kept, KeptArticle

SUFFIX = ".review.sqlite"
LAST = (
    "SELECT * FROM judgements j WHERE verdict <> 'withdrawn' AND number = (SELECT max(number) FROM judgements k "
    "WHERE k.article_id = j.article_id AND k.subject = j.subject AND k.reviewer = j.reviewer)"
)


def judgements_path(store: str | Path) -> Path:
    """Where the judgements of a store are by default: events.duckdb has events.review.sqlite beside it."""
    return Path(store).with_suffix(SUFFIX)


class Judgements:
    """A file of judgements. It is made where it is missing, unless it ``must_exist``.

    A later judgement of the same reviewer on the same event stands for the earlier one; "withdrawn" leaves none. Any
    number of threads can share one of these, and other processes may have the same file open. Raises what ``Database``
    does.
    """

    def __init__(self, path: str | Path, must_exist: bool = False) -> None:
        self.path = str(path)
        self.database = Database(path, must_exist)

    def add(self, judgement: Judgement, reading: Reading | None = None) -> Kept:
        """Check a judgement and keep it, with a copy of what is judged; ``reading`` is its article's, out of the store.

        What is taken back was judged before, and needs no reading. "complete" needs a judgement of every event of the
        reading by the same reviewer. Raises ``JudgementInvalid`` and ``SampleMissing``; then nothing is kept.
        """
        with self.database.writing():
            if judgement.verdict == "withdrawn":
                return self.take_back(checked_person(judgement))
            if reading is None:
                raise JudgementInvalid(field="article_id", why="the article that is judged was not given")
            said = checked(judgement, reading)
            self.check_sample(said)
            article = KeptArticle.of(reading)
            self.database.insert("articles", [article_row(article)])
            event = event_of(said, reading) if said.verdict in OF_EVENTS else None
            events = self.all_judged(said, reading) if said.verdict == "complete" else ()
            return self.insert(said, article.digest, event, events)

    def take_back(self, said: Judgement) -> Kept:
        """Keep that a reviewer takes a judgement back."""
        found = self.last("article_id = ? AND subject = ? AND reviewer = ?",
                          [said.article_id, said.subject, said.reviewer])  # fmt: skip
        if not found:
            raise JudgementInvalid(field="verdict", why=f"{said.reviewer} has no judgement of that to take back")
        [last] = found
        # Of a missed event its words are enough to know it by.
        return self.insert(replace(said, correction=last.judgement.correction if said.event_id is None else None),
                           last.digest, last.event, last.events)  # fmt: skip

    def check_sample(self, said: Judgement) -> None:
        """Raise where a judgement names a sample that is not there, or that does not hold its event."""
        if said.sample_id is None:
            return
        known = [row["sample_id"] for row in self.database.rows("SELECT sample_id FROM samples ORDER BY made_at")]
        if said.sample_id not in known:
            raise SampleMissing(path=self.path, sample=said.sample_id, known=", ".join(known) or "none")
        sql = "SELECT 1 FROM sample_events WHERE sample_id = ? AND (event_id = ? OR (? AND article_id = ?))"
        whole = said.verdict in ("missed", "complete")
        found = self.database.rows(sql, [said.sample_id, said.event_id, whole, said.article_id])
        demand(bool(found), "sample_id", f"the sample {said.sample_id} does not hold what is judged")

    def all_judged(self, said: Judgement, reading: Reading) -> tuple[str, ...]:
        """The ids of an article's events, all of which the reviewer has judged."""
        judged = {one.judgement.event_id for one in self.of_article(said.article_id, said.reviewer)}
        open_ones = [one for one in reading.events if one.event_id not in judged]
        words = ", ".join(f"{one.event_type} “{one.trigger.text}”" for one in open_ones[:3])
        demand(not open_ones, "verdict", f"{len(open_ones)} events of the article are not judged yet: {words}")
        return tuple(one.event_id for one in reading.events)

    def insert(self, said: Judgement, digest: str, event: Row | None, events: tuple[str, ...]) -> Kept:
        """Write a judgement that was checked."""
        row = judgement_row(said) | {"text_digest": digest, "event": event and dumped(event), "events": dumped(events)}
        self.database.insert("judgements", [row])
        [found] = self.database.rows("SELECT * FROM judgements WHERE number = last_insert_rowid()")
        return kept(found)

    def of_event(self, event_id: str) -> list[Kept]:
        """What stands of each reviewer on an event, in the order of judging."""
        return self.last("event_id = ?", [event_id])

    def of_article(self, article_id: str, reviewer: str | None = None) -> list[Kept]:
        """What stands of a reviewer, or of all, on an article: its events, missed ones, and the mark "complete"."""
        if reviewer is None:
            return self.last("article_id = ?", [article_id])
        return self.last("article_id = ? AND reviewer = ?", [article_id, reviewer])

    def standing(self, reviewer: str | None = None) -> list[Kept]:
        """All that stands of a reviewer, or of all."""
        return self.last("true", []) if reviewer is None else self.last("reviewer = ?", [reviewer])

    def history(self, article_id: str, reviewer: str | None = None, event_id: str | None = None) -> list[Kept]:
        """All that was ever judged of an article, or of one of its events, first to last."""
        asked = {"article_id": article_id, "reviewer": reviewer, "event_id": event_id}
        given = {name: value for name, value in asked.items() if value is not None}
        return self.kept(" AND ".join(f"{name} = ?" for name in given), list(given.values()))

    def visible(self, event_id: str, reviewer: str) -> list[Kept]:
        """What others judge of an event; nothing before this reviewer has judged it, so that all judge alone."""
        found = self.of_event(event_id)
        if not any(one.judgement.reviewer == reviewer for one in found):
            return []
        return [one for one in found if one.judgement.reviewer != reviewer]

    def reviewers(self) -> list[str]:
        """All who have ever judged, by name."""
        return [row["reviewer"] for row in self.database.rows("SELECT DISTINCT reviewer FROM judgements ORDER BY 1")]

    def counts(self) -> dict[str, dict[str, int]]:
        """Of each reviewer how many judgements of each verdict stand; of withdrawn ones how often that was said."""
        found: dict[str, dict[str, int]] = {name: dict.fromkeys(VERDICTS, 0) for name in self.reviewers()}
        said = "SELECT reviewer, verdict FROM judgements WHERE verdict = 'withdrawn'"
        last = LAST.replace("*", "reviewer, verdict", 1)
        for row in self.database.rows(f"{last} UNION ALL {said}"):
            found[row["reviewer"]][row["verdict"]] += 1
        return found

    def article(self, article_id: str, digest: str) -> KeptArticle:
        """An article as it was judged. Raises ``KeyError`` where none was of that digest."""
        sql = "SELECT * FROM articles WHERE article_id = ? AND text_digest = ?"
        for row in self.database.rows(sql, [article_id, digest]):
            return kept_article(row)
        raise KeyError(article_id)

    def last(self, condition: str, values: Sequence[Any]) -> list[Kept]:
        """What stands under a condition."""
        return [kept(row) for row in self.database.rows(f"{LAST} AND {condition} ORDER BY number", values)]

    def kept(self, condition: str, values: Sequence[Any]) -> list[Kept]:
        """All that was ever kept under a condition."""
        sql = f"SELECT * FROM judgements WHERE {condition} ORDER BY number"
        return [kept(row) for row in self.database.rows(sql, values)]

    def close(self) -> None:
        """Close the file. Closing again does nothing."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def dumped(value: Any) -> str:
    """A value as JSON; in ASCII, so that it holds any text."""
    return json.dumps(value)


def judgement_row(said: Judgement) -> Row:
    """A judgement as columns."""
    correction = None if said.correction is None else dumped(said.correction.to_dict())
    return said.to_dict() | {"correction": correction, "subject": said.subject}


def article_row(one: KeptArticle) -> Row:
    """An article as columns."""
    article = one.article
    return {"article_id": article.id, "text_digest": one.digest, "date": article.date, "publisher": article.publisher,
            "title": article.title, "url": article.url, "text": article.text,
            "sentences": dumped(one.sentences)}  # fmt: skip


def kept(row: Row) -> Kept:
    """A judgement of its row."""
    correction = None if row["correction"] is None else Correction.from_dict(json.loads(row["correction"]))
    said = Judgement(row["reviewer"], row["at"], row["article_id"], row["event_id"], row["verdict"], correction,
                     row["note"], row["sample_id"])  # fmt: skip
    event = None if row["event"] is None else json.loads(row["event"])
    return Kept(row["number"], said, row["text_digest"], event, tuple(json.loads(row["events"])))


def kept_article(row: Row) -> KeptArticle:
    """An article of its row."""
    article = Article(row["text"], row["article_id"], row["date"], row["publisher"], row["title"], row["url"])
    spans = tuple((start, end) for start, end in json.loads(row["sentences"]))
    return KeptArticle(article, row["text_digest"], spans)
