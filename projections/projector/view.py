"""What a view is: a table that queries read, and how its rows follow from a subject.

There are three sorts, by what the rows follow from: one fact, one setting, or the state
fields and kinds that the view declares. All else follows from the class of a view: the
tables, the full and the incremental projection, and the page of documentation.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, ClassVar, NamedTuple

from domain.state.order import PlacedFact
from projections.projector.columns import Columns
from projections.projector.declared_state import DeclaredState
from projections.projector.subject_history import CorrectedSetting, SubjectHistory

Row = tuple[Any, ...]
"""Values in the order of a view's columns."""

Rows = Iterable[Row]


class RowDifference(NamedTuple):
    """Rows of a view that hold no longer, and rows that hold from now on."""

    removed: Collection[Row]
    added: Collection[Row]


class PlainChange(NamedTuple):
    """What one more plain fact changes: it moves no other fact.

    Attributes:
        subject: identifier of the subject, 32 hexadecimal digits.
        placed: the fact.
        removed, added: settings of the fields that it sets, before and after.
    """

    subject: str
    placed: PlacedFact
    removed: Sequence[CorrectedSetting]
    added: Sequence[CorrectedSetting]


class View(ABC):
    """A table that queries read. The first line of the docstring says what a row is.

    Attributes:
        name: of the table, without the number of its generation.
        columns: the first is ``subject``: the identifier of the subject.
        indexes: columns of each index.
    """

    name: ClassVar[str]
    columns: ClassVar[Columns]
    indexes: ClassVar[tuple[tuple[str, ...], ...]]

    @abstractmethod
    def rows(self, history: SubjectHistory) -> Rows:
        """Return all rows of a subject, in any order."""

    @abstractmethod
    def difference(self, change: PlainChange) -> RowDifference | None:
        """Return the rows that a plain fact changes; None if it changes none."""


class FactView(View):
    """A view whose rows follow from one fact each."""

    @abstractmethod
    def rows_of_fact(self, subject: str, placed: PlacedFact) -> Rows:
        """Return the rows of one fact."""

    def rows(self, history: SubjectHistory) -> Iterator[Row]:
        """Return the rows of all facts."""
        for placed in history.chain.placed:
            yield from self.rows_of_fact(history.subject, placed)

    def difference(self, change: PlainChange) -> RowDifference | None:
        """Return the rows of the new fact: it changes no others."""
        rows = [*self.rows_of_fact(change.subject, change.placed)]
        return RowDifference((), rows) if rows else None


class SettingView(View):
    """A view whose rows follow from one setting each, with the days it holds."""

    @abstractmethod
    def rows_of_setting(self, subject: str, setting: CorrectedSetting) -> Rows:
        """Return the rows of one setting."""

    def rows(self, history: SubjectHistory) -> Iterator[Row]:
        """Return the rows of all settings."""
        for setting in history.corrected_settings:
            yield from self.rows_of_setting(history.subject, setting)

    def difference(self, change: PlainChange) -> RowDifference | None:
        """Return the rows of the settings that the new fact changes."""
        if not change.added:
            return None
        removed, added = (
            [row for one in some for row in self.rows_of_setting(change.subject, one)]
            for some in (change.removed, change.added)
        )
        kept = {*removed} & {*added}
        return RowDifference(
            [row for row in removed if row not in kept],
            [row for row in added if row not in kept],
        )


class StateView(View):
    """A view whose rows follow from the state of a subject.

    Attributes:
        fields: the state fields that it reads; it is given no others.
        kinds: of the entries that it reads; it is given no others.
        families: of the subjects that it has rows of; empty means all.
    """

    fields: ClassVar[tuple[str, ...]] = ()
    kinds: ClassVar[tuple[str, ...]] = ()
    families: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def rows_of_state(self, state: DeclaredState) -> Rows:
        """Return the rows of a subject."""

    def covers(self, family: str) -> bool:
        """Return whether subjects of a family have rows in it."""
        return not self.families or family in self.families

    def rows(self, history: SubjectHistory) -> Rows:
        """Return the rows of a subject; none if its family is not covered."""
        if not self.covers(history.family):
            return ()
        return self.rows_of_state(
            DeclaredState(history, self.name, self.fields, self.kinds)
        )

    def difference(self, change: PlainChange) -> None:  # noqa: ARG002 - none changes it
        """Return None: what a view declares is set by no plain fact."""
        return
