"""Writing an answer in the form asked for."""

import sys
from typing import TYPE_CHECKING

from api.cli.options import Format
from api.output.result import QueryResult

if TYPE_CHECKING:
    from api.output import plain_text, table
else:
    from api.cli.lazy_import import lazy

    plain_text = lazy("api.output.plain_text")
    table = lazy("api.output.table")


def write_answer(answer: QueryResult, form: Format) -> None:
    """Write an answer on stdout."""
    match form:
        case Format.JSON:
            plain_text.write_json(answer, sys.stdout)
        case Format.CSV:
            plain_text.write_csv(answer, sys.stdout)
        case Format.TABLE:
            table.write_table(answer, sys.stdout)
