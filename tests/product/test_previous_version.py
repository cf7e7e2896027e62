"""A ledger and an export of the version before fields were retired: they open for ever.

Both have the founding history as it was then, and a few entries besides: an agreement
with the retired ``meeting``, an area with the retired ``scope``, corrections,
withdrawals, two subjects joined, and an edition of a report.
"""

import lzma
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from api.cli.files.init_ledger import founding_sheets
from api.container import build_services
from api.settings import Settings
from domain.content import Content
from domain.entry import Fact
from domain.recording.event_ids import event_id_of
from store.engine import open_engine
from tests.support.command_line import CommandLine
from tests.support.exports import rows_of
from tests.support.log_examples import Clock

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PREVIOUS = ROOT / "tests" / "recorded" / "previous"
AGREEMENT = "example-services-2026"
AREA = "area:example/area-2026"
SIGNED = "631"
FOUNDING = 630
"""The last position of the founding history of the kept ledger."""


@pytest.fixture
def previous(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Give a command line on a copy of the kept ledger."""
    place = tmp_path / "trilogue.db"
    place.write_bytes(lzma.decompress((PREVIOUS / "ledger.db.xz").read_bytes()))
    typed = CommandLine(place, monkeypatch)
    typed.clock = Clock(datetime(2026, 12, 1, tzinfo=UTC))
    return typed


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Give a command line on a ledger made from the kept export."""
    export = tmp_path / "export.jsonl"
    export.write_bytes(lzma.decompress((PREVIOUS / "export.jsonl.xz").read_bytes()))
    typed = CommandLine(tmp_path / "loaded.db", monkeypatch)
    typed.clock = Clock(datetime(2026, 12, 1, tzinfo=UTC))
    told = typed("load", str(export), "--log-alone")
    assert told.code == 0, told.err
    return typed


def values(typed: CommandLine, subject: str) -> dict[str, object]:
    """Give the fields of a subject that hold one value."""
    return {row["field"]: row["value"] for row in typed.rows("show", subject)}


@pytest.mark.parametrize("ledger", ["previous", "loaded"])
def test_retired_fields_are_shown_as_they_were_recorded(
    ledger: str, request: pytest.FixtureRequest
) -> None:
    """Neither a meeting nor a scope is reinterpreted, whatever its kind."""
    typed: CommandLine = request.getfixturevalue(ledger)

    agreement, area = values(typed, AGREEMENT), values(typed, AREA)

    assert agreement["meeting"] == "meeting:minamata-cop-4"
    assert agreement.keys() & {"at_meeting", "for_meeting"} == set()
    assert (area["scope"], area.get("proposed_scope")) == ("tripartite", None)
    assert typed("doctor").code == 0


def test_kept_export_is_written_again_as_it_was(loaded: CommandLine) -> None:
    """Every entry is stored with the same bytes."""
    kept = lzma.decompress((PREVIOUS / "export.jsonl.xz").read_bytes())

    assert rows_of(loaded("export").out.encode()) == rows_of(kept)


def test_an_edition_that_was_made_says_what_it_said(
    previous: CommandLine, tmp_path: Path
) -> None:
    """Words that changed since change nothing of what was to be endorsed."""
    report = ("report", "--for=EXAMPLE/2026/1", "--edition=1", "--format=md")

    told = previous(*report, f"--output={tmp_path / 'edition.md'}")

    assert told.code == 0, told.err
    written = (tmp_path / "edition.md").read_text(encoding="utf-8")
    assert "Edition 1, as of 30 November 2026" in written


def test_a_correction_empties_a_retired_field_and_cannot_set_it(
    previous: CommandLine,
) -> None:
    """Whoever knows what was meant says so; the advice names both fields."""
    why = "--reason=The services are for the session."
    refused = previous("correct", SIGNED, "--set=meeting=minamata-cop-3", why)
    told = previous(
        "correct", SIGNED, "--set=meeting=", "--set=for_meeting=minamata-cop-4", why
    )

    assert (refused.code, told.code) == (2, 0), told.err
    assert "write at_meeting for" in refused.err
    assert "or for_meeting for" in refused.err
    agreement = values(previous, AGREEMENT)
    assert "meeting" not in agreement
    assert agreement["for_meeting"] == "meeting:minamata-cop-4"


@pytest.mark.parametrize(
    ("record", "advice"),
    [
        (("agreement.signed", "--set=meeting=minamata-cop-4"), "write at_meeting"),
        (("area.identified", "--set=scope=tripartite"), "write proposed_scope"),
        (("body.proposed", "--set=scope=tripartite"), "write proposed_scope"),
    ],
)
def test_a_new_entry_cannot_set_a_retired_field(
    previous: CommandLine, record: tuple[str, ...], advice: str
) -> None:
    """It is refused with the field to write instead, and nothing is recorded."""
    kind, field = record
    told = previous("record", kind, "--subject=new", field, "--confirm")

    assert told.code == 2
    assert advice in told.err


@pytest.mark.slow
def test_an_older_ledger_takes_the_corrected_history(
    previous: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it says of every founding entry what a new ledger says, and no more."""
    sheets = [str(one) for one in sorted((ROOT / "data").glob("*.yaml"))]
    upgrade = ("import", *sheets, "--as-corrections=The sheets were corrected")

    told = previous(*upgrade, "--confirm")
    again = previous("import", *sheets)

    new = CommandLine(tmp_path / "new.db", monkeypatch)
    new.clock = previous.clock
    assert (told.code, again.code) == (0, 0), told.err
    assert again.out.startswith("recorded 0, unchanged ")
    assert new("init").code == 0
    assert _facts(previous) == _facts(new)


def _facts(typed: CommandLine) -> dict[UUID, Content]:
    """Give what a ledger says of the founding history, by entry.

    It leaves out who recorded it, and entries that do not stand in the sheets.
    """
    settings = Settings(database=f"sqlite:///{typed.place}")
    engine = open_engine(settings.database)
    log = build_services(engine, settings, clock=typed.clock).log
    rows = [row for sheet in founding_sheets() for row in sheet.rows]
    keys = {event_id_of(row.entry_key) for row in rows}
    subjects = log.load({row.act.subject.subject_id for row in rows})
    engine.dispose()
    return {
        fact.event_id: replace(fact.content, by="", entity="", data=_public(fact))
        for subject in subjects.values()
        for fact in subject.facts
        if fact.event_id in keys or fact.position <= FOUNDING
    }


def _public(fact: Fact) -> dict[str, object]:
    """Leave personal values out: each ledger has a salt of its own for them."""
    hidden = fact.definition.personal
    return {key: value for key, value in fact.content.data.items() if key not in hidden}


def test_the_manual_leaves_retired_fields_out(previous: CommandLine) -> None:
    """Nobody is offered what cannot be recorded."""
    fields = {row["field"] for row in previous.rows("kinds", "agreement.signed")}

    assert {"at_meeting", "for_meeting"} <= fields
    assert "meeting" not in fields
