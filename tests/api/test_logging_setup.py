"""One setting switches logging on; no record contains a personal value."""

import logging
import re
from collections.abc import Iterator

import pytest

from api.logging_setup import ROOT_LOGGER, configure_logging
from tests.support.command_line import CommandLine, Told

pytest_plugins = ("tests.support.command_line_fixtures",)

REGISTER = (
    "record",
    "actor.registered",
    "--subject=person/lead-1",
    "--set=personal_name=Ada Example",
    "--title=Registered by Ada Example",
)


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    logger = logging.getLogger(ROOT_LOGGER)
    level, handlers = logger.level, [*logger.handlers]
    yield
    logger.setLevel(level)
    logger.handlers[:] = handlers


def registered(
    trilogue: CommandLine, monkeypatch: pytest.MonkeyPatch, level: str
) -> Told:
    """Record an entry with a personal value, at a level of logging."""
    monkeypatch.setenv("TRILOGUE_LOG_LEVEL", level)
    told = trilogue(*REGISTER)
    assert told.code == 0, told.err
    return told


def test_a_command_logs_nothing_unless_asked_to(
    empty_trilogue: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By default only warnings and errors are logged."""
    monkeypatch.delenv("TRILOGUE_LOG_LEVEL", raising=False)

    told = empty_trilogue(*REGISTER)

    assert (told.code, told.err) == (0, "")


def test_info_shows_what_was_opened_and_recorded(
    empty_trilogue: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each record has its time in UTC, its level and its logger."""
    told = registered(empty_trilogue, monkeypatch, "info")

    time = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
    opened, *_, recorded = told.err.splitlines()
    assert re.search(f"{time} INFO trilogue.database: opened .+$", opened)
    assert re.search(
        f"{time} INFO trilogue.recording: recorded 1 to 1: actor.registered$", recorded
    )


def test_debug_shows_statements_and_their_number(
    empty_trilogue: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Statements are logged as they run, and counted when the ledger is closed."""
    told = registered(empty_trilogue, monkeypatch, "debug")

    statements = [
        line for line in told.err.splitlines() if "DEBUG trilogue.database: " in line
    ]
    assert any("INSERT INTO log" in line for line in statements)
    assert f"closed the ledger, {len(statements)} statements" in told.err


def test_no_record_contains_a_personal_value(
    empty_trilogue: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even at the lowest level: statements are logged without their values."""
    told = registered(empty_trilogue, monkeypatch, "debug")
    doubted = empty_trilogue(*REGISTER)

    assert (told.code, doubted.code) == (0, 2)
    assert "trilogue.database: INSERT INTO personal" in told.err
    assert "Ada" not in told.err + doubted.err


def test_refusal_is_logged_by_its_rule(
    empty_trilogue: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log shows which rule refused an entry, not the words of the entry."""
    registered(empty_trilogue, monkeypatch, "info")

    told = empty_trilogue(*REGISTER)

    assert "INFO trilogue.recording: refused: DoubtfulError\n" in told.err


def test_second_configuration_replaces_the_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A process that configures logging twice writes each record once."""
    configure_logging("debug")
    configure_logging("info")
    logger = logging.getLogger("trilogue.test")

    logger.info("one")
    logger.debug("two")

    assert capsys.readouterr().err.count("trilogue.test: ") == 1
