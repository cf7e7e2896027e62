"""Arguments that name a subject: one of a family that does not fit is refused."""

from collections.abc import Iterator
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLInputField,
    GraphQLInputObjectType,
    assert_object_type,
    get_named_type,
    is_required_argument,
)

from api.cli.command_index import QUERIES
from api.cli.query_commands import load_query
from api.graphql.context import Context
from domain.references import FAMILIES
from projections.query_context import QueryContext
from projections.query_definitions.definition import (
    PageRequest,
    Parameter,
    Query,
    nested_parameters,
)
from projections.query_definitions.filters.field_filter import FieldFilter
from projections.query_definitions.filters.subject_families import (
    WrongFamilyError,
    ensure_families,
)
from projections.query_definitions.paging import count_rows, read_page_of
from projections.query_definitions.subjects import SUBJECTS, SubjectParameters
from tests.support.graphql_queries import Asker
from tests.support.product_engine import client_schema, product_engine

pytest_plugins = ("tests.support.graphql_ledgers",)

NO_SUBJECTS = {"text", "currency", "field", "kinds", "and_known_at"}
"""Parameters in free words that name no subject."""

OF_NO_USE = "contribution:any"
"""A subject that no argument takes that does not take all families."""


class Named(NamedTuple):
    """A parameter of a query that names a subject, and those in which it lies."""

    query: Query[Any, Any]
    path: tuple[str, ...]
    families: tuple[str, ...]
    is_list: bool

    def given(self, reference: str) -> Any:  # noqa: ANN401 - parameters of any query
        """Return parameters that name a subject."""
        return _given(
            self.query.parameters, self.path, [reference] if self.is_list else reference
        )


def _given(parameters: Any, path: tuple[str, ...], value: Any) -> Any:  # noqa: ANN401 - parameters of any query
    name, *rest = path
    if rest:
        inner = nested_parameters(get_type_hints(parameters)[name])
        value = _given(inner, tuple(rest), value)
    return parameters(**{name: tuple(value) if isinstance(value, list) else value})


def described(parameters: Any) -> Iterator[tuple[tuple[str, ...], Any, Parameter]]:  # noqa: ANN401 - parameters of any query
    """List all parameters with their types, those within others too."""
    for name, hint in get_type_hints(parameters, include_extras=True).items():
        inner = nested_parameters(hint)
        if inner:
            yield from ((((name, *path)), *more) for path, *more in described(inner))
            continue
        type_, parameter = get_args(hint)
        yield (name,), type_, parameter


def every_parameter() -> Iterator[tuple[str, Any, Parameter, Named]]:
    """List the parameters of all commands."""
    for indexed in QUERIES:
        query = load_query(indexed)
        for path, type_, parameter in described(query.parameters):
            is_list = get_origin(type_) is tuple
            name = f"{indexed.name} {'.'.join(path)}"
            yield (
                name,
                type_,
                parameter,
                Named(query, path, parameter.families, is_list),
            )


ALL = list(every_parameter())
NARROW = {name: one for name, *_, one in ALL if one.families not in ((), FAMILIES)}


@pytest.fixture(scope="module")
def at(founded: Asker) -> QueryContext:
    """Read the founding history, which has subjects of all families."""
    reader = founded.services.reader
    return QueryContext(reader, reader.moment(), "MC-3/11")


@pytest.fixture(scope="module")
def subjects(at: QueryContext) -> dict[str, str]:
    """Return a subject of each family: family -> its reference without the family."""
    found = {}
    for family in FAMILIES:
        page = read_page_of(SUBJECTS, at, SubjectParameters(family), PageRequest(50))
        own = [one.subject.ref.reference for one in page.rows]
        found[family] = next(one for one in own if at.families_of(one) == {family})
    return found


def test_every_parameter_in_words_is_known_to_name_a_subject_or_not() -> None:
    """A parameter that is added says of which families its subject can be."""
    unsaid = {
        path[-1]
        for _, type_, parameter, (_, path, _, _) in ALL
        if type_ in (str, tuple[str, ...]) and not parameter.choices
        if not parameter.families
    }

    assert unsaid == NO_SUBJECTS


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("name", NARROW)
def test_subjects_of_other_families_are_refused(
    at: QueryContext, subjects: dict[str, str], name: str, family: str
) -> None:
    """Whether the reference states its family or not."""
    one = NARROW[name]
    for reference in (subjects[family], f"{family}:{subjects[family]}"):
        given = one.given(reference)
        if family in one.families:
            ensure_families(at, given)
            continue
        with pytest.raises(WrongFamilyError) as caught:
            read_page_of(one.query, at, given, PageRequest(1))
        assert caught.value.facts == {
            "argument": one.path[-1],
            "given": reference,
            "found": (family,),
            "families": one.families,
        }
        with pytest.raises(WrongFamilyError):
            count_rows(one.query, at, given)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("members", "meeting"), ("framework", "meeting"), ("area", "actor")],
)
def test_fields_that_never_name_such_subjects_are_refused(
    at: QueryContext, subjects: dict[str, str], field: str, wrong: str
) -> None:
    """A condition on a field names a subject too."""
    own = FieldFilter(field, item=f"{wrong}:{subjects[wrong]}")
    given = SubjectParameters(fields=(own,))

    with pytest.raises(WrongFamilyError):
        read_page_of(SUBJECTS, at, given, PageRequest(1))


NAMES = {"".join(one.path[-1].title().split("_")).lower() for one in NARROW.values()}
NAMES.add("symbol")


def written(name: str, argument: GraphQLArgument | GraphQLInputField) -> Iterator[str]:
    """Write an argument with a subject that does not fit, in each way it can be."""
    type_ = get_named_type(argument.type)
    if isinstance(type_, GraphQLInputObjectType):
        for own, field in type_.fields.items():
            yield from (f"{name}: {{ {one} }}" for one in written(own, field))
    elif name.lower() in NAMES and type_.name == "String":
        yield f'{name}: "{OF_NO_USE}"'


def documents() -> Iterator[str]:
    """Write a document for each argument of GraphQL that names a subject."""
    at = assert_object_type(client_schema().type_map["At"])
    for name, field in at.fields.items():
        if name == "subject":
            continue
        needed = [
            f"{key}: {{}}" if key == "with" else f'{key}: "stage"'
            for key, one in field.args.items()
            if is_required_argument(one)
        ]
        for key, argument in field.args.items():
            for one in written(key, argument):
                own = ", ".join((*(n for n in needed if not n.startswith(key)), one))
                yield f"{{ at {{ {name}({own}) {{ __typename }} }} }}"


def test_documents_cover_what_was_answered_with_nothing() -> None:
    """The list has arguments, filters and filters within filters."""
    found = "\n".join(documents())

    for one in (
        "heatMap(filter: { body: ",
        "coverage(area: ",
        "coverage(withEntry: { meeting: ",
        "timeline(filter: { entity: ",
        "agreements(party: ",
        "matrix(framework: ",
        "diff(with: {}, framework: ",
        "document(symbol: ",
    ):
        assert one in found


@pytest.mark.parametrize("document", tuple(documents()))
def test_graphql_refuses_subjects_of_other_families(
    founded: Asker, document: str
) -> None:
    """The error names the argument, what was given, and which families fit."""
    result = product_engine().execute_sync(
        document, {}, context_value=Context(founded.services)
    )

    assert result.errors
    [error] = result.errors
    assert (error.extensions or {})["code"] == "WRONG_FAMILY"
    assert f"{OF_NO_USE!r}, which is of the family contribution" in error.message


def test_words_of_the_refusal(founded: Asker) -> None:
    """People read what fits."""
    _, [message] = founded.answer(
        '{ at { matrix(framework: "meeting:minamata-cop-1") { id } } }'
    )

    assert message == (
        "framework cannot be 'meeting:minamata-cop-1', which is of the family meeting: "
        "name a subject of the family body, mandate or agreement"
    )
