"""Global ids: a subject at a moment, so that no client takes two moments for one."""

import datetime as dt
from typing import Annotated, NamedTuple

import msgspec
import strawberry

from api.graphql.context import Context
from api.graphql.loaders import RequestLoaders
from api.graphql.types.decorators import interface, schema_field
from api.graphql.types.enums import Language
from api.graphql.types.pages import opaque, transparent
from domain.errors import DomainError
from projections.moment import Certainty

NodeId = Annotated[
    strawberry.ID, strawberry.argument(description="The id of an answer.")
]


@interface
class Node:
    """An answer that can be asked for again by its id."""

    id: strawberry.ID = schema_field(
        "Global id: it holds the subject and the moment, and means nothing else."
    )


class NodeError(DomainError):
    """An id that no answer gave."""

    def __init__(self, *, text: str) -> None:
        super().__init__(f"{text!r} is no id of an answer: give one that an answer has")
        self.text = text


class Identity(NamedTuple):
    """What a global id holds."""

    ref: str
    as_of: dt.date
    position: int
    language: str
    certainty: str


def identity(loaders: RequestLoaders, ref: str) -> strawberry.ID:
    """Give the global id of a subject at the moment of a question."""
    moment = loaders.moment
    days = moment.as_of, moment.position
    held = Identity(ref, *days, loaders.language, moment.certainty.name)
    return strawberry.ID(opaque(tuple(held)))


def query_again(context: Context, text: str) -> tuple[RequestLoaders, str]:
    """Ask again at the moment of an id; give the subject's reference too.

    Raises:
        NodeError: no answer gave the id.
        UnknownPositionError: the log does not go that far.
    """
    try:
        held = msgspec.json.decode(transparent(text), type=Identity)
        certainty = Certainty[held.certainty]
        language = str(Language(held.language).value)
    except (ValueError, KeyError, msgspec.MsgspecError) as error:
        raise NodeError(text=text) from error
    position = f"#{held.position}"
    loaders = context.loaders_at(held.as_of, position, certainty, language)
    return loaders, held.ref
