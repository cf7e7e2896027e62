"""The schema for readers: what a dashboard shows, small enough for every tool.

It is derived from the full schema by leaving fields out, and then the types that no
field leads to. Kinds of entry have no types of their own in it: an entry is an `Entry`,
and what only its kind has is in `fields`. Every document of this schema that names no
kind is one of the full schema too.
"""

from collections.abc import Mapping
from typing import Any

from graphql import (
    GraphQLIncludeDirective,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSkipDirective,
    assert_interface_type,
    is_introspection_type,
    print_schema,
)

from api.graphql.live.subscription import Subscription
from api.graphql.queries.as_of import Query
from api.graphql.schema import CONFIG, EXTENSIONS, RecordSchema

ENTRY = "Entry"

READ: Mapping[str, str] = {
    "Query": "at",
    "At": "id moment matrix heatMap timeline calendar mandates roles termsEnding "
    "contributionTotals subjects subject",
    "Moment": "id asOf knownAt position",
    "AreaRow": "id area heading name stageDisplay proposedScope groups leads latest",
    "Scope": "id label",
    "Group": "id group stageDisplay",
    "Lead": "id entity state stateDisplay holder",
    "Text": "id words language official",
    "Reference": "id ref reference family name shortName subject",
    "Subject": "id ref reference family name fields timeline",
    "Field": "id name item value display",
    "Entry": "id position kind subject title narrative text occurred recordedAt "
    "recordedBy recordedFor sources concerns fields",
    "EntryField": "id name value display",
    "Occurred": "id date display first last basis",
    "Source": "id document paragraph words",
    "TimelineConnection": "nodes pageInfo",
    "HeatMap": "id rows every",
    "HeatMapCounts": "id total undated cells",
    "Meeting": "id subject status statusDisplay date tentative",
    "Mandate": "id subject statusDisplay mirrors paragraphs",
    "Paragraph": "id number state stateDisplay action addressees deadline dueAt stated "
    "actions",
    "Role": "id subject functionDisplay state stateDisplay holder entity body "
    "area term",
    "Term": "id length firstEnd lastEnd",
    "LogLine": "id position entry",
    "PageInfo": "hasNextPage endCursor",
    "TimelineFilter": "of family entity kinds text basis from to",
    "CalendarFilter": "of from to statuses tentative",
    "RoleFilter": "body area entity state",
    "SubjectFilter": "relatedTo fields text",
    "FieldFilter": "name value item",
    "ContributionFilter": "giver recipient contributionType status currency",
    "SubjectConnection": "nodes pageInfo",
    "MeetingConnection": "nodes pageInfo",
    "MandateConnection": "nodes pageInfo",
    "RoleConnection": "nodes pageInfo",
}
"""Type -> its fields that a dashboard shows; a type that is not named has all of them.

Left out is what auditors, officers who record, authors of reports, and programs need.
"""

ARGUMENTS_LEFT_OUT = ("last", "before", "orderBy")
"""A dashboard reads pages forward, in the order of the question."""


class ReaderSchema(RecordSchema):
    """The schema for readers: queries and subscriptions."""

    def __init__(self) -> None:
        super().__init__(
            query=Query, subscription=Subscription, extensions=EXTENSIONS, config=CONFIG
        )
        self._schema = keep_fields(self._schema, READ)


def keep_fields(schema: GraphQLSchema, kept: Mapping[str, str]) -> GraphQLSchema:
    """Return a schema with some of the fields, and without interfaces.

    Its types are changed in place: nothing else may use them.

    Args:
        kept: type -> names of its fields, separated by spaces.

    Raises:
        KeyError: a type has no such field.
    """
    interface = assert_interface_type(schema.type_map[ENTRY])
    entry = GraphQLObjectType(
        ENTRY, interface.fields, description=interface.description
    )
    for one in (entry, *schema.type_map.values()):
        names = kept[one.name].split() if one.name in kept else None
        if isinstance(one, GraphQLInputObjectType) and names:
            one.fields = {name: one.fields[name] for name in names}
        if isinstance(one, GraphQLObjectType) and not is_introspection_type(one):
            one.interfaces = ()
            one.fields = {name: one.fields[name] for name in names or one.fields}
            for field in one.fields.values():
                field.type = _with(field.type, entry)
                for name in ARGUMENTS_LEFT_OUT:
                    field.args.pop(name, None)
    return GraphQLSchema(
        schema.query_type,
        subscription=schema.subscription_type,
        directives=[GraphQLIncludeDirective, GraphQLSkipDirective],
    )


def _with(type_: Any, entry: GraphQLObjectType) -> Any:  # noqa: ANN401 - types of the library
    """Return the type with the plain entry in place of the interface."""
    match type_:
        case GraphQLNonNull():
            return GraphQLNonNull(_with(type_.of_type, entry))
        case GraphQLList():
            return GraphQLList(_with(type_.of_type, entry))
        case GraphQLInterfaceType(name=name) if name == entry.name:
            return entry
    return type_


reader_schema = ReaderSchema()


def reader_schema_text() -> str:
    """Print the schema for readers in its own language."""
    return f"{print_schema(reader_schema._schema)}\n"  # noqa: SLF001 - no public name
