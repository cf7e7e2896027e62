"""Steps: a ledger of the first format is opened by a newer program."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa
from pytest_bdd import given, parsers, scenarios, then, when

from api.container import Services, build_services
from api.output.doctor import examine_ledger
from api.settings import Settings
from projections.projector.projector import Projector
from store.database.read_only import forbid_recording
from store.engine import open_engine, settings_of
from store.errors import LedgerFormatError
from store.formats import LATEST
from store.reader import LogReader
from store.records import LogRow
from store.tables import ledger_settings
from tests.support.desks import NAME, furnish, make_desk
from tests.support.earlier_formats import make_format_1
from tests.support.examples import formed
from tests.support.log_examples import NOON, Clock

scenarios("upgrading_a_ledger.feature")


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Name the record."""
    return f"sqlite:///{tmp_path / NAME}"


@pytest.fixture
def engine(address: str) -> Iterator[sa.Engine]:
    """Open the record, with nothing changed in it."""
    opened = open_engine(address)
    yield opened
    opened.dispose()


@given(
    'a record of the first format with the groups "Alpha" and "Beta"',
    target_fixture="before",
)
def _(tmp_path: Path) -> Sequence[LogRow]:
    desk = make_desk(tmp_path)
    for name in ("Alpha", "Beta"):
        desk.record(formed(name, "2019", "minamata"))
    Projector(desk.log).catch_up()
    make_format_1(desk.engine)
    rows = LogReader(desk.engine).rows_after(0, 10)
    desk.engine.dispose()
    return rows


@given("a newer program has upgraded it to a format that nobody knows yet")
def _(address: str) -> None:
    opened = open_engine(address)
    chosen = ledger_settings.c.name == "format_version"
    with opened.begin() as connection:
        newer = sa.update(ledger_settings).where(chosen).values(value=str(LATEST + 1))
        connection.execute(newer)
    opened.dispose()


@when(
    parsers.re("a program opens it for (?P<purpose>writing|reading)"),
    target_fixture="services",
)
def _(engine: sa.Engine, address: str, purpose: str) -> Services:
    if purpose == "reading":
        forbid_recording(engine, "it was opened for reading", tables=True)
    return build_services(engine, Settings(database=address))


@then(parsers.re("it has the (?P<which>first|latest) format"))
def _(engine: sa.Engine, which: str) -> None:
    expected = "1" if which == "first" else str(LATEST)
    assert settings_of(engine)["format_version"] == expected


@then("all its entries are as they were")
def _(engine: sa.Engine, before: Sequence[LogRow]) -> None:
    assert LogReader(engine).rows_after(0, 10) == before


@then(
    "an examination says that rows have had digests since their recording from "
    "position 3 on"
)
def _(services: Services) -> None:
    answer, _ = examine_ledger(services)
    found = {row["check"].value: str(row["found"].value) for row in answer.rows}
    assert found["digests since recording"].startswith("from position 3 on")
    assert found["rows of the log"] == "all as recorded"


@then('the groups "Alpha" and "Beta" are shown')
def _(services: Services) -> None:
    desk = furnish(services.engine, Clock(NOON))
    assert all(desk.fields(f"body:{one}", "2021-01-01") for one in ("alpha", "beta"))


@then('opening it says "this program is too old"')
def _(address: str) -> None:
    with pytest.raises(LedgerFormatError, match="this program is too old"):
        open_engine(address)
