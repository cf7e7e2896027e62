"""Writes a result as a table, JSON or CSV."""

import sys

from api.cli.options import Format
from api.output.plain_text import write_csv, write_json
from api.output.result import QueryResult

BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel reads a file in the machine's old encoding."""


def write_answer(answer: QueryResult, form: Format) -> None:
    """Write a result on stdout."""
    match form:
        case Format.JSON:
            write_json(answer, sys.stdout)
        case Format.CSV:
            write_csv(answer, sys.stdout)
        case Format.CSV_EXCEL:
            sys.stdout.write(BYTE_ORDER_MARK)
            write_csv(answer, sys.stdout)
        case Format.TABLE:
            from api.output.table import write_table  # noqa: PLC0415 - slow to load

            write_table(answer, sys.stdout)
