"""Objects that show rows: their fields are values of the row, in the field's type.

A row is what a query reads: a role, an entry, a line of the log. The type of a field
decides how a value is shown: a reference becomes a ``Reference``, the position of an
entry becomes the ``Entry``, a row becomes an object that shows it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from operator import attrgetter
from typing import Any, ClassVar, NamedTuple, TypeAlias, TypeVar, get_args, get_origin

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.object_ids import content_id

Show: TypeAlias = Callable[[RequestLoaders, Any], Any]
"""Shows a value; of what is empty it shows nothing."""

ID = "Key for the cache of a client."

WORDS_FOR_CODE = (
    "The same in words, in the reader's language; empty if nothing is stated."
)

OTHER = "other"
"""What stands for a code that this version of the program does not know."""


class Conversion(NamedTuple):
    """How values are shown in a type.

    Attributes:
        show: shows one value; None if values are shown as they are.
        show_all: shows several values, if they are not shown one by one.
        enqueue: takes values of several rows, so that what they name is read together.
    """

    show: Show | None = None
    show_all: Show | None = None
    enqueue: Callable[[RequestLoaders, Sequence[Any]], None] | None = None


CONVERSIONS: dict[Any, Callable[[], Conversion]] = {
    strawberry.ID: lambda: Conversion(lambda _, value: str(value) if value else None)
}
"""Type of a field -> makes the conversion of one field of that type.

Values of other types are shown as they are.
"""


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


@dataclass(frozen=True)
class ShownValue:
    """A value of a row that a field shows.

    Attributes:
        read: takes the value from the row.
        annotation: the type of the field.
    """

    read: Callable[[Any], Any]
    annotation: Any

    @cached_property
    def is_list(self) -> bool:
        """Whether the field shows several values."""
        return get_origin(self.annotation) is list

    @cached_property
    def conversion(self) -> Conversion:
        """How the value, or each of several, is shown in the type of the field."""
        return conversion_to(next(iter(get_args(self.annotation)), self.annotation))

    def enqueue(self, loaders: RequestLoaders, rows: Sequence[Any]) -> None:
        """Enqueue what the value of each row names."""
        enqueue = self.conversion.enqueue
        if enqueue:
            values = [self.read(row) for row in rows]
            flat = [one for some in values for one in some] if self.is_list else values
            enqueue(loaders, [one for one in flat if one is not None])


@dataclass(kw_only=True)
class ShownRow:
    """What output types that show a row have in common."""

    shown_values: ClassVar[tuple[ShownValue, ...]] = ()
    loaders: strawberry.Private[RequestLoaders]

    @property
    def identity(self) -> object:
        """What tells the object from others of its type at the same moment."""
        row: object = getattr(self, "row")  # noqa: B009 - declared by each type
        return row

    @classmethod
    def enqueue(cls, loaders: RequestLoaders, rows: Sequence[Any]) -> None:
        """Enqueue what the values of rows name, so that it is read together."""
        for one in cls.shown_values:
            one.enqueue(loaders, rows)

    def prepare(self, value: ShownValue) -> None:
        """Enqueue what a value names; for most types `enqueue` did so for all rows."""


R = TypeVar("R", bound=ShownRow)


def show_all(loaders: RequestLoaders, cls: type[R], rows: Iterable[Any]) -> list[R]:
    """Show rows in a type; what their values name is read together."""
    found = list(rows)
    cls.enqueue(loaders, found)
    build: Callable[..., R] = cls
    return [build(loaders=loaders, row=row) for row in found]


def add_id(cls: Any) -> None:  # noqa: ANN401 - one of our types
    """Add a field with an id to a class that has none."""

    def row_id(self: ShownRow) -> strawberry.ID:
        return content_id(self.identity, self.loaders.arguments.key)

    if not hasattr(cls, "id"):
        cls.id = strawberry.field(resolver=row_id, description=ID)


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
    resolver = resolver_of(value, show)
    setattr(cls, name, strawberry.field(resolver=resolver, description=sentence))
    cls.shown_values = (*getattr(cls, "shown_values", ()), value)


def resolver_of(value: ShownValue, show: Show | None = None) -> Callable[[Any], Any]:
    """Return the function that shows a value, by default as its type is shown."""
    resolve = _resolver(value, show or _show_of(value))
    resolve.__annotations__ = {"return": value.annotation}
    return resolve


def _resolver(value: ShownValue, show: Show | None) -> Callable[[Any], Any]:
    read = value.read
    if show is None:
        return lambda self: read(self.row)
    if value.conversion.enqueue is None:
        return lambda self: show(self.loaders, read(self.row))

    def resolve(self: Any) -> Any:  # noqa: ANN401 - as the annotation says
        self.prepare(value)
        return show(self.loaders, read(self.row))

    return resolve


def _show_of(value: ShownValue) -> Show | None:
    show, show_all, _ = value.conversion
    if show is None or not value.is_list:
        return show
    return show_all or (lambda loaders, some: [show(loaders, one) for one in some])


def add_words(cls: type, name: str, field: str, code: ShownValue) -> None:
    """Add a field with the words for a code.

    Args:
        name: of the field that shows the code.
        field: the field of the state that has the code.
    """
    words = ShownValue(code.read, str)
    add_field(cls, f"{name}_display", WORDS_FOR_CODE, words, words_of_code(field))


def words_of_code(field: str) -> Show:
    """Return the function that puts a code of a state field into words."""
    return lambda loaders, code: loaders.formatter.code(field, code or "").words


def member_reader(enumeration: Iterable[Enum]) -> Callable[[str | None], Enum | None]:
    """Return the function that gives the member of a code; none for an empty code."""
    known = {one.value: one for one in enumeration}
    other = known.get(OTHER)
    return lambda code: known.get(code, other) if code else None


def conversion_to(item: Any) -> Conversion:  # noqa: ANN401 - a type
    """Return how values are shown in a type."""
    if item in CONVERSIONS:
        return CONVERSIONS[item]()
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
    return Conversion()
