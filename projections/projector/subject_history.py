"""One subject as known at one position: its facts in order, and what they set."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Self
from uuid import UUID

from domain.entry import Entry, Fact
from domain.references import Ref
from domain.state.amendments import apply_amendments
from domain.state.fold import SettingInterval, setting_intervals
from domain.state.order import OrderedFacts, order_facts
from domain.state.other_subjects import OtherSubjects

_NONE: Mapping[str, int] = {}


class CorrectedSetting(NamedTuple):
    """A setting with its days, and the position of the correction that set it, or 0."""

    row: SettingInterval
    changed_by: int

    @classmethod
    def of(cls, row: SettingInterval, corrections: Mapping[str, int]) -> Self:
        """Find the last correction of a setting: of its field or of its entry's date.

        Args:
            corrections: field -> correction of the entry that the setting comes from.
        """
        if not corrections:
            return cls(row, 0)
        field = row.setting.field
        last = max(corrections.get(field, 0), corrections.get("occurred", 0))
        return cls(row, last)


class SubjectHistory:
    """What the rows of a subject are made from.

    Args:
        subject_id: the subject (of several joined ones, the one they became).
        entries: its entries up to the position, in the order of the log; at least one.
        others: what is known of other subjects.

    Attributes:
        subject: its identifier as tables keep it: 32 hexadecimal digits.
    """

    def __init__(
        self, subject_id: UUID, entries: Sequence[Entry], others: OtherSubjects
    ) -> None:
        self.subject = subject_id.hex
        self.entries = entries
        self.others = others

    @cached_property
    def facts(self) -> list[Fact]:
        """The facts: entries with their corrections, without the withdrawn ones."""
        return apply_amendments(self.entries, self.others)

    @cached_property
    def chain(self) -> OrderedFacts:
        """The facts in the order in which they count."""
        return order_facts(self.facts)

    @cached_property
    def settings(self) -> list[SettingInterval]:
        """Every setting with the days on which it holds."""
        return setting_intervals(self.chain)

    @cached_property
    def corrected_settings(self) -> list[CorrectedSetting]:
        """Every setting, and the correction that it comes from."""
        changed_by = {f.position: f.changed_by for f in self.facts if f.changed_by}
        return [
            CorrectedSetting.of(row, changed_by.get(row.setting.position, _NONE))
            for row in self.settings
        ]

    @cached_property
    def refs(self) -> list[Ref]:
        """The references under which its entries were recorded, the oldest first."""
        return list(dict.fromkeys(entry.subject for entry in self.entries))

    @property
    def family(self) -> str:
        """The family of its latest reference."""
        return self.refs[-1].family
