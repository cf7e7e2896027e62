"""What GraphQL servers are asked for when compared: 1,000 objects of ten fields."""

from dataclasses import asdict
from datetime import date, timedelta
from enum import Enum

import strawberry
from strawberry.extensions import ParserCache, ValidationCache

from api.graphql.context import SnapshotExtension
from api.graphql.engine import COST_TABLE
from api.graphql.error_formatting import to_client_error
from api.graphql.schema import VALIDATION_RULES, RecordSchema
from graphql_engine.engine import GraphQLEngine

COUNT = 1_000
FIRST_ON = date(2018, 1, 1)
DOCUMENT = """query Things {
  things { id title text position weight open closedBy stage recordedAt language }
}"""


@strawberry.enum
class Stage(Enum):
    """How far a thing has come."""

    PLANNED = "planned"
    DONE = "done"


@strawberry.type
class Thing:
    """Ten fields: texts, numbers, a flag, an enumeration, nulls."""

    id: strawberry.ID
    title: str
    text: str
    position: int
    weight: float
    open: bool
    closed_by: str | None
    stage: Stage
    recorded_at: str
    language: str


def _thing(number: int) -> Thing:
    return Thing(
        id=strawberry.ID(f"thing-{number}"),
        title=f"Thing {number} of the cooperation",
        text="The three entities have met, and have said what each is going to do. "[
            : 20 + number % 50
        ],
        position=number,
        weight=number / 8,
        open=number % 3 == 0,
        closed_by=None if number % 3 == 0 else f"officer-{number % 7}",
        stage=Stage.DONE if number % 2 else Stage.PLANNED,
        recorded_at=f"{FIRST_ON + timedelta(days=number)}T10:00:00Z",
        language="en",
    )


THINGS = [_thing(number) for number in range(COUNT)]


@strawberry.type
class Query:
    """The one question."""

    @strawberry.field
    def things(self) -> list[Thing]:
        """Give them all; they are made already, for every server alike."""
        return THINGS


def plain() -> list[dict[str, object]]:
    """Give the things as JSON can say them, for servers in other languages."""
    return [
        {_camel(name): _plain(value) for name, value in asdict(one).items()}
        for one in THINGS
    ]


def _plain(value: object) -> object:
    return value.name if isinstance(value, Stage) else value


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.title, rest))


def stock() -> strawberry.Schema:
    """Make the schema as Strawberry does by default."""
    return strawberry.Schema(Query)


def cached() -> strawberry.Schema:
    """Make it with all that Strawberry offers for speed."""
    return strawberry.Schema(Query, extensions=[ParserCache, ValidationCache])


def things_engine() -> GraphQLEngine:
    """Make an engine as the product makes its own, for the things."""
    return GraphQLEngine(
        RecordSchema(Query, extensions=[SnapshotExtension]),
        cost_table=COST_TABLE,
        error_mapping=to_client_error,
        validation_rules=VALIDATION_RULES,
    )


SCHEMAS = {"stock": stock, "cached": cached}
