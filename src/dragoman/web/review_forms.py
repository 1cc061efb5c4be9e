"""What reviewers send: a key to enter by, judgements, samples to be drawn. Each answer leads to the next page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dragoman.errors import JudgementInvalid, NotAReviewer
from dragoman.export.wanted import Wanted
from dragoman.review.gold import article_records, judgement_records
from dragoman.review.judgement import Judgement, now
from dragoman.review.reading import reading_of_article
from dragoman.web.desk import Desk
from dragoman.web.download import file
from dragoman.web.judging import judgement_of
from dragoman.web.links import article_link, part
from dragoman.web.rendering import shown
from dragoman.web.reviewing import Reviewer, Reviewing, cookie_name, fields_of, sent

LARGEST_SAMPLE = 100_000
LONGEST_NUMBER = 9  # digits
Answer = Callable[[Desk, Reviewing, Reviewer, dict[str, str]], str]


def entered(request: Request) -> tuple[Reviewing, Reviewer]:
    """Who sends a form. Raises ``NotAReviewer``."""
    reviewing: Reviewing | None = request.app.state.reviewing
    reviewer = reviewing.reviewer(request) if reviewing else None
    if reviewing is None or reviewer is None:
        raise NotAReviewer
    return reviewing, reviewer


async def entrance(request: Request) -> Response:
    """Say whose key is in the address, and ask: a link from elsewhere must not make anybody judge in another's name."""
    reviewing: Reviewing | None = request.app.state.reviewing
    key = request.query_params.get("token", "")
    found = reviewing.known(key) if reviewing else None
    if found is None:
        raise NotAReviewer
    return shown(request, "enter.html", "Enter", {"name": found.name, "key": key})


async def enter(request: Request) -> Response:
    """Give the browser the key that was sent, and leave it out of the address."""
    reviewing: Reviewing | None = request.app.state.reviewing
    fields = await fields_of(request)
    key = fields.get("token", "")
    if reviewing is None or reviewing.known(key) is None:
        raise NotAReviewer
    answer = RedirectResponse("/review", 303)
    answer.set_cookie(cookie_name(request), key, httponly=True, samesite="strict")
    return answer


async def leave(request: Request) -> Response:
    """Take the key back."""
    _, reviewer = entered(request)
    await sent(request, reviewer)
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(cookie_name(request), httponly=True, samesite="strict")
    return answer


def taking(make: Answer) -> Callable[[Request], object]:
    """An endpoint for a form: ``make`` does what it asks, and says where to go then."""

    async def endpoint(request: Request) -> Response:
        reviewing, reviewer = entered(request)
        fields = await sent(request, reviewer)
        back = await run_in_threadpool(make, request.app.state.desk, reviewing, reviewer, fields)
        return RedirectResponse(back, 303)

    return endpoint


def judge(desk: Desk, reviewing: Reviewing, reviewer: Reviewer, fields: dict[str, str]) -> str:
    """Keep a judgement, and go on: to the next of the sample, or back to the article. Raises ``JudgementInvalid``."""
    article_id = fields.get("article_id", "")
    if fields.get("verdict") == "withdrawn":
        reviewing.judgements.add(withdrawal(fields, reviewer, reviewing))
    else:
        with desk.store() as store:
            reading = reading_of_article(store, article_id)
        if reading is None:
            raise JudgementInvalid(field="article_id", why=f"the store has no article {article_id}")
        reviewing.judgements.add(judgement_of(fields, reviewer.name, reading), reading)
    if fields.get("verdict") == "withdrawn" and fields.get("event_id"):
        query = {"sample": fields["sample_id"]} if fields.get("sample_id") else {}
        return f"/review/events/{part(fields['event_id'])}" + (f"?{urlencode(query)}" if query else "")
    if fields.get("sample_id"):
        return f"/review/next/{part(fields['sample_id'])}"
    return article_link(article_id, fields.get("event_id") or None)


def withdrawal(fields: dict[str, str], reviewer: Reviewer, reviewing: Reviewing) -> Judgement:
    """What takes a judgement back: of an event, of a missed one by its number, or of the mark complete."""
    article_id, number = fields.get("article_id", ""), fields.get("number", "")
    own = reviewing.judgements.of_article(article_id, reviewer.name)
    missed = next((one.judgement.correction for one in own if str(one.number) == number), None)
    if number and missed is None:
        raise JudgementInvalid(field="number", why="you have no such judgement; load the page again")
    return Judgement(reviewer.name, now(), article_id, fields.get("event_id") or None, "withdrawn", missed)


def draw(desk: Desk, reviewing: Reviewing, reviewer: Reviewer, fields: dict[str, str]) -> str:
    """Draw a sample, and go to its first event. Raises ``JudgementInvalid`` where its size is no number."""
    size, seed = fields.get("size", ""), fields.get("seed", "0") or "0"
    if not size.isdecimal() or len(size) > LONGEST_NUMBER or not 0 < int(size) <= LARGEST_SAMPLE:
        raise JudgementInvalid(field="size", why=f"it must be a number from 1 to {LARGEST_SAMPLE:,}")
    if not seed.isdecimal() or len(seed) > LONGEST_NUMBER:
        raise JudgementInvalid(field="seed", why=f"it must be a whole number of at most {LONGEST_NUMBER} digits")
    types = tuple(filter(None, [fields.get("type", "")]))
    wanted = Wanted(fields.get("since") or None, fields.get("until") or None, types=types)
    with desk.store() as store:
        sample = reviewing.samples.draw(store, int(size), int(seed), bool(fields.get("by_type")), wanted)
    return f"/review/next/{part(sample.sample_id)}"


async def next_event(request: Request) -> Response:
    """The next event of a sample that this reviewer has not judged, after one that is passed over if it is named; the
    reviewers' page where all are judged."""
    reviewing, reviewer = entered(request)
    sample, after = request.path_params["sample"], request.query_params.get("after", "")

    def found() -> str:
        with request.app.state.desk.store() as store:
            event = reviewing.samples.next_of(sample, reviewer.name, store, after)
        query = urlencode({"sample": sample})
        return f"/review/events/{part(event.event_id)}?{query}" if event else f"/review?{query}"

    return RedirectResponse(await run_in_threadpool(found), 303)


async def gold(request: Request) -> Response:
    """This reviewer's judgements as gold records, JSON lines. Those of all are for who runs the server (`dragoman
    review export`): whoever has them judges no longer alone."""
    reviewing, reviewer = entered(request)
    form = request.path_params["form"]
    chosen = request.query_params.get("sample")

    def made() -> bytes:
        sample = reviewing.samples.one(chosen) if chosen else None
        if form == "articles":
            records = article_records(reviewing.judgements, Counter(), reviewer.name, sample)
        else:
            records = judgement_records(reviewing.judgements, reviewer.name, sample)
        return "".join(json.dumps(one, ensure_ascii=True) + "\n" for one in records).encode()

    return file(await run_in_threadpool(made), "application/jsonl", f"gold-{form}.jsonl")


ROUTES = [
    Route("/review/enter", entrance, methods=["GET"]),
    Route("/review/enter", enter, methods=["POST"]),
    Route("/review/leave", leave, methods=["POST"]),
    Route("/review/judge", taking(judge), methods=["POST"]),
    Route("/review/draw", taking(draw), methods=["POST"]),
    Route("/review/next/{sample}", next_event),
    Route("/review/gold/gold-{form:str}.jsonl", gold),
]
