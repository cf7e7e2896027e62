"""Subjects narrowed by what fields of their state hold."""

from collections.abc import Callable, Iterable, Sequence

from strawberry import UNSET

from api.graphql.queries.code_filter import ensure_word
from api.graphql.types.decorators import input_type, schema_field
from api.graphql.types.fields import ensure_field
from api.graphql.types.scalars import Json
from domain.references import FAMILIES
from projections.queries.register import FieldCondition
from projections.queries.subjects import StateField
from projections.queries.values import SubjectValues
from wording.field_types import names_subjects

Same = Callable[[str], bool]
"""Tells of a word or a reference whether it is the one that is wanted."""


@input_type
class FieldFilter:
    """A state field that holds at the moment; all that is given holds together."""

    name: str = schema_field(
        "Its name in a subject's fields, such as status or meeting_type."
    )
    value: Json | None = schema_field(
        "Its plain value; without one, any value will do.", default=UNSET
    )
    item: str | None = schema_field(
        "One of what it holds, where it may hold several: a subject such as actor:brs, "
        "by any of its references, or a word.",
        default=UNSET,
    )


def read_fields(filter_: Sequence[FieldFilter]) -> tuple[FieldCondition, ...]:
    """Read which fields are wanted; what they hold of several is told by ``keeping``.

    Raises:
        NoSuchFieldError: no kind of entry sets a field that is given.
        NoSuchWordError: a field that is given is never that.
    """
    for one in filter_:
        ensure_field(one.name)
        ensure_word(one.name, _value(one))
    return tuple(FieldCondition(one.name, _value(one)) for one in filter_)


def items_named(filter_: Iterable[FieldFilter]) -> list[str]:
    """List the subjects that are wanted as items of fields."""
    return [one.item for one in filter_ if one.item and names_subjects(one.name)]


def keeping(
    filter_: Sequence[FieldFilter], naming: Callable[[str], Same]
) -> Callable[[SubjectValues], bool] | None:
    """Tell of what holds of a subject whether the wanted items are there.

    Args:
        naming: makes of a reference what tells whether another names the same.
    """
    wanted = [(one.name, _same(one, naming)) for one in filter_ if one.item]
    if not wanted:
        return None
    return lambda values: all(
        any(name == field.name and _holds(field, same) for field in values.fields)
        for name, same in wanted
    )


def _value(one: FieldFilter) -> object:
    return None if one.value is UNSET else one.value


def _same(one: FieldFilter, naming: Callable[[str], Same]) -> Same:
    wanted = one.item or ""
    if not names_subjects(one.name):
        return lambda said: said == wanted
    same = naming(wanted)
    return lambda said: said.partition(":")[0] in FAMILIES and same(said)


def _holds(field: StateField, same: Same) -> bool:
    said = field.value if isinstance(field.value, list) else [field.value]
    return any(isinstance(one, str) and same(one) for one in [field.item, *said])
