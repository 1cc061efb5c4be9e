"""The named queries, of ``store/queries.toml``."""

from __future__ import annotations

from markdown import code, literal, table

from dragoman.store.named import NamedQuery, named_queries

HEAD = """# Named queries

Questions that are ready. On the command line `dragoman query STORE @NAME --set KEY=VALUE`, in Python
`Store(path, read_only=True).named("NAME", KEY="VALUE")`. What happened counts once, however many report it, unless the
question is about reports.

"""


def page() -> str:
    """The page."""
    found = list(named_queries().values())
    rows = [(f"[@{one.name}](#{one.name})", literal(one.about)) for one in found]
    return HEAD + table(("query", "answers"), rows) + "\n" + "\n".join(map(section, found))


def section(one: NamedQuery) -> str:
    """A query with what can be set in it, and its SQL."""
    rows = [
        (code(each.name), each.kind, "" if each.default is None else code(str(each.default)), literal(each.about))
        for each in one.parameters
    ]
    parameters = table(("parameter", "kind", "default", "what it is"), rows) + "\n" if rows else ""
    return f"## {one.name}\n\n{literal(one.about)}.\n\n{parameters}```sql\n{one.sql.strip()}\n```\n"
