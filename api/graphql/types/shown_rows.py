"""Objects that show rows: their fields are values of the row, in the field's type.

A row is what a query reads: a role, an entry, a line of the log. The type of a field
decides how a value is shown: a reference becomes a ``Reference``, the position of an
entry becomes the ``Entry``, a row becomes an object that shows it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter
from typing import Any, ClassVar, NamedTuple, TypeAlias, TypeVar, get_args, get_origin

import strawberry

from api.graphql.loaders import RequestLoaders

Show: TypeAlias = Callable[[RequestLoaders, Any], Any]
"""Shows a value; of what is empty it shows nothing."""

OTHER = "other"
"""What stands for a code that this version of the program does not know."""


class Conversion(NamedTuple):
    """How values are shown in a type.

    Attributes:
        show_all: shows several values, if they are not shown one by one.
        enqueue: takes values of several rows, so that what they name is read together.
    """

    show: Show
    show_all: Show | None = None
    enqueue: Callable[[RequestLoaders, Sequence[Any]], None] | None = None


CONVERSIONS: dict[Any, Conversion] = {
    strawberry.ID: Conversion(lambda _, value: str(value) if value else None)
}
"""Type of a field -> how values are shown in it; in others they are as they are."""


class Attribute(NamedTuple):
    """An attribute of the row that is shown in a field, as a class declares it.

    Attributes:
        path: its name, such as ``entry.position``; empty for that of the field; or a
            function that takes its value from the row.
        annotation: the type of the field; None if the class annotates it.
        is_code: whether it is a code, for which a second field has the words.
    """

    sentence: str
    path: str | Callable[[Any], Any]
    annotation: Any = None
    is_code: bool = False


def attribute(
    sentence: str,
    path: str | Callable[[Any], Any] = "",
    *,
    annotation: Any = None,  # noqa: ANN401 - a type
) -> Any:  # noqa: ANN401 - the library's field
    """Declare a field that shows an attribute of the row.

    Args:
        path: the attribute, such as ``entry.position``; by default the field's name.
            Or a function that takes the value from the row.
        annotation: the type of the field if it is made at run time.
    """
    return Attribute(sentence, path, annotation)


def code_attribute(sentence: str, annotation: Any) -> Any:  # noqa: ANN401 - types, and the library's field
    """Declare a field that shows a code of the row, and one that shows its words."""
    return Attribute(sentence, "", annotation, is_code=True)


class ShownValue(NamedTuple):
    """A value of a row that a field shows.

    Attributes:
        read: takes the value from the row.
        annotation: the type of the field.
    """

    read: Callable[[Any], Any]
    annotation: Any

    def enqueue(self, loaders: RequestLoaders, rows: Sequence[Any]) -> None:
        """Enqueue what the value of each row names."""
        is_list, item = _item_of(self.annotation)
        conversion = CONVERSIONS.get(item) or _conversion_to(item)
        if conversion and conversion.enqueue:
            values = [self.read(row) for row in rows]
            flat = [one for some in values for one in some] if is_list else values
            conversion.enqueue(loaders, [one for one in flat if one is not None])


@dataclass(kw_only=True)
class ShownRow:
    """What output types that show a row have in common."""

    shown_values: ClassVar[tuple[ShownValue, ...]] = ()
    loaders: strawberry.Private[RequestLoaders]

    @classmethod
    def enqueue(cls, loaders: RequestLoaders, rows: Sequence[Any]) -> None:
        """Enqueue what the values of rows name, so that it is read together."""
        for one in cls.shown_values:
            one.enqueue(loaders, rows)


R = TypeVar("R", bound=ShownRow)


def show_all(loaders: RequestLoaders, cls: type[R], rows: Iterable[Any]) -> list[R]:
    """Show rows in a type; what their values name is read together."""
    found = list(rows)
    cls.enqueue(loaders, found)
    build: Callable[..., R] = cls
    return [build(loaders=loaders, row=row) for row in found]


def add_attributes(cls: type) -> None:
    """Make fields of the attributes that a class declares."""
    for name, one in list(vars(cls).items()):
        if isinstance(one, Attribute):
            annotation = one.annotation or cls.__annotations__.pop(name)
            path = one.path or name
            read = attrgetter(path) if isinstance(path, str) else path
            value = ShownValue(read, annotation)
            add_field(cls, name, one.sentence, value)
            if one.is_code:
                add_words(cls, name, name, value)


def add_field(
    cls: Any,  # noqa: ANN401 - one of our types
    name: str,
    sentence: str,
    value: ShownValue,
    show: Show | None = None,
) -> None:
    """Add a field that shows a value, by default as values of its type are shown."""
    resolver = _resolver(value.read, show or _show_in(value.annotation))
    resolver.__annotations__ = {"return": value.annotation}
    setattr(cls, name, strawberry.field(resolver=resolver, description=sentence))
    cls.shown_values = (*getattr(cls, "shown_values", ()), value)


def _resolver(read: Callable[[Any], Any], show: Show | None) -> Callable[[Any], Any]:
    if show is None:
        return lambda self: read(self.row)
    return lambda self: show(self.loaders, read(self.row))


def add_words(cls: type, name: str, field: str, code: ShownValue) -> None:
    """Add a field with the words for a code.

    Args:
        name: of the field that shows the code.
        field: the field of the state that has the code.
    """
    add_field(
        cls,
        f"{name}_display",
        "The same in the reader's language; empty where it is not stated.",
        ShownValue(code.read, str),
        lambda loaders, one: loaders.formatter.code(field, one or "").words,
    )


def _item_of(annotation: Any) -> tuple[bool, Any]:  # noqa: ANN401 - types
    """Return whether a type is a list, and the type of what is not null in it."""
    is_list = get_origin(annotation) is list
    return is_list, next(iter(get_args(annotation)), annotation)


def _show_in(annotation: Any) -> Show | None:  # noqa: ANN401 - a type
    """Return how values are shown in a type; None if they are shown as they are."""
    is_list, item = _item_of(annotation)
    conversion = CONVERSIONS.get(item) or _conversion_to(item)
    if conversion is None or not is_list:
        return conversion and conversion.show
    show = conversion.show
    return conversion.show_all or (
        lambda loaders, values: [show(loaders, one) for one in values]
    )


def member_reader(enumeration: Iterable[Enum]) -> Callable[[str | None], Enum | None]:
    """Return the function that gives the member of a code; none for an empty code."""
    known = {one.value: one for one in enumeration}
    other = known.get(OTHER)
    return lambda code: known.get(code, other) if code else None


def _conversion_to(item: Any) -> Conversion | None:  # noqa: ANN401 - a type
    """Return how values are shown in an enumeration, or in a type that shows rows."""
    if isinstance(item, type) and issubclass(item, Enum):
        member = member_reader(item)
        return Conversion(lambda _, code: member(code))
    if isinstance(item, type) and issubclass(item, ShownRow):
        build: Callable[..., Any] = item
        return Conversion(
            lambda loaders, row: build(loaders=loaders, row=row) if row else None,
            lambda loaders, rows: show_all(loaders, item, rows),
            item.enqueue,
        )
    return None
