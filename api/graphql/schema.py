"""The schema: its roots joined, its scalars named."""

import strawberry
from strawberry.schema.config import StrawberryConfig

from api.graphql.at import Query
from api.graphql.kind_mutations import Mutation
from api.graphql.kind_types import ENTRY_TYPES, OtherEntry
from api.graphql.scalars import SCALARS

schema = strawberry.Schema(
    query=Query,
    mutation=Mutation,
    types=[*ENTRY_TYPES.values(), OtherEntry],
    config=StrawberryConfig(scalar_map=SCALARS),
)
