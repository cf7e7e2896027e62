"""What a view may read of a subject's state: the fields and kinds that it declares.

Whether an entry changes a view's rows is decided by what the view declares. So a view
is given that part of the state alone: reading another field is an error, not a row that
stays as it was.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from domain.entry import Entry, Fact
from domain.kinds import Life, definition_for_reading
from domain.references import Ref
from domain.state.contradictions import Timeline
from domain.state.fold import FOREVER, Setting, SettingInterval
from domain.state.order import PlacedFact
from projections.projector.subject_history import SubjectHistory


class UndeclaredFieldError(Exception):
    """A view reads a state field that it does not declare."""

    def __init__(self, *, view: str, field: str) -> None:
        super().__init__(f"the view {view!r} reads {field!r}: add it to its fields")
        self.view = view
        self.field = field


class StateInterval(NamedTuple):
    """Days on which none of a view's fields changes.

    Attributes:
        view, fields: the name of the view, and the fields that it declares.
        counts_from, counts_until: ordinals; the first day, and the one after the last.
    """

    view: str
    fields: Collection[str]
    settings: Mapping[tuple[str, str], SettingInterval]
    counts_from: int
    counts_until: int

    def setting(self, field: str) -> Setting | None:
        """Return a field's setting; None where no value holds.

        Raises:
            UndeclaredFieldError: the view does not declare the field.
        """
        if field not in self.fields:
            raise UndeclaredFieldError(view=self.view, field=field)
        found = self.settings.get((field, ""))
        return None if found is None or found[0].value is None else found.setting

    def value(self, field: str, default: object = None) -> object:
        """Return a field's value, or the default where no value holds.

        Raises:
            UndeclaredFieldError: the view does not declare the field.
        """
        found = self.setting(field)
        return default if found is None else found.value

    def cells(self) -> dict[str, Any]:
        """Return all fields that hold: (value, entry, day), of a collection a list.

        An entry is given by its position. The day is that from which the value may
        have ended; of a collection, the value is the item.
        """
        cells: dict[str, Any] = {}
        for (field, item), (held, *_, may_end_from) in sorted(self.settings.items()):
            if held.value is not None and item:
                cell = item, held.position, may_end_from
                cells.setdefault(field, []).append(cell)
            elif held.value is not None:
                cells[field] = held.value, held.position, may_end_from
        return cells


class DeclaredState:
    """A subject, as far as a view declares what it reads.

    Its references, amendments, opening and closing need no declaration: an entry that
    changes these is always projected in full.
    """

    def __init__(
        self,
        history: SubjectHistory,
        view: str,
        fields: Collection[str],
        kinds: Collection[str],
    ) -> None:
        self._history = history
        self._view, self._fields, self._kinds = view, fields, kinds
        self.subject = history.subject

    @property
    def refs(self) -> list[Ref]:
        """The references under which its entries were recorded, the oldest first."""
        return self._history.refs

    @property
    def amendments(self) -> list[Entry]:
        """Corrections, withdrawals, further sources and joins, in the log's order."""
        return [entry for entry in self._history.entries if entry.is_amendment]

    def life(self) -> tuple[Fact | None, Fact | None, bool]:
        """Return what opens its life, what closes it, and whether any fact is left."""
        timeline = Timeline(self._history.facts)
        return timeline.opening, timeline.closing, len(timeline) > 0

    def withdrawn_opening(self) -> tuple[int, int]:
        """Return a withdrawn opening, and a fact within the life that still stands.

        Both are given by position, 0 if the life has another opening or nothing stands.
        """
        timeline = Timeline(self._history.facts)
        stands = {fact.position for fact in timeline}
        openings = [
            entry.position
            for entry in self._history.entries
            if definition_for_reading(entry.content.kind).life is Life.OPENS
        ]
        if timeline.within is None or not openings or stands & {*openings}:
            return 0, 0
        return openings[-1], timeline.within.position

    def facts(self) -> list[PlacedFact]:
        """Return the facts of the declared kinds in the order in which they count."""
        placed = self._history.chain.placed
        return [one for one in placed if one.fact.content.kind in self._kinds]

    def settings(self) -> list[SettingInterval]:
        """Return the settings of the declared fields, with the days they hold."""
        rows = self._history.settings
        return [row for row in rows if row.setting.field in self._fields]

    def intervals(self) -> Iterator[StateInterval]:
        """Cut time into intervals in which none of the declared fields changes."""
        rows = self.settings()
        days = [*sorted({row.counts_from for row in rows}), FOREVER]
        for start, end in pairwise(days):
            holding = {
                (row.setting.field, row.setting.item): row
                for row in rows
                if row.counts_from <= start < row.counts_until
            }
            yield StateInterval(self._view, self._fields, holding, start, end)
