"""Mandates that mirror each other: whichever of the two says so, both are told."""

from collections.abc import Collection
from typing import Any

import msgspec
import sqlalchemy as sa

from domain.references import Ref
from projections.moment import Moment
from projections.names.resolution import read_names
from projections.names.selects import select_members
from projections.prepared_statements import is_in, prepared
from projections.reader import Reader

MIRROR_FIELDS = ("mirrors", "mirrored_by")
"""State fields that name mandates that a mandate mirrors, or that mirror it."""


@prepared
def select_mirrors(scopes: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select what mandates whose entries name others mirror: subject, value."""
    setting, scope = moment.tables["setting"], moment.tables["scope"]
    naming = (
        sa.select(scope.c.subject)
        .where(is_in(scope.c.scope, scopes))
        .where(scope.c.scope != scope.c.subject)
        .where(scope.c.counts_from <= moment.day)
        .where(*moment.known(scope))
    )
    return (
        sa.select(setting.c.subject, setting.c.value)
        .where(setting.c.subject.in_(naming))
        .where(is_in(setting.c.field, MIRROR_FIELDS))
        .where(*moment.holds(setting))
        .order_by(setting.c.subject, setting.c.field)
    )


def read_mirrors(
    reader: Reader, moment: Moment, subjects: Collection[str]
) -> dict[str, list[str]]:
    """Give the mandates that say of themselves that they mirror others."""
    own = {r.member: r.subject for r in reader.rows(select_members(subjects, moment))}
    rows = reader.rows(select_mirrors(list(own), moment)) if own else ()
    names = read_names(reader, moment, list({row.subject for row in rows}))
    found: dict[str, list[str]] = {one: [] for one in subjects}
    for row in rows:
        value = msgspec.json.decode(row.value) or ()
        for named in (value,) if isinstance(value, str) else value:
            mirrored = own.get(Ref.parse(named).subject_id.hex)
            if mirrored:
                found[mirrored].append(str(names[row.subject].ref))
    return found
