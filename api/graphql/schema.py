"""The schema: its root types, its scalars, and what holds for every execution of it."""

import strawberry
from graphql import FieldsOnCorrectTypeRule, GraphQLError, specified_rules
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from api.graphql.context import SnapshotExtension
from api.graphql.live.subscription import Subscription
from api.graphql.location_hints import FieldLocationRule
from api.graphql.mutations.kind_mutations import Mutation
from api.graphql.queries.as_of import Query
from api.graphql.types.entries import ENTRY_TYPES, OtherEntry
from api.graphql.types.scalars import SCALARS

VALIDATION_RULES = tuple(
    FieldLocationRule if rule is FieldsOnCorrectTypeRule else rule
    for rule in specified_rules
)
"""The rules of the specification, one of which gives a better hint here."""


class RecordSchema(strawberry.Schema):
    """A schema that does not log errors: `to_client_error` logs those that are ours."""

    def process_errors(
        self,
        errors: list[GraphQLError],
        execution_context: ExecutionContext | None = None,
    ) -> None:
        """Log nothing."""


CONFIG = StrawberryConfig(scalar_map=SCALARS)

EXTENSIONS = [SnapshotExtension]

schema = RecordSchema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    types=[*ENTRY_TYPES.values(), OtherEntry],
    extensions=EXTENSIONS,
    config=CONFIG,
)


def schema_text() -> str:
    """Print the schema in its own language, types by name."""
    return f"{schema.as_str()}\n"
