"""Recording on the command line: one entry, several, amendments, doubts."""

import io
from pathlib import Path

import pytest

from tests.support.command_line import MET, CommandLine, met

pytest_plugins = ("tests.support.command_line_fixtures",)


def test_an_entry_is_recorded_in_one_command(own_trilogue: CommandLine) -> None:
    """What, when, who, which area, which source."""
    told = own_trilogue(
        "--actor=officer-1",
        "--entity=minamata",
        *MET,
        "--occurred=2021-06",
        "--title=Task force met",
        "--title=zh=工作队开会",
        "--set=place.zh.official=日内瓦",
        "--set=participants=actor:brs",
        "--set=participants=actor:minamata",
        "--source=document=mc-cop4-mc-3-11-report,para=3,words=a, b",
        "--concerns=area:mc-3-11/gender",
    )
    (row,) = own_trilogue.rows("timeline", "task-force-2026")
    held = own_trilogue.rows("show", "task-force-2026", "--lang", "zh")

    assert told.code == 0, told.err
    assert told.out.startswith("recorded as entry ")
    assert (row["occurred"], row["recorded_by"]) == ("2021-06", "officer-1")
    assert row["entity"] == "minamata"
    assert row["sources"][0]["words"] == "a, b"
    assert ("place", "日内瓦") in [(one["field"], one["value"]) for one in held]


def test_the_same_key_records_once(own_trilogue: CommandLine) -> None:
    """Recording again under a key gives the entry that stands there."""
    first = met(own_trilogue, "--key=k1")
    again = met(own_trilogue, "--key=k1")

    other = own_trilogue(*MET, "--occurred=2025", "--key=k1")

    assert first.out.startswith("recorded as entry ")
    assert again.out.startswith("stands already as entry ")
    assert (other.code, "the key already stands for" in other.err) == (2, True)


def test_a_likely_duplicate_is_a_doubt(own_trilogue: CommandLine) -> None:
    """It can be confirmed, or recorded as a further source."""
    met(own_trilogue)

    doubted = met(own_trilogue)
    confirmed = met(own_trilogue, "--confirm")

    assert doubted.code == 2
    assert "trilogue attest" in doubted.err
    assert "--confirm" in doubted.err
    assert confirmed.code == 0


def test_a_plan_that_a_meeting_may_fulfil_needs_no_further_source(
    own_trilogue: CommandLine,
) -> None:
    """A source that says that it was held says more than the plan."""
    doubted = own_trilogue(
        *("record", "meeting.held", "--subject=cop-6-geneva"),
        *("--occurred=2025-11-03/2025-11-07", "--set=body=actor:minamata-cop"),
    )

    assert "which ends the plan" in doubted.err
    assert "trilogue attest" not in doubted.err


def test_a_dry_run_records_nothing(own_trilogue: CommandLine) -> None:
    """Everything is checked and nothing stays."""
    told = met(own_trilogue, "--dry-run")

    shown = own_trilogue("show", "task-force-2026")

    assert (told.code, told.out.startswith("would record")) == (0, True)
    assert shown.code == 2


def test_a_dry_run_says_what_the_report_would_say(own_trilogue: CommandLine) -> None:
    """The officer reads the sentence before it is recorded, and can improve it."""
    title = "Task force met on the joint report"

    of_ours = ("--set", "participants=actor:minamata")

    alien = met(own_trilogue, "--dry-run")
    told = met(own_trilogue, "--dry-run", "--title", title, *of_ours)

    assert alien.out.splitlines()[-1] == "in the report: nothing, no section tells it"
    assert told.out.splitlines()[-1].startswith(f"in the report: {title} (")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["show", "caf\udce9"], "'\\udce9' is no text in UTF-8"),
        (["correct", "9" * 20, "--set=place=x", "--reason=r"], "no entry #999"),
        (["timeline", "--limit", "9" * 20], "less than or equal to"),
        (
            ["attest", "1", "--source=document=MC-3/11,parra=3"],
            "'parra=' does not read: write one of document, para",
        ),
    ],
)
def test_what_no_ledger_holds_is_told_in_a_line(
    own_trilogue: CommandLine, typed: list[str], told: str
) -> None:
    """Bytes of another alphabet, numbers without end, a slip in a source's field."""
    refused = own_trilogue(*typed)

    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert told in refused.err


BATCH = """
- kind: meeting.held
  subject: task-force-2026
  occurred: 2026-11
- kind: meeting.attended
  subject: task-force-2026
  occurred: 2026-11
  participants: [actor:brs]
"""


def test_a_batch_is_one_unit(own_trilogue: CommandLine, tmp_path: Path) -> None:
    """Rows of a sheet, without name or keys; all of them or none."""
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(BATCH, encoding="utf-8")
    bad.write_text(BATCH.replace("2026-11\n  part", "2027\n  part"), encoding="utf-8")

    refused = own_trilogue("record", "--batch", str(bad))
    nothing = own_trilogue("show", "task-force-2026")
    told = own_trilogue("record", "--batch", str(good))

    assert refused.code == 2
    assert f"{bad}:7, occurred" in refused.err
    assert nothing.code == 2
    assert told.out.count("recorded as entry") == 2


def test_a_batch_is_read_from_stdin(
    own_trilogue: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JSON will do: it is YAML too."""
    rows = '[{"kind": "meeting.held", "subject": "m-1", "occurred": "2026-11"}]'
    monkeypatch.setattr("sys.stdin", io.StringIO(rows))

    told = own_trilogue("record", "--batch", "-")

    assert told.code == 0, told.err


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["record", "meeting.held"], "--subject"),
        ([*MET, "--set", "place"], "field=value"),
        ([*MET, "--set", "plce=Geneva"], "did you mean place"),
        ([*MET, "--occurred", "2015-02-29"], "2015-02-29"),
        ([*MET, "--occurred", "2030"], "planned_for"),
        ([*MET, "--source", "paragraf=3"], "document="),
        (["correct", "99999", "--set", "place=x", "--reason", "r"], "no entry"),
        (["correct", "x", "--set", "place=x", "--reason", "r"], "no entry"),
        (["correct", "1", "--set", "kind=x", "--reason", "r"], "record it anew"),
        (["correct", "1", "--set", "subject=x", "--reason", "r"], "record it anew"),
        (["correct", "1", "--set", "place=x", "--reason", "r"], "no such field"),
        (["withdraw", "1", "--reason", " "], "needs a reason"),
    ],
)
def test_a_refusal_records_nothing(
    own_trilogue: CommandLine, typed: list[str], told: str
) -> None:
    """One line says what would be right; the log stays as it was."""
    before = own_trilogue("export").out

    refused = own_trilogue(*typed)

    assert refused.code == 2
    assert told in refused.err
    assert refused.err.count("\n") == 1
    assert own_trilogue("export").out == before


def test_a_personal_name_shows_until_it_is_erased(own_trilogue: CommandLine) -> None:
    """The matrix names the lead officer; the log itself holds no name."""
    own_trilogue(
        "record",
        "actor.registered",
        "--subject=person/lead-1",
        "--set=actor_type=person",
        "--set=personal_name=Ada Example",
    )
    own_trilogue(
        "record",
        "role.assigned",
        "--subject=lead-officer/mc-3-11/gender/brs",
        "--occurred=2026-11",
        "--set=function=lead-officer",
        "--set=area=mc-3-11/gender",
        "--set=entity=brs",
        "--set=holder=actor:person/lead-1",
    )

    shown = _lead_of_gender(own_trilogue)
    (person,) = own_trilogue.rows("timeline", "person/lead-1", "--limit=9")[1:]
    told = own_trilogue("erase", f"{person['position']}", "--reason=asked to", "--yes")

    assert told.code == 0, told.err
    assert "the log stays as it is" in told.err
    assert shown == {
        "entity": "brs",
        "state": "named",
        "name": "Ada Example",
        "may_have_ended": False,
    }
    assert "Ada" not in own_trilogue("export").out
    assert _lead_of_gender(own_trilogue)["name"] == "person/lead-1"


def _lead_of_gender(trilogue: CommandLine) -> dict[str, object]:
    row = next(
        one
        for one in trilogue.rows("matrix")
        if one["reference"] == "area:mc-3-11/gender"
    )
    found: dict[str, object] = next(
        lead for lead in row["leads"] if lead["entity"] == "brs"
    )
    return found


def test_a_date_is_recorded_as_people_write_it(own_trilogue: CommandLine) -> None:
    """What was read is shown back; what can mean several dates is asked about."""
    told = own_trilogue(*MET, "--occurred=5\N{NO-BREAK SPACE}июля 2021 года")
    asked = own_trilogue(*MET, "--occurred=5/7/2021")
    (row,) = own_trilogue.rows("timeline", "task-force-2026")

    assert told.code == 0, told.err
    assert "was read as 2021-07-05, 5 July 2021" in told.err
    assert row["occurred"] == "2021-07-05"
    assert asked.code == 2
    assert "2021-07-05 for 5 July 2021 or" in asked.err
    assert "2021-05-07 for 7 May 2021" in asked.err


def test_a_date_in_a_batch_is_read_and_named_by_its_line(
    own_trilogue: CommandLine, tmp_path: Path
) -> None:
    """A sheet may say when as the document does."""
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(BATCH.replace("2026-11\n  part", "en juin 2026\n  part"), "utf-8")
    bad.write_text(BATCH.replace("2026-11\n  part", "early 2026\n  part"), "utf-8")

    refused = own_trilogue("record", "--batch", str(bad))
    told = own_trilogue("record", "--batch", str(good))

    assert f"{bad}:7" in refused.err
    assert "2026-33 for 1st quarter 2026" in refused.err
    assert told.out.count("recorded as entry") == 2
    assert f'{good}:5: occurred: "en juin 2026" was read as 2026-06' in told.err


def test_all_that_is_wrong_is_told_with_its_field(own_trilogue: CommandLine) -> None:
    """A wrong date, amount and currency are mended in one go."""
    told = own_trilogue(
        *("record", "agreement.signed", "--subject=services", "--occurred=2020-13"),
        *("--set=amount=much", "--set=currency=dollars"),
    )

    assert told.code == 2
    fields = [line.partition(":")[0] for line in told.err.splitlines()]
    assert fields == ["amount", "currency", "occurred"]


def test_a_new_subject_is_shown_by_its_reference(own_trilogue: CommandLine) -> None:
    """A slip in a reference shows, in a dry run before anything is recorded."""
    dry = met(own_trilogue, "--dry-run")
    first = met(own_trilogue)
    second = own_trilogue(*MET[:1], "meeting.closed", *MET[2:], "--occurred=2026-11")

    assert dry.out.splitlines()[1] == "creates meeting:task-force-2026"
    assert first.out.splitlines()[1:] == ["creates meeting:task-force-2026"]
    assert (second.code, second.out.count("\n")) == (0, 1)


def test_a_doubt_names_subjects_by_their_names(own_trilogue: CommandLine) -> None:
    """Name or title first, with the reference to type in brackets."""
    met(own_trilogue, "--title=Call on waste")

    again = met(own_trilogue)
    other = own_trilogue(
        *("record", "body.member-joined", "--subject=joint-taskforce"),
        "--set=member=actor:brs",
    )

    assert "of Call on waste (meeting:task-force-2026) may say the same" in again.err
    assert (
        "did you mean Joint task force on chemicals and waste (body:joint-task-force) "
        "(entry "
    ) in other.err


def test_a_person_is_recorded_without_a_reference(own_trilogue: CommandLine) -> None:
    """A name in the reference would stand in the log for ever."""
    named = ("record", "actor.registered", "--set=personal_name=Ada Example")

    told = own_trilogue(*named)
    doubted = own_trilogue(*named, "--subject=person/ada-example")

    assert told.code == 0, told.err
    assert "actor:person/" in told.out
    assert "ada" not in told.out
    assert doubted.err.startswith("actor:person/ada-example would be kept for ever")
    assert "write person/ alone" in doubted.err


def test_dates_to_choose_from_are_options_to_be_typed(
    own_trilogue: CommandLine,
) -> None:
    """With the field that each is for, and with the quotes that a shell needs."""
    met = own_trilogue(*MET, "--occurred=5/7/2021")
    planned = own_trilogue(
        *("record", "meeting.planned", "--subject=x", "--set=planned_for=spring 2018")
    )

    assert met.err.startswith('occurred: "5/7/2021" cannot be taken as a date')
    assert "write --occurred 2021-07-05 for 5 July 2021 or --occurred" in met.err
    assert "write --set 'planned_for=[2018-03..2018-05]' for some" in planned.err


def test_a_corrected_date_is_chosen_with_set(own_trilogue: CommandLine) -> None:
    """A correction has no option of its own for the date."""
    told = own_trilogue("correct", "1", "--set=occurred=5/7/2021", "--reason=r")

    assert "write --set occurred=2021-07-05 for 5 July 2021 or" in told.err


def test_who_records_is_checked_together_with_what(own_trilogue: CommandLine) -> None:
    """A wrong entity, kind, date and option are mended in one go."""
    told = own_trilogue(
        *("--entity=minimata", "record", "Meeting.Held", "--subject=x"),
        *("--occurred=31/02/2021", "--set=attended", "--concerns=gender"),
    )

    lines = told.err.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "'attended' does not read",
        "kind",
        "occurred",
        "concerns",
        "entity",
    ]
    assert "did you mean meeting.held?" in told.err


def test_an_entity_is_recorded_in_the_spelling_of_the_ledger(
    own_trilogue: CommandLine,
) -> None:
    """Its entries are counted together, however it was typed."""
    told = own_trilogue("--entity=\u00a0BRS", *MET, "--occurred=2026-06")
    (row,) = own_trilogue.rows("timeline", "task-force-2026")

    assert told.code == 0, told.err
    assert row["entity"] == "brs"


def test_a_title_in_a_language_that_no_ledger_has_is_refused(
    own_trilogue: CommandLine,
) -> None:
    """It is not taken for an English title that begins with de=."""
    told = own_trilogue(*MET, "--title=de=Anruf", "--occurred=2026-06")

    assert told.code == 2
    assert told.err.startswith("title: 'de' is not one of the languages en, fr")
