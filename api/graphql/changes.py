"""What differs between two moments, of a subject or of the matrix."""

from typing import Any

import strawberry

from api.graphql.asked import Asked
from api.graphql.described import answer, resolved
from api.graphql.display import ERASED, display, is_personal, personal
from api.graphql.entries import Entry
from api.graphql.enums import ChangeKind
from api.graphql.kind_types import entry_at
from api.graphql.scalars import Json
from api.graphql.words import Reference, reference
from projections.differences import Change as Difference
from projections.differences import matrix_changes, subject_changes


@answer
class Change:
    """One field that differs between two moments."""

    first: strawberry.Private[Asked]
    second: strawberry.Private[Asked]
    found: strawberry.Private[Difference]

    @resolved
    def subject(self) -> Reference:
        """The subject or area."""
        return reference(self.second, self.found.what)

    @resolved
    def field(self) -> str:
        """The field, with its item in brackets for a collection."""
        return self.found.field

    @resolved
    def change(self) -> ChangeKind:
        """How it differs."""
        return ChangeKind(self.found.change)

    @resolved
    def before(self) -> Json | None:
        """Its plain value at the first moment."""
        return _json(self.first, self.found, 0)

    @resolved
    def after(self) -> Json | None:
        """Its plain value at the second moment."""
        return _json(self.second, self.found, 1)

    @resolved
    def before_display(self) -> str:
        """Its value at the first moment in the reader's language, or empty."""
        return _display(self.first, self.found, 0)

    @resolved
    def after_display(self) -> str:
        """Its value at the second moment in the reader's language, or empty."""
        return _display(self.second, self.found, 1)

    @resolved
    def before_entry(self) -> Entry | None:
        """The entry that set it at the first moment."""
        return entry_at(self.first, self.found.entries[0])

    @resolved
    def after_entry(self) -> Entry | None:
        """The entry that set it at the second moment."""
        return entry_at(self.second, self.found.entries[1])


def _value(asked: Asked, found: Difference, side: int) -> Any:  # noqa: ANN401 - a plain value
    value = (found.before, found.after)[side]
    if value is not None and is_personal(found.field):
        return personal(asked, found.field, found.entries[side])
    return value


def _json(asked: Asked, found: Difference, side: int) -> Json | None:
    value = _value(asked, found, side)
    return None if value is None else Json(value)


def _display(asked: Asked, found: Difference, side: int) -> str:
    value = _value(asked, found, side)
    if value is None:
        stood = (found.before, found.after)[side] is not None
        return ERASED if stood else ""
    name, _, item = found.field.rstrip("]").partition("[")
    return display(asked, name, item, value)


def changes_of(
    first: Asked, second: Asked, subject: str | None, framework: str | None
) -> list[Change]:
    """Compare a subject, or the matrix where none is named, at two moments.

    Raises:
        UnknownSubjectError: nothing is called that at either.
    """
    moments = first.moment, second.moment
    if subject:
        found = subject_changes(first.reader, subject, *moments)
    else:
        named = framework or first.house.settings.framework
        found = matrix_changes(first.reader, named, *moments)
    for asked, side in ((first, 0), (second, 1)):
        asked.items.expect(one.entries[side] for one in found if one.entries[side])
    second.names.expect(one.what for one in found)
    return [Change(first=first, second=second, found=one) for one in found]
