"""A refused argument empties the field that has it, and no other."""

import pytest
from graphql import (
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
)

from api.graphql.context import Context
from tests.support.graphql_queries import EXECUTE, Asker, Execute
from tests.support.product_engine import client_schema, product_engine

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

CANNOT_FAIL = {"Report.texts"}
"""Fields with arguments of which every value is accepted."""

REFUSED = {
    'matrix(framework: "oz") { id }': "UNKNOWN_SUBJECT",
    'matrixByGroup(framework: "oz") { id }': "UNKNOWN_SUBJECT",
    'timeline(of: "oz") { edges { cursor } }': "UNKNOWN_SUBJECT",
    "timeline(first: 99999) { edges { cursor } }": "PAGE_SIZE",
    'subject(reference: "oz") { id }': "UNKNOWN_SUBJECT",
    'document(symbol: "oz") { id }': "UNKNOWN_SUBJECT",
    'subjects(after: "oz") { edges { cursor } }': "CURSOR",
    'calendar(after: "oz") { edges { cursor } }': "CURSOR",
    'mandates(after: "oz") { edges { cursor } }': "CURSOR",
    'roles(filter: { body: "oz" }) { edges { cursor } }': "UNKNOWN_SUBJECT",
    'changes(after: "oz") { edges { cursor } }': "CURSOR",
    'amendments(after: "oz") { edges { cursor } }': "CURSOR",
    'ties(after: "oz") { edges { cursor } }': "CURSOR",
    'lateEntries(after: "oz") { edges { cursor } }': "CURSOR",
    'report(name: "oz") { id }': "UNKNOWN_SUBJECT",
    'reports(after: "oz") { edges { cursor } }': "CURSOR",
    'explain(subject: "oz", field: "stage") { id }': "UNKNOWN_SUBJECT",
    'diff(with: { knownAt: "oz" }) { edges { cursor } }': "MOMENT",
    "diff(with: {}, of: SUBJECT) { edges { cursor } }": "SUBJECT_MISSING",
}


@pytest.mark.parametrize(("question", "code"), REFUSED.items())
def test_other_questions_are_still_answered(
    founded: Asker, question: str, code: str
) -> None:
    """A dashboard shows the rest, and tells by a code what was refused."""
    document = f"{{ at {{ moment {{ asOf }} refused: {question} }} }}"

    execute: Execute = EXECUTE.get() or product_engine().execute_sync
    result = execute(document, {}, context_value=Context(founded.services))

    assert result.data["at"] == {"moment": {"asOf": "2026-11-21"}, "refused": None}
    [error] = result.errors
    assert error.path == ["at", "refused"]
    assert error.extensions["code"] == code


def test_refused_moment_leaves_the_other_moment(founded: Asker) -> None:
    """Two moments are compared; one of them is no moment."""
    data, [complaint] = founded.answer(
        '{ a: at(knownAt: "oz") { id } b: at { moment { asOf } } }'
    )

    assert data == {"a": None, "b": {"moment": {"asOf": "2026-11-21"}}}
    assert complaint.startswith("knownAt cannot be 'oz'")


@pytest.mark.parametrize(
    "field",
    [
        'past(field: "oz") { id }',
        'explain(field: "oz") { id }',
        "timeline(first: 99999) { edges { cursor } }",
        "related(first: 99999) { id }",
    ],
)
def test_refused_field_leaves_the_subject(founded: Asker, field: str) -> None:
    """Fields of a subject take arguments too."""
    subject = f'subject(reference: "joint-task-force") {{ ref refused: {field} }}'

    data, complaints = founded.answer(f"{{ at {{ {subject} }} }}")

    assert data["at"]["subject"] == {"ref": "body:joint-task-force", "refused": None}
    assert len(complaints) == 1


def test_every_field_with_arguments_can_be_empty() -> None:
    """A question that is added is nullable as well."""
    schema = client_schema()
    roots = {schema.mutation_type, schema.subscription_type}

    never_null = {
        f"{one.name}.{name}"
        for one in schema.type_map.values()
        if isinstance(one, GraphQLObjectType | GraphQLInterfaceType)
        and one not in roots
        and not one.name.startswith("__")
        for name, field in one.fields.items()
        if field.args and isinstance(field.type, GraphQLNonNull)
    }

    assert never_null == CANNOT_FAIL
