"""Views with rows of single settings: values of fields, with the days they hold."""

from projections.projector.columns import (
    DAYS,
    ID,
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
        **DAYS,
    )
    indexes = (("subject", "field", "known_until", "counts_until", "counts_from"),)

    def rows_of_setting(self, subject: str, setting: CorrectedSetting) -> Rows:
        """Return the row of one setting."""
        ((field, item, value, entry, ties), *days), changed_by = setting
        others = ",".join(map(str, ties))
        json = encode_json(value)
        return [(subject, field, item, json, entry, changed_by, others, *days)]


class Ties(SettingView):
    """One row per setting whose order to other settings is not known, with the days."""

    name = "tie"
    columns = make_columns(
        subject=ID, field=TEXT, item=TEXT, entry=POSITION, ties=TEXT, **DAYS
    )
    indexes = (("subject", "known_until"), ("entry", "field", "item"))

    def rows_of_setting(self, subject: str, setting: CorrectedSetting) -> Rows:
        """Return a row if the setting has ties."""
        ((field, item, _, entry, ties), *days), _ = setting
        if not ties:
            return ()
        return [(subject, field, item, entry, ",".join(map(str, ties)), *days)]
