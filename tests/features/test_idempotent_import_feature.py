"""Steps of ``idempotent_import.feature``."""

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from api.importing.importer import Imported, import_sheets
from api.importing.sheets import read_sheet_text
from domain.errors import DomainError
from tests.support.desks import OFFICER, Desk
from tests.support.examples import reference
from tests.support.feature_patterns import ENTITY, NAME, REASON, WHEN, redated, voided

pytest_plugins = ("tests.support.steps",)

scenarios("idempotent_import.feature")

HEAD = """\
name: minutes
source: {document: minutes-of-the-group, day: 2021-06-30}
entries:
"""
ROW = """\
  - key: %s
    kind: %s
    subject: %s
    occurred: %s
    title: {en: As the minutes say}
"""


def _import(desk: Desk, sheet: str, reason: str = "") -> Imported:
    return import_sheets(
        [read_sheet_text(HEAD + sheet, "minutes.yaml")],
        desk.ledger,
        desk.log,
        OFFICER,
        today=desk.reader.today(),
        as_corrections=reason,
        confirmed=True,
    )


@given(
    parsers.re(f"a sheet says that {NAME} was formed in {WHEN}"), target_fixture="sheet"
)
@given(
    parsers.re(f"the sheet says now that {NAME} was formed in {WHEN}"),
    target_fixture="sheet",
)
def _(name: str, when: str) -> str:
    return ROW % ("formed", "body.formed", reference("body", name), when)


@given(
    parsers.re(f"the sheet also says that {ENTITY} joined {NAME} in {WHEN}"),
    target_fixture="sheet",
)
def _(sheet: str, entity: str, name: str, when: str) -> str:
    row = ROW % ("joined", "body.member-joined", reference("body", name), when)
    return f"{sheet}{row}    member: actor:{entity}\n"


@given("the sheet was imported", target_fixture="imported")
@when("the sheet is imported again", target_fixture="imported")
def _(desk: Desk, sheet: str) -> Imported:
    return _import(desk, sheet)


@when(
    parsers.re(f"the sheet is imported as corrections, {REASON}"),
    target_fixture="imported",
)
def _(desk: Desk, sheet: str, reason: str) -> Imported:
    return _import(desk, sheet, reason)


@when("somebody tries to import the sheet", target_fixture="refusal")
def _(desk: Desk, sheet: str) -> DomainError:
    with pytest.raises(DomainError) as caught:
        _import(desk, sheet)
    return caught.value


@given(parsers.re(f"the row's entry was corrected to {WHEN}, {REASON}"))
def _(desk: Desk, imported: Imported, when: str, reason: str) -> None:
    desk.record(redated(imported.entries[0], when, reason))


@given(parsers.re(f"the row's entry was withdrawn, {REASON}"))
def _(desk: Desk, imported: Imported, reason: str) -> None:
    desk.record(voided(imported.entries[0], reason))


@then("nothing is recorded")
def _(imported: Imported) -> None:
    assert (imported.recorded, imported.corrected) == (0, 0)


@then(parsers.parse("{count:d} entry is recorded"))
def _(imported: Imported, count: int) -> None:
    assert (imported.recorded, imported.corrected) == (count, 0)


@then(parsers.re(rf"nothing is stated of {NAME} on (?P<day>\S+)"))
def _(desk: Desk, name: str, day: str) -> None:
    assert desk.fields(reference("body", name), day) == {}
