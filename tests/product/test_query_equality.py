"""The command line and GraphQL answer every query with the same values and words."""

import shlex
from typing import Any

import pytest

from api.cli.query_commands import build, load
from api.cli.query_index import BY_COMMAND, INDEX
from api.output.result import QueryResult
from tests.support.graphql_queries import Asker
from tests.support.query_twins import TWINS, Twin, same

pytest_plugins = ("tests.support.graphql_ledgers",)

MOMENTS = {
    "today": ({}, ""),
    "2021-03-31": ({"as-of": "2021-03-31"}, 'asOf: "2021-03-31"'),
    "2018-09-01": ({"as-of": "2018-09-01"}, 'asOf: "2018-09-01"'),
    "as known at 300": (
        {"as-of": "2021-03-31", "known-at": "#300"},
        'asOf: "2021-03-31", knownAt: "#300"',
    ),
}
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


def typed_answer(founded: Asker, arguments: list[str]) -> QueryResult:
    """Run a command, and return its answer before it is written."""
    name, *options = arguments
    indexed = BY_COMMAND[name]
    context = build(indexed).make_context(name, options)
    return load(indexed).answer(founded.services, context.params)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("twin", TWINS, ids=[one.name for one in TWINS])
def test_both_interfaces_answer_equally(
    founded: Asker, twin: Twin, moment: str, language: str
) -> None:
    """Rows in the same order, with the same plain values and the same words."""
    options, when = MOMENTS[moment]
    typed = [f"--{name}={value}" for name, value in options.items()]
    arguments = [*shlex.split(twin.typed), *typed, f"--lang={language}"]
    at = f"({when}{', ' * bool(when)}language: {language.upper()})"

    answer = typed_answer(founded, arguments)

    expected = twin.read(founded.at(twin.document, at)[twin.field], language)
    assert len(answer.rows) == len(expected)
    for row, other in zip(answer.rows, expected, strict=True):
        for name, shown in other.items():
            assert same(row[name], shown), (name, row[name], shown)


@pytest.mark.parametrize("indexed", INDEX, ids=[one.command for one in INDEX])
def test_every_column_is_compared(indexed: Any) -> None:  # noqa: ANN401
    """A column that is added is compared too."""
    query = load(indexed).query
    inner = query.details.columns if query.details else ()
    columns = [one.name for one in (*query.columns, *inner)]

    compared = [
        [*one.columns] for one in TWINS if one.typed.split()[0] == indexed.command
    ]

    assert columns in compared
