"""Every kind of leaf that a field can have, required or not, guarded or not."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Any, NewType

import strawberry
from strawberry.extensions import FieldExtension
from strawberry.permission import BasePermission

Picky = NewType("Picky", str)
Json = NewType("Json", object)


def _picky(value: str) -> str | None:
    if value == "none":
        return None
    if not value.isalpha():
        message = f"{value!r} is not letters only"
        raise ValueError(message)
    return value.upper()


SCALARS: Any = {
    Picky: strawberry.scalar(name="Picky", serialize=_picky),
    Json: strawberry.scalar(name="Json", serialize=lambda value: value),
}


class Refused(BasePermission):
    """A permission that nobody has."""

    message = "nobody may"

    def has_permission(self, source: object, info: object, **kwargs: object) -> bool:
        """Refuse."""
        del source, info, kwargs
        return False


class Loud(FieldExtension):
    """An extension that changes a field's value."""

    def resolve(
        self, next_: Callable[..., Any], source: object, info: object, **kwargs: object
    ) -> str:
        """Add an exclamation mark."""
        return f"{next_(source, info, **kwargs)}!"


@strawberry.enum
class Colour(Enum):
    """An enumeration, one of whose values is an alias."""

    RED = "red"
    BLUE = strawberry.enum_value("blue", name="AZURE")
    CRIMSON = "red"  # noqa: PIE796 - an alias


@strawberry.enum
class Grade(IntEnum):
    """An enumeration whose members are numbers."""

    LOW = 1
    HIGH = 2


@strawberry.type
class Leaves:
    """Every kind of leaf, required or not."""

    text: str
    text_or_null: str | None
    number: int
    number_or_null: int | None
    real: float
    real_or_null: float | None
    flag: bool
    flag_or_null: bool | None
    id: strawberry.ID
    colour: Colour | None
    grade: Grade
    day: date
    day_or_null: date | None
    instant: datetime | None
    money: Decimal | None
    picky: Picky | None
    json: Json | None
    texts: list[str]
    texts_or_nulls: list[str | None] | None
    table: list[list[int] | None] | None
    colours: list[Colour]
    class_: str = strawberry.field(name="class")
    secret: str | None = strawberry.field(permission_classes=[Refused])
    loud: str = strawberry.field(extensions=[Loud()])
    old: str | None = strawberry.field(deprecation_reason="gone")
