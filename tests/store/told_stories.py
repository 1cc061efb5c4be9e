"""A store told by hand: a line a story, with the articles and events that tell it."""

from __future__ import annotations

import datetime

from dragoman.ontology import event_type
from dragoman.store.bulk import TableInserter

WEEKS = 60
OUTBREAK = 55
SHARED = (  # what an event has of its story
    "event_type", "quad_category", "score", "status", "date", "date_day", "actors", "actor_countries", "actor_sectors",
    "recipients", "recipient_countries", "recipient_sectors",
)  # fmt: skip
CODED = datetime.datetime(2024, 1, 1)


def filled(connection, table, rows):
    """Insert rows, in which what is not given is null, or empty where a column must have something."""
    empty = {"VARCHAR": "", "VARCHAR[]": [], "INTEGER": 0, "DOUBLE": 0.0, "TIMESTAMP": str(CODED), "UBIGINT": 0}
    described = connection.execute(f"DESCRIBE {table}").fetchall()
    blank = {name: empty.get(kind) if null == "NO" else None for name, kind, null, *_ in described}
    TableInserter(connection, table).insert([blank | row for row in rows])


def article(key, date, publisher="Post"):
    return {"article_id": key, "date": date, "publisher": publisher, "coverage_id": key}


def story(date, actors, recipients="", kind="ACCUSE", status="asserted", told=("a1",), score=None, sector="GOV", names=None):
    """A story of countries parted by blanks (- is one that is not known), told in some articles."""
    sides = {"actor": actors.split(), "recipient": recipients.split()}
    found = event_type(kind)
    row = {
        "event_type": found.code, "quad_category": found.quad, "score": found.score if score is None else score,
        "status": status, "date": date, "date_day": date if date and len(date) == 10 else None, "reports": len(set(told)),
        "tellings": len(told), "first_article": told[0], "figures": "{}", "disagreements": "{}", "told": told,
    }  # fmt: skip
    for role, countries in sides.items():
        codes = ["" if code == "-" else code for code in countries]
        row |= {f"{role}s": names or [code or "they" for code in codes], f"{role}_countries": codes,
                f"{role}_sectors": [sector] * len(codes)}  # fmt: skip
        names = None  # of the actors
    return row


def tell(store, articles, stories):
    """Write articles and stories, and an event for each telling."""
    rows = {"articles": articles, "stories": [], "events": [], "participants": []}
    for number, one in enumerate(stories):
        told = one.pop("told")
        rows["stories"].append(one | {"story_id": f"s{number}"})
        for place, key in enumerate(told):
            event = {name: one[name] for name in SHARED}
            event |= {"event_id": f"e{number}.{place}", "article_id": key, "story_id": f"s{number}",
                      "sentence": f"Told {number} in {key}."}  # fmt: skip
            rows["events"].append(event)
            for role in ("actor", "recipient"):
                sides = zip(one[f"{role}s"], one[f"{role}_countries"], one[f"{role}_sectors"], strict=True)
                rows["participants"] += [
                    {"event_id": event["event_id"], "article_id": key, "role": role, "position": position, "name": name,
                     "country": country or None, "sector": sector, "entity_id": name}
                    for position, (name, country, sector) in enumerate(sides)
                ]  # fmt: skip
    for table, listed in rows.items():
        filled(store.connection, table, listed)


def day(week, weekday=0):
    return (datetime.date(2022, 1, 3) + datetime.timedelta(weeks=week, days=weekday)).isoformat()


def fill(store):
    """Ten articles a week; now and then USA and CHN speak; in one week IRN attacks ISR, who else hardly quarrel."""
    articles = [article(f"a{week}.{n}", day(week, n % 7)) for week in range(WEEKS) for n in range(10)]
    stories = []
    for week in range(WEEKS):
        told = (f"a{week}.0",)
        stories += [story(day(week), "USA", "CHN", ("SUPPORT", "ACCUSE")[week % 2], told=told) for _ in range(1 + week % 3)]
        if week % 4 == 0:
            stories.append(story(day(week, 2), "IRN", "ISR", told=told))
    many = tuple(f"a{OUTBREAK}.{n}" for n in range(5))
    stories += [story(day(OUTBREAK, n % 7), "IRN", "ISR", "ASSAULT", told=many if n == 3 else many[:1]) for n in range(12)]
    tell(store, articles, stories)
