"""What differs between two moments, of any question."""

from collections.abc import Sequence
from typing import Any

import strawberry

from api.graphql.loaders import Asked
from api.graphql.queries.history import Amendment
from api.graphql.types.decorators import answer, resolved
from api.graphql.types.display import ERASED, display, is_personal, names_in, personal
from api.graphql.types.entries import Entry
from api.graphql.types.enums import ChangeKind
from api.graphql.types.kind_types import entry_at
from api.graphql.types.pages import Connection, connection, place_of, sized
from api.graphql.types.scalars import Json
from api.graphql.types.text_date_reference import Reference, reference
from domain.errors import DomainError
from projections.diff import comparison
from projections.diff.changed_between import Span
from projections.diff.comparables import QUESTIONS
from projections.diff.differences import Change as Difference
from projections.queries.values import field_and_item


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
    name, item = field_and_item(found.field)
    return display(asked, name, item, value)


@answer
class ChangedThing:
    """A thing of a question's answer that differs between two moments."""

    first: strawberry.Private[Asked]
    second: strawberry.Private[Asked]
    found: strawberry.Private[comparison.Difference]

    @resolved
    def subject(self) -> Reference:
        """The subject that it is, or that it is about."""
        return reference(self.second, self.found.what)

    @resolved
    def entry(self) -> Entry | None:
        """The entry that it is, in a timeline, or that disagrees, in a finding.

        As it stands at the second moment; if it no longer does, as at the first.
        """
        at = self.found.place.entry
        return entry_at(self.second, at) or entry_at(self.first, at)

    @resolved
    def change(self) -> ChangeKind:
        """How it differs."""
        return ChangeKind(self.found.change)

    @resolved
    def changes(self) -> list[Change]:
        """Its fields that differ; all of them, where it stands at one moment only."""
        some = self.found.changes
        return [Change(first=self.first, second=self.second, found=one) for one in some]

    @resolved
    def amendments(self) -> list[Amendment]:
        """What was recorded between on the entries that set these fields, in order.

        Corrections with old and new values, withdrawals, further sources; with reasons.
        """
        return [Amendment(amendment=one) for one in self.found.amendments]

    @resolved
    def reason(self) -> str:
        """Why it was withdrawn, or else corrected last; empty where nothing was."""
        reasons = [a.entry.content.reason for a in self.found.amendments if not a.void]
        return next((one for one in reversed(reasons) if one), "")


class SubjectMissingError(DomainError):
    """A comparison of a subject that does not say which."""

    def __init__(self) -> None:
        super().__init__("name the subject whose fields are compared")


def difference_page(  # noqa: PLR0913 - two moments, a question, and a page of it
    first: Asked,
    second: Asked,
    of: str,
    *,
    subject: str,
    framework: str,
    size: int,
    after: str | None,
) -> Connection[ChangedThing]:
    """Compare a question's answers at two moments.

    Raises:
        CursorError: no page of such a comparison gave the cursor.
        PageSizeError: more are asked for than a page has.
        SubjectMissingError: a subject is to be compared, and none is named.
        UnknownSubjectError: nothing is called that at either moment.
    """
    question = of or ("subject" if subject else "matrix")
    if question == "subject" and not subject:
        raise SubjectMissingError
    span = Span(first.moment, second.moment)
    named = framework or first.house.settings.framework
    compared = comparison.Compared(first.reader, span, subject, named)
    found, has_more = comparison.differences(
        first.reader,
        span,
        QUESTIONS[question](compared),
        first=sized(size),
        after=place_of(after, comparison.Place),
    )
    _expect(first, second, found)
    nodes = [ChangedThing(first=first, second=second, found=one) for one in found]
    return connection(nodes, [one.place for one in found], after, has_more=has_more)


def _expect(
    first: Asked, second: Asked, found: Sequence[comparison.Difference]
) -> None:
    """Note what differences name, so that it is read together."""
    changes = [change for one in found for change in one.changes]
    for asked, side in ((first, 0), (second, 1)):
        asked.items.expect(one.entries[side] for one in changes if one.entries[side])
        asked.items.expect(one.place.entry for one in found if one.place.entry)
        for one in changes:
            name, item = field_and_item(one.field)
            asked.names.expect(names_in(name, item, (one.before, one.after)[side]))
    second.names.expect(one.what for one in found)
