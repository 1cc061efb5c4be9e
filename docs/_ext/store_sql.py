"""SQL with parameters written ``$name``, as DuckDB has them."""

from __future__ import annotations

from typing import Any, ClassVar

from pygments.lexers.sql import SqlLexer
from pygments.token import Name


class StoreSql(SqlLexer):
    """Pygments' SQL, which takes a dollar for an error."""

    tokens: ClassVar[dict[str, Any]] = {
        **SqlLexer.tokens,
        "root": [(r"\$\w+", Name.Variable), *SqlLexer.tokens["root"]],
    }


def setup(app: Any) -> dict[str, bool]:
    """Sphinx's entry."""
    app.add_lexer("sql", StoreSql)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
