"""Annotated tasks of Label Studio, as its export "JSON" has them, as spans and links again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.export.annotated import Annotated, Link, Span
from dragoman.records import Article

Record = Mapping[str, Any]


def is_task(record: Any) -> bool:
    """Whether a record is a task with its data and annotations. Raises ``ValueError`` for the small export."""
    if isinstance(record, dict) and isinstance(record.get("label"), list) and "annotation_id" in record:
        raise ValueError('it is Label Studio\'s export "JSON-MIN", which has no relations; export "JSON"')
    return isinstance(record, dict) and isinstance(record.get("data"), dict) and "text" in record["data"]


def page_of_task(task: Record, predictions: bool = False) -> Annotated | None:
    """A task as its annotation marks it; None where nobody has annotated it.

    Of several annotations the one marked as ground truth counts, else the last; what was skipped does not.
    """
    chosen = annotation(task, predictions)
    if chosen is None:
        return None
    data = task["data"]
    article = Article(data["text"], str(data.get("article_id") or task.get("id") or ""), data.get("date"),
                      data.get("publisher"), data.get("title"), data.get("url"))  # fmt: skip
    sentences = tuple((int(start), int(end)) for start, end in data.get("sentences") or ())
    results = chosen["result"]
    return Annotated(article, sentences, spans(results, article.text), links(results))


def annotation(task: Record, predictions: bool) -> Record | None:
    """The annotation that counts."""
    made = [one for one in task.get("annotations") or () if not one.get("was_cancelled")]
    if not made and predictions:
        made = list(task.get("predictions") or ())
    return max(made, key=lambda one: (bool(one.get("ground_truth")), one.get("updated_at") or ""), default=None)


def spans(results: Sequence[Record], text: str) -> tuple[Span, ...]:
    """The labelled regions, each with what was answered about it."""
    answers: dict[str, dict[str, str]] = {}
    for one in results:
        if given := answer(one):
            answers.setdefault(one["id"], {})[one["from_name"]] = given
    found = []
    for one in results:
        if one["type"] == "labels":
            start, end = bounds(one["value"], text)
            found.append(Span(one["id"], start, end, one["value"]["labels"][0], answers.get(one["id"], {})))
    return tuple(found)


def answer(result: Record) -> str | None:
    """What was chosen or written about a region; None where a result is no answer."""
    key = {"choices": "choices", "textarea": "text"}.get(result["type"])
    given = result["value"].get(key) if key else None
    first = given[0] if isinstance(given, list) and given else given
    return str(first).strip() if first else None


def bounds(value: Record, text: str) -> tuple[int, int]:
    """Where a region stands, in characters; older versions count UTF-16 units. Raises ``ValueError``."""
    start, end, told = int(value["start"]), int(value["end"]), value.get("text")
    if told is None or squeezed(text[start:end]) == squeezed(told):
        return start, end
    units = text.encode("utf-16-le", "surrogatepass")
    before, within = (units[2 * a : 2 * b].decode("utf-16-le", "replace") for a, b in ((0, start), (start, end)))
    if squeezed(within) == squeezed(told):
        return len(before), len(before) + len(within)
    raise ValueError(f"a region says {told!r}, but the text has {text[start:end]!r} there")


def squeezed(words: str) -> str:
    """Words with single blanks: the tool does not keep line ends as they are."""
    return " ".join(words.replace("\\n", " ").split())


def links(results: Sequence[Record]) -> tuple[Link, ...]:
    """The relations; one without a label has an empty kind."""
    found = [one for one in results if one["type"] == "relation"]
    return tuple(Link(one["from_id"], one["to_id"], (one.get("labels") or [""])[0]) for one in found)
