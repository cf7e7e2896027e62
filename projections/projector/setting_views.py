"""Views with rows of single settings: values of fields, with the days they hold."""

from projections.projector.columns import (
    DAYS,
    ID,
    NUMBER,
    POSITION,
    TEXT,
    encode_json,
    make_columns,
)
from projections.projector.subject_history import CorrectedSetting
from projections.projector.view import Rows, SettingView


class Settings(SettingView):
    """One row per field, item, value and entry, with the days it holds."""

    name = "setting"
    columns = make_columns(
        subject=ID,
        field=TEXT,
        item=TEXT,
        value=TEXT,
        entry=POSITION,
        changed_by=POSITION,
        ties=TEXT,
        may_end_from=NUMBER,
        **DAYS,
    )
    indexes = (("subject", "field", "known_until", "counts_until", "counts_from"),)

    def rows_of_setting(self, subject: str, setting: CorrectedSetting) -> Rows:
        """Return the row of one setting."""
        (held, *days, may_end_from), changed_by = setting
        others = ",".join(map(str, held.ties))
        json = encode_json(held.value)
        own = held.field, held.item, json, held.position, changed_by, others
        return [(subject, *own, may_end_from, *days)]


class Ties(SettingView):
    """One row per setting whose order to other settings is not known, with the days."""

    name = "tie"
    columns = make_columns(
        subject=ID, field=TEXT, item=TEXT, entry=POSITION, ties=TEXT, **DAYS
    )
    indexes = (("subject", "known_until"), ("entry", "field", "item"))

    def rows_of_setting(self, subject: str, setting: CorrectedSetting) -> Rows:
        """Return a row if the setting has ties."""
        (held, *days, _), _ = setting
        if not held.ties:
            return ()
        others = ",".join(map(str, held.ties))
        return [(subject, held.field, held.item, held.position, others, *days)]
