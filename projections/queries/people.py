"""The personal names of people, as far as they are kept."""

from collections.abc import Collection

from projections.moment import Moment
from projections.queries.values import select_settings
from projections.reader import Reader

PERSONAL_NAME = "personal_name"
"""The state field of an actor that holds the commitment to a person's name."""


def read_personal_names(
    reader: Reader, moment: Moment, subjects: Collection[str]
) -> dict[str, str]:
    """Read the names of people among actors, by identifier; erased ones are left out.

    Args:
        subjects: identifiers of actors.
    """
    if not subjects:
        return {}
    rows = reader.rows(select_settings(list(subjects), moment, (PERSONAL_NAME,)))
    values = reader.personal_values([row.entry for row in rows])
    names = {row.subject: values.get((row.entry, PERSONAL_NAME)) for row in rows}
    return {subject: name for subject, name in names.items() if name}
