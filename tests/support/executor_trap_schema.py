"""A schema with every kind of field that a faster executor could resolve wrongly.

``tests/support/executor_trap_values.py`` fills it.
"""

from dataclasses import dataclass
from typing import Annotated, Generic, NamedTuple, TypeVar

import strawberry
from graphql import GraphQLError
from strawberry.schema.config import StrawberryConfig

from tests.support.executor_trap_scalars import SCALARS, Leaves, Loud, Refused

T = TypeVar("T")


@strawberry.interface
class Shape:
    """What shapes share."""

    name: str
    size: int | None

    @strawberry.field
    def twice(self) -> int | None:
        """A resolver that takes nothing, and fails where there is no size."""
        return self.size * 2 if self.size is not None else None

    @strawberry.field
    def strict(self) -> int:
        """A resolver that raises for some."""
        if self.size == 3:
            message = "three is not measured"
            raise GraphQLError(message, extensions={"rule": "three"})
        return self.size  # type: ignore[return-value]  # null where it may not be


@strawberry.type
class Circle(Shape):
    """A plain implementation."""

    radius: float


@strawberry.type
class Square(Shape):
    """Nests others."""

    inside: Shape | None
    corners: "list[Circle]"


@strawberry.type
class Blob(Shape):
    """Decides itself which type it is."""

    weight: int

    @classmethod
    def is_type_of(cls, obj: object, info: object) -> bool:
        """Return whether an object is a blob, by an attribute."""
        del info
        return getattr(obj, "weight", 0) == 1


class Cast:
    """No Strawberry type: it is cast to one."""

    def __init__(self, number: int) -> None:
        self.name = f"cast {number}"
        self.size = number
        self.radius = 1.0
        self.x = number
        self.label = "cast"


@strawberry.type
class Point:
    """A type without ``is_type_of``, which any object satisfies."""

    x: int
    label: str | None


@dataclass
class PointRow:
    """A row that stands for a point."""

    x: object
    label: object


class PointTuple(NamedTuple):
    """A row that stands for a point."""

    x: object
    label: object


class BrokenPoint:
    """An object whose attribute raises."""

    label = "broken"

    @property
    def x(self) -> int:
        """Raise."""
        message = "no x today"
        raise LookupError(message)


class AnyPoint:
    """An object that has every attribute."""

    def __getattr__(self, name: str) -> int:
        """Give a number."""
        if name.startswith("__"):
            raise AttributeError(name)
        return len(name)


@strawberry.type
class Page(Generic[T]):
    """A generic type."""

    items: list[T]
    next: str | None


Either = Annotated[Circle | Point, strawberry.union("Either")]


@strawberry.type
class Resolved:
    """Every way in which a field can be resolved."""

    number: int

    @strawberry.field
    def plain(self) -> str:
        """Take nothing but self."""
        return f"plain {self.number}"

    @strawberry.field
    def fails(self) -> str | None:
        """Raise for some."""
        if self.number % 2:
            message = f"odd: {self.number}"
            raise ValueError(message)
        return "even"

    @strawberry.field
    def fails_hard(self) -> str:
        """Raise for some, where null may not be."""
        if self.number % 5 == 0:
            message = f"by five: {self.number}"
            raise ValueError(message)
        return "other"

    @strawberry.field(permission_classes=[Refused])
    def guarded(self) -> str | None:
        """Refuse everybody by a permission."""
        return "guarded"

    @strawberry.field(extensions=[Loud()])
    def louder(self) -> str:
        """Be resolved, and then changed."""
        return "loud"

    @strawberry.field
    def added(self, info: strawberry.Info, to: int = 1) -> int:
        """Take an argument."""
        return self.number + to + len(info.path.as_list())

    @strawberry.field
    def told(self, info: strawberry.Info) -> str:
        """Use the resolver's information."""
        return repr(info.path.as_list())

    @strawberry.field
    def given(root: "Resolved") -> int:  # noqa: N805 - how Strawberry names a source
        """Take the source by another name."""
        return root.number

    @strawberry.field
    @staticmethod
    def still() -> str:
        """Take nothing at all."""
        return "still"

    @strawberry.field
    def shape(self) -> Shape:
        """Return an object of one of several types."""
        return Circle(name="o", size=self.number, radius=0.5)

    @strawberry.field
    def points(self) -> list[Point | None]:
        """Return an iterator instead of a list."""
        return (Point(x=one, label=None) for one in range(2))  # type: ignore[return-value]  # no list, but iterable


@strawberry.type
class Query:
    """The roots: attributes of a world."""

    leaves: list[Leaves | None] | None
    leaf: Leaves | None
    shapes: list[Shape]
    shape_or_null: Shape | None
    squares: list[Square | None]
    eithers: list[Either | None] | None
    points: list[Point | None]
    strict_points: list[Point] | None
    page: Page[Point]
    circles: Page[Circle] | None
    resolved: list[Resolved | None]
    grid: list[list[Point | None]] | None

    @strawberry.field
    def again(self, deep: bool = False) -> "Query | None":  # noqa: FBT001, FBT002 - an argument of the schema
        """Give the same again."""
        return None if deep else self


def schema(executor: type | None = None) -> strawberry.Schema:
    """Make the schema, with an executor or with the library's own."""
    return strawberry.Schema(
        query=Query,
        types=[Circle, Square, Blob],
        config=StrawberryConfig(scalar_map=SCALARS),
        execution_context_class=executor,
    )
