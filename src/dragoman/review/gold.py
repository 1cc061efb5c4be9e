"""Judgements as gold records, which ``dragoman evaluate`` reads: one an article, in two forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dragoman.errors import JudgedOutdated, NothingJudged, ReviewerUnknown
from dragoman.review.judgement import OF_EVENTS
from dragoman.review.judgements import Judgements
from dragoman.review.kept import Kept, KeptArticle
from dragoman.review.sample import Sample, Samples

Record = dict[str, Any]


def judgement_records(
    judgements: Judgements,
    reviewer: str | None = None,
    sample: Sample | None = None,
    notes: Counter[str] | None = None,
) -> Iterator[Record]:
    """A record of the kind "judgements" for each article that was judged, with all that stands on it.

    ``reviewer`` takes one person's word alone, ``sample`` only the articles of its events; ``notes`` counts those that
    are left out for it. Raises ``ReviewerUnknown``, and ``NothingJudged`` where there would be no record.
    """
    strata = {} if sample is None else {
        one.event_id: one.stratum for one in Samples(judgements).events(sample.sample_id)
    }  # fmt: skip
    none = True
    for article, found in articles(judgements, reviewer):
        if sample is None or any(one.judgement.event_id in strata for one in found):
            none = False
            yield judgement_record(article, found, sample, strata)
        elif notes is not None:
            notes["articles hold no event of the sample and are left out; --sample all takes them"] += 1
    if none:
        where = "" if sample is None else f" of the sample {sample.sample_id}"
        raise NothingJudged(path=judgements.path, where=where)


def articles(judgements: Judgements, reviewer: str | None) -> Iterator[tuple[KeptArticle, list[Kept]]]:
    """The articles that were judged, each with what stands on it; one whose text has changed since is another."""
    if reviewer is not None and reviewer not in judgements.reviewers():
        known = ", ".join(judgements.reviewers()) or "nobody"
        raise ReviewerUnknown(path=judgements.path, reviewer=reviewer, known=known)
    texts: dict[tuple[str, str], KeptArticle] = {}
    groups: dict[tuple[str, str], list[Kept]] = {}
    for one in judgements.standing(reviewer):
        key = (one.judgement.article_id, one.digest)
        texts[key] = texts.get(key) or judgements.article(*key)
        groups.setdefault((one.judgement.article_id, texts[key].article.text), []).append(one)
    for found in groups.values():
        yield texts[found[-1].judgement.article_id, found[-1].digest], found


def judgement_record(
    kept: KeptArticle, found: Sequence[Kept], sample: Sample | None, strata: Mapping[str, str]
) -> Record:
    """A record of the kind "judgements"."""
    article, done = kept.article, complete_by(found)
    said = [judged(one, kept, strata) for one in found if one.judgement.verdict != "complete"]
    return {"judged_article": article.id, "date": article.date, "publisher": article.publisher, "url": article.url,
            "title": article.title, "text": article.text, "sentences": [list(span) for span in kept.sentences],
            "judgements": said, "sample": sample and sample.to_dict(), "complete": bool(done),
            "complete_by": done}  # fmt: skip


def judged(one: Kept, article: KeptArticle, strata: Mapping[str, str]) -> Record:
    """One judgement of a record: the coder's event, and what the reviewer leaves of it."""
    said = one.judgement.to_dict()
    kept = {name: said[name] for name in ("reviewer", "at", "verdict", "event_id", "correction", "note")}
    stratum = strata.get(one.judgement.event_id or "")
    return kept | {"event": one.event, "left": one.left(article), "stratum": stratum}


def complete_by(found: Iterable[Kept]) -> list[str]:
    """Who has judged all of an article: marked it, and taken back none of its events since."""
    found = list(found)
    own = {(one.judgement.reviewer, one.judgement.event_id) for one in found if one.judgement.verdict in OF_EVENTS}
    marks = [one for one in found if one.judgement.verdict == "complete"]
    return [one.judgement.reviewer for one in marks if all((one.judgement.reviewer, key) in own for key in one.events)]


def article_records(
    judgements: Judgements, notes: Counter[str], reviewer: str | None = None, sample: Sample | None = None
) -> Iterator[Record]:
    """A record of the kind "articles" for each article that was judged whole: the events that are right, as corrected,
    and missed, as most of those who judged it whole leave them.

    An article is left out where as many say one thing of one of its events as another; ``notes`` counts these, and
    those that are not judged whole. Raises as ``judgement_records`` does, and ``JudgedOutdated``.
    """
    from dragoman.evaluate.judgements import gold_judgements
    from dragoman.export.gold_record import gold_record

    made = 0
    for record in judgement_records(judgements, reviewer, sample, notes):
        if not record["complete"]:
            notes["articles are not marked complete and left out"] += 1
            continue
        said = [one for one in record["judgements"] if one["reviewer"] in record["complete_by"]]
        gold = gold_judgements(record | {"judgements": said})
        outcomes = [ballot.outcome() for ballot in (*gold.coded, *gold.missed)]
        if not all(settled for settled, _ in outcomes):
            notes["articles are disputed and left out; name a --reviewer to take theirs"] += 1
            continue
        made += 1
        page = annotated(record, [left for _, left in outcomes if left is not None])
        try:
            yield gold_record(page, lambda text: [(0, len(text))], notes)
        except ValueError as error:
            raise JudgedOutdated(path=judgements.path, article=record["judged_article"], why=str(error)) from error
    if not made:
        raise NothingJudged(path=judgements.path, where=" of an article that is complete and undisputed")


def annotated(record: Record, events: Sequence[Mapping[str, Any]]) -> Any:
    """An article with its events as spans and links, as labelling tools have them. Codes of a dictionary's own, which
    no gold has, are left out."""
    from dragoman.export.annotated import Annotated, Link, Span
    from dragoman.export.gold_record import CODE
    from dragoman.records import Article

    article = Article(record["text"], record["judged_article"], record["date"], record["publisher"], record["title"],
                      record["url"])  # fmt: skip
    spans: list[Span] = []
    links: list[Link] = []
    for number, event in enumerate(events):
        spans.append(Span(f"e{number}", event["trigger"]["start"], event["trigger"]["end"], event["event_type"],
                          details_of(event)))  # fmt: skip
        for side, kind in (("actors", "actor"), ("recipients", "recipient")):
            for place, one in enumerate(event[side]):
                key = f"{kind}{number}.{place}"
                codes = {name: one[name] for name in ("country", "sector") if CODE.fullmatch(one[name] or "")}
                spans.append(Span(key, one["start"], one["end"], "PARTICIPANT", codes))
                links.append(Link(f"e{number}", key, kind))
    return Annotated(article, tuple((a, b) for a, b in record["sentences"]), tuple(spans), tuple(links))


def details_of(event: Mapping[str, Any]) -> dict[str, str]:
    """What is told of an event beside its type and those who take part."""
    place = event["place"] or {}
    found = {"mode": event["mode"], "status": event["status"], "date": event["date"], "place": place.get("name"),
             "country": place.get("country")}  # fmt: skip
    return {name: value for name, value in found.items() if value}
