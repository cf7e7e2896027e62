"""One subject as known at one position: its facts in order, and what they set."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from domain.entry import Entry, Fact
from domain.references import Ref
from domain.state.amendments import apply_amendments
from domain.state.fold import FOREVER, Setting, SettingInterval, setting_intervals
from domain.state.order import OrderedFacts, order_facts


class Segment(NamedTuple):
    """Days, as ordinals, on which several settings hold together: from, and until."""

    settings: Mapping[tuple[str, str], Setting]
    counts_from: int
    counts_until: int

    def value(self, field: str, default: object = None) -> object:
        """Give a single field's value, or the default where it does not hold."""
        setting = self.settings.get((field, ""))
        return default if setting is None or setting.value is None else setting.value

    def items(self, field: str) -> list[Setting]:
        """Give a collection's items that hold, by item."""
        found = [s for (name, _), s in self.settings.items() if name == field]
        return sorted((s for s in found if s.value is not None), key=lambda s: s.item)


class History:
    """What the views of a subject are made from.

    Args:
        subject_id: the subject (of several that are one, the one they became).
        entries: its entries up to the position, in the order of the log.
    """

    def __init__(self, subject_id: UUID, entries: Sequence[Entry]) -> None:
        self.subject_id = subject_id
        self.entries = entries

    @cached_property
    def facts(self) -> list[Fact]:
        """The facts that stand."""
        return apply_amendments(self.entries)

    @cached_property
    def chain(self) -> OrderedFacts:
        """The facts in the order in which they count."""
        return order_facts(self.facts)

    @cached_property
    def rows(self) -> list[SettingInterval]:
        """Every setting with the days on which it holds."""
        return setting_intervals(self.chain)

    @cached_property
    def changed_by(self) -> Mapping[int, Mapping[str, int]]:
        """Position of a fact -> own or common field -> correction that set it."""
        return {f.position: f.changed_by for f in self.facts if f.changed_by}

    @cached_property
    def refs(self) -> list[Ref]:
        """The references under which its entries stand, the oldest first."""
        return list(dict.fromkeys(entry.subject for entry in self.entries))

    def segments(self, fields: Iterable[str]) -> Iterator[Segment]:
        """Cut time into stretches on which none of the given fields changes."""
        wanted = set(fields)
        rows = [row for row in self.rows if row.setting.field in wanted]
        days = [*sorted({row.counts_from for row in rows}), FOREVER]
        for start, end in pairwise(days):
            holding = {
                (row.setting.field, row.setting.item): row.setting
                for row in rows
                if row.counts_from <= start < row.counts_until
            }
            yield Segment(holding, start, end)
