"""Tasks for Label Studio with our events as predictions, and the labelling interface that they need.

Label Studio's text regions count characters (code points), as our offsets do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from dragoman.export.annotated import LINKS, OTHER_LABELS, PARTICIPANT, PLACE, Annotated, Link, Span, annotated
from dragoman.export.taken import Taken
from dragoman.ontology import event_types, sectors
from dragoman.records import STATUSES
from dragoman.store.whole_text import whole_text

TEXT, LABEL = "text", "label"  # the names of the text and of its labels in the interface
CHOICES, WRITTEN = ("mode", "status", "sector"), ("country", "date", "place")


def labelstudio(taken: Taken) -> Iterator[str]:
    """A JSON array, a task an article. Articles without events are tasks, too, unless the wanted events are narrowed:
    a person may find what the coder missed."""
    yield "["
    between = "\n"
    for reading in taken.readings(eventless=True):
        taken.tally.rows += 1
        yield between + whole_text(json.dumps(task(annotated(reading)), ensure_ascii=False))
        between = ",\n"
    yield "\n]\n"


def task(page: Annotated) -> dict[str, Any]:
    """An article as a task: its text, what is needed to make gold of it again, and one prediction."""
    article = page.article
    data = {
        "text": article.text, "article_id": article.id, "date": article.date, "publisher": article.publisher,
        "title": article.title, "url": article.url, "sentences": [list(span) for span in page.sentences],
    }  # fmt: skip
    result = [item for span in page.spans for item in region(span, article.text)]
    prediction: dict[str, Any] = {
        "model_version": page.version or "dragoman",
        "result": result + [relation(one) for one in page.links],
    }
    if page.confidence is not None:
        prediction["score"] = page.confidence
    return {"data": data, "predictions": [prediction]}


def region(span: Span, text: str) -> Iterator[dict[str, Any]]:
    """A span as a labelled region, and each of its details as an answer about that region."""
    where = {"start": span.start, "end": span.end}
    shared = {"id": span.id, "to_name": TEXT}
    value = {**where, "text": text[span.start : span.end], "labels": [span.label]}
    yield {**shared, "from_name": LABEL, "type": "labels", "value": value}
    for name, answer in span.details.items():
        if name in CHOICES:
            yield {**shared, "from_name": name, "type": "choices", "value": {**where, "choices": [answer]}}
        else:
            yield {**shared, "from_name": name, "type": "textarea", "value": {**where, "text": [answer]}}


def relation(link: Link) -> dict[str, Any]:
    """A link from a trigger to what belongs to its event."""
    return {"type": "relation", "from_id": link.source, "to_id": link.target, "direction": "right",
            "labels": [link.kind]}  # fmt: skip


def labelling_config() -> str:
    """The labelling interface as Label Studio's XML: one label an event type, for its trigger, and PARTICIPANT, PLACE
    and DATE; relations from the trigger; mode, status, country, sector, date and place as answers about a region."""
    types = [one.code for one in event_types()]
    triggers, parties, places = ",".join(types), PARTICIPANT, PLACE
    names = dict.fromkeys(mode.name for one in event_types() for mode in one.modes)
    return "\n".join([
        "<View>",
        "  <Header value=\"$title\"/>",
        f"  <Relations>{''.join(f'<Relation value={quoteattr(kind)}/>' for kind in LINKS)}</Relations>",
        tag("Labels", LABEL, [*types, *OTHER_LABELS], "Label", 'choice="single" showInline="true"'),
        f"  <Text name=\"{TEXT}\" value=\"$text\" granularity=\"word\"/>",
        choices("status", STATUSES, triggers),
        choices("mode", names, triggers),
        written("date", "YYYY, YYYY-MM or YYYY-MM-DD", f"{triggers},DATE"),
        choices("sector", [one.code for one in sectors()], parties),
        written("country", "ISO 3166 alpha-3, or UNO, EUR, IGO, NGO, MNC, ISM, IMG", f"{parties},{places},{triggers}"),
        written("place", "the place's name, where no words for it can be marked", f"{places},{triggers}"),
        "</View>",
        "",
    ])  # fmt: skip


def tag(kind: str, name: str, values: Any, child: str, more: str) -> str:
    """A control with its values."""
    inner = "".join(f"\n    <{child} value={quoteattr(value)}/>" for value in values)
    return f'  <{kind} name="{name}" toName="{TEXT}" {more}>{inner}\n  </{kind}>'


def shown(labels: str) -> str:
    """The attributes of a control that asks about a region of some labels."""
    return f'perRegion="true" visibleWhen="region-selected" whenTagName="{LABEL}" whenLabelValue="{labels}"'


def choices(name: str, values: Any, labels: str) -> str:
    """A list of which one is chosen for a region."""
    return tag("Choices", name, values, "Choice", f'choice="single" layout="select" {shown(labels)}')


def written(name: str, hint: str, labels: str) -> str:
    """A line that is written for a region."""
    return (
        f'  <TextArea name="{name}" toName="{TEXT}" placeholder={quoteattr(f"{name}: {hint}")} rows="1" '
        f'maxSubmissions="1" editable="true" {shown(labels)}/>'
    )
