"""The command line and GraphQL answer every query with the same values and words."""

import re
import shlex

import pytest
from strawberry.types import get_object_definition
from strawberry.utils.str_converters import to_camel_case

from api.cli.command_group import build
from api.cli.command_index import INDEX, QUERIES, IndexedCommand
from api.cli.query_commands import load_query, run_query
from api.graphql.queries.as_of import At, Query
from api.output.result import QueryResult
from domain.errors import DomainError
from tests.support.audit_twins import AUDIT_TWINS
from tests.support.cooperation_twins import COOPERATION_TWINS
from tests.support.graphql_queries import Asker
from tests.support.query_twins import Twin
from tests.support.refusals import refuses
from tests.support.subject_twins import SUBJECT_TWINS

pytest_plugins = ("tests.support.amended_ledger",)

TWINS = (*COOPERATION_TWINS, *SUBJECT_TWINS, *AUDIT_TWINS)
MOMENTS = {
    "today": ("", ""),
    "2021-03-31": ("--as-of=2021-03-31", 'asOf: "2021-03-31"'),
    "2018-09-01": ("--as-of=2018-09-01", 'asOf: "2018-09-01"'),
    "as known at 300": (
        "--as-of=2021-03-31 --known-at=#300",
        'asOf: "2021-03-31", knownAt: "#300"',
    ),
}
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


def typed_result(amended: Asker, arguments: list[str]) -> QueryResult:
    """Run a command, and return its result before it is written."""
    name, *options = arguments
    indexed = INDEX[name]
    context = build(indexed).make_context(name, options)
    return run_query(amended.services, load_query(indexed), context.params)


def ensure_equal(amended: Asker, twin: Twin, moment: str, language: str) -> None:
    """Hold what both interfaces answer against each other."""
    typed, when = MOMENTS[moment]
    arguments = shlex.split(f"{twin.typed} {typed} --lang={language}")
    own = f"certainty: {twin.certainty}, language: {language.upper()}"
    expected = twin.read(amended, f"({', '.join(filter(None, (when, own)))})", language)
    if isinstance(expected, str):
        with refuses(DomainError, match=re.escape(expected)):
            typed_result(amended, arguments)
        return

    result = typed_result(amended, arguments)

    assert len(result.rows) == len(expected)
    for row, other in zip(result.rows, expected, strict=True):
        for name, shown in other.items():
            assert shown.is_shown_by(row[name]), (name, row[name], shown)


@pytest.mark.parametrize("twin", TWINS, ids=[one.name for one in TWINS])
def test_both_interfaces_answer_equally(amended: Asker, twin: Twin) -> None:
    """Rows in the same order, with the same plain values and the same words."""
    ensure_equal(amended, twin, "today", "zh")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("twin", TWINS, ids=[one.name for one in TWINS])
def test_both_interfaces_answer_equally_at_every_moment(
    amended: Asker, twin: Twin, moment: str, language: str
) -> None:
    """In six languages, today, on past days, and as known before."""
    ensure_equal(amended, twin, moment, language)


@pytest.mark.parametrize("indexed", QUERIES, ids=[one.name for one in QUERIES])
def test_every_column_is_compared(indexed: IndexedCommand) -> None:
    """A column that is added is compared too."""
    query = load_query(indexed)
    variants = query.variants.queries.values() if query.variants else ()
    compared = [{*one.columns} for one in TWINS if one.command == indexed.name]

    for one in (query, *variants):
        inner = one.details.columns if one.details else ()
        assert {column.name for column in (*one.columns, *inner)} in compared


ELSEWHERE = {
    "at": "the moment, which every command has as options",
    "node": "finds a subject again by its identifier, for caching clients",
    "id": "keys the moment in the caches of clients",
    "moment": "stands below every table",
    "subject": "`show`, `explain`, `past`, `facts` and `related` show one subject",
    "kinds": "`kinds` needs no ledger",
    "report": "`report status` and the other commands on one report",
    "reports": "`report list`",
}
"""Fields that no listed command answers, and what does."""


@pytest.mark.parametrize("type_", [Query, At])
def test_every_query_of_graphql_has_a_command(type_: type) -> None:
    """A query that is added to GraphQL is added to the command line too."""
    own = get_object_definition(type_, strict=True)
    fields = {to_camel_case(field.name) for field in own.fields} - {"loaders"}

    asked = {one.fields[0].partition("(")[0] for one in TWINS}

    assert fields - asked - {*ELSEWHERE} == set()
