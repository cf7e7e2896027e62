"""Nodes: objects that can be queried again by their global ids.

An id names a thing and the moment as it was asked for, never the position of the log at
which it was answered. So an id stays the same when entries are recorded, and two
moments or languages never share one.
"""

from typing import Annotated, NamedTuple

import msgspec
import strawberry

from api.graphql.context import Context
from api.graphql.loaders import RequestLoaders
from api.graphql.moment_arguments import moment_from_key
from api.graphql.types.decorators import interface, resolver
from api.graphql.types.enums import Language
from api.graphql.types.object_ids import opaque, transparent
from domain.errors import DomainError

NodeId = Annotated[
    strawberry.ID,
    strawberry.argument(
        description="The id of a moment, a subject or an entry in an earlier response."
    ),
]


class NodeKey(NamedTuple):
    """What a node is, whatever the moment.

    Attributes:
        type: ``at``, ``subject``, ``entry``, or ``written`` for an entry as written.
        own: the identifier of the subject or the entry; empty for a moment.
    """

    type: str
    own: str = ""


@interface
class Node:
    """An object that can be queried again by its id."""

    loaders: strawberry.Private[RequestLoaders]

    @property
    def node_key(self) -> NodeKey:
        """What the node is."""
        raise NotImplementedError

    @resolver
    def id(self) -> strawberry.ID:
        """Stable id of the object at the moment and in the language of the question."""
        key = self.loaders.arguments.key
        return strawberry.ID(opaque((*self.node_key, *key)))


class NodeError(DomainError):
    """An id that no response gave."""

    def __init__(self, *, text: str) -> None:
        super().__init__(f"{text!r} is no id of an answer: give one that an answer has")
        self.text = text


def parse_node_id(context: Context, text: str) -> tuple[RequestLoaders, NodeKey]:
    """Return the loaders of the moment that an id names, and what it is the id of.

    Raises:
        NodeError: no response gave the id.
        MomentError, UnknownPositionError: as ``Context.loaders_at``.
    """
    try:
        parts = msgspec.json.decode(transparent(text), type=tuple[str | None, ...])
        type_, own, *key = parts
        moment = moment_from_key(tuple(key))
        Language(moment.language)
    except (ValueError, KeyError, msgspec.MsgspecError) as error:
        raise NodeError(text=text) from error
    return context.loaders_at(*moment), NodeKey(type_ or "", own or "")
