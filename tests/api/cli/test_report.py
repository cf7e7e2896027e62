"""The joint report on the command line, from the founding history."""

from pathlib import Path

import pytest

from tests.support.cli_reports import FOR, PERIOD, REPORT, for_entity, made, text_file
from tests.support.command_line import CommandLine

pytest_plugins = ("tests.support.command_line_fixtures",)

pytestmark = pytest.mark.slow

ENTITIES = ("minamata", "brs", "chemicals-and-health")


@pytest.fixture
def typed(own_trilogue: CommandLine) -> CommandLine:
    """Give a command line on a ledger of its own, for an edition in two languages."""
    return own_trilogue


def test_a_preview_is_written_and_records_nothing(
    trilogue: CommandLine, tmp_path: Path
) -> None:
    """The session's name is enough; the file is there, and the log as it was."""
    place = tmp_path / "report.md"
    before = trilogue("export").out

    told = trilogue(
        *("report", "--for=Minamata COP-4", *PERIOD),
        *("--format=md", "--lang=zh", "-o", str(place)),
    )

    assert (told.code, told.err) == (0, f"wrote {place}\n")
    assert "联合工作队" in place.read_text(encoding="utf-8")
    assert trilogue("export").out == before


def test_the_same_edition_gives_the_same_bytes(
    typed: CommandLine, tmp_path: Path
) -> None:
    """What an edition writes does not change with what is recorded later."""
    made(typed)
    place = tmp_path / "report.docx"
    options = ("--edition=1", "--lang=zh", "-o", str(place))
    typed("report", *FOR, *options)
    first = place.read_bytes()

    typed("report", "write", "introduction", *FOR, "--how=fills", *text_file(tmp_path))
    typed("rebuild")
    told = typed("report", *FOR, *options)

    assert told.code == 0
    assert place.read_bytes() == first


def test_an_edition_goes_through_its_life(typed: CommandLine) -> None:
    """Made, endorsed by three, submitted: each step is told, and stands in the log."""
    made(typed)

    told = [for_entity(typed, one, "endorse", *FOR, "--edition=1") for one in ENTITIES]
    submitted = typed("report", "submit", *FOR)

    assert [one.err for one in told] == [
        "not yet: actor:brs, actor:chemicals-and-health\n",
        "not yet: actor:chemicals-and-health\n",
        "the edition is final\n",
    ]
    assert submitted.code == 0
    (edition,) = typed.rows("report", "status", *FOR)
    assert edition["is_final"]


def test_who_declines_is_told_and_asked_about(typed: CommandLine) -> None:
    """What is not final is submitted only by who says so."""
    made(typed)
    for_entity(typed, "brs", "decline", *FOR, "--edition=1", "--reason=zh=日历有误。")

    refused = typed("report", "submit", *FOR)
    confirmed = typed("report", "submit", *FOR, "--confirm")

    assert refused.code == 2
    assert "actor:brs declined it" in refused.err
    assert confirmed.code == 0


def test_nobody_endorses_without_an_entity(typed: CommandLine) -> None:
    """The refusal says how to name it."""
    made(typed)

    told = typed("report", "endorse", *FOR, "--edition=1")

    assert told.code == 2
    assert "say for which entity you record" in told.err


def test_the_masthead_shows_what_was_planned(
    typed: CommandLine, tmp_path: Path
) -> None:
    """Symbol, agenda item and title stand on the first page, whatever day it is of."""
    place = tmp_path / "report.md"
    typed(
        *("report", "plan", "UNEP/EXAMPLE/1", "--for=minamata-cop-4-resumed"),
        *("--agenda-item=4 (j)", "--name=Report on working together"),
    )

    typed(
        *("report", "--for=UNEP/EXAMPLE/1", *PERIOD, "--lang=en"),
        *("--format=md", "-o", str(place)),
    )

    page = place.read_text(encoding="utf-8")
    assert "UNEP/EXAMPLE/1" in page
    assert "4 (j)" in page
    assert "Report on working together" in page


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.html", b"<!doctype html>"), ("a.akn", b"<?xml"), ("a", b"PK")],
)
def test_the_name_of_the_file_says_its_format(
    typed: CommandLine, tmp_path: Path, name: str, begins: bytes
) -> None:
    """A file whose name says none is a Word file."""
    place = tmp_path / name

    typed("report", *FOR, *PERIOD, "--lang=en", "-o", str(place))

    assert place.read_bytes().startswith(begins)


@pytest.mark.parametrize("period", ["../2018", "Spring"])
def test_a_plan_needs_a_period_with_both_ends(typed: CommandLine, period: str) -> None:
    """What could never be reported on is refused when it is planned."""
    told = typed(
        "report", "plan", "A/1", "--for=minamata-cop-4-resumed", f"--period={period}"
    )

    assert told.code == 2
    assert period in told.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "say which report"),
        (("--for=Minamata COP-4",), "needs a reporting period"),
        (("--for=COP-4", *PERIOD), "meeting:minamata-cop-4-resumed"),
        (("--for=Atlantis COP-1", *PERIOD), "knows no subject"),
        ((*FOR, *PERIOD, "--format=odt"), "it can be docx, pdf, html, md"),
        ((*FOR, "--edition=7"), "has no edition 7; none was made yet"),
        ((*FOR, "--period=2018", "--mapping=nowhere.yaml"), "cannot be read"),
        ((*FOR, "--period=../2018"), "it has no beginning"),
    ],
)
def test_what_cannot_be_written_is_refused(
    trilogue: CommandLine, arguments: tuple[str, ...], said: str
) -> None:
    """Each refusal says in a line what to give instead."""
    told = trilogue("report", *arguments)

    assert told.code == 2
    assert said in told.err
    assert len(told.err.splitlines()) == 1


def test_the_checklist_and_the_differences_are_rows(
    typed: CommandLine, tmp_path: Path
) -> None:
    """Both can be read by a program."""
    made(typed)
    typed("report", "write", "introduction", *FOR, "--how=fills", *text_file(tmp_path))

    items = typed.rows("report", "checklist", *FOR, *PERIOD, "--lang=en")
    changes = typed.rows("report", "diff", *FOR, "--edition=1")

    assert "role-unnamed" in {one["rule"] for one in items}
    assert "In short." in {one["new"] for one in changes}


def test_a_planned_report_is_for_several_sessions(typed: CommandLine) -> None:
    """One document may be for several sessions, and bear a symbol of each."""
    told = typed(
        *("report", "plan", "joint-report-2027", "--symbol=A/1", "--symbol=B/2"),
        *("--for=minamata-cop-4", "--for=minamata-cop-4-resumed", "--name=Report"),
    )

    life = typed("report", "status", "--for=B/2")
    assert told.code == 0
    assert "for meeting:minamata-cop-4, meeting:minamata-cop-4-resumed" in life.out


def test_the_calendar_is_that_of_a_chosen_time(
    typed: CommandLine, tmp_path: Path
) -> None:
    """Whoever writes for next year lists next year's meetings; an open time is none."""
    made(typed)
    place = tmp_path / "report.md"
    then = "--as-of=2021-07-05"
    ask = ("report", *FOR, then, "--format=md", "--lang=en", "-o", str(place))

    told = typed(*ask, "--calendar=2022")
    refused = typed(*ask, "--calendar=2022/..")

    assert told.code == 0
    assert "The meetings of 2022 that" in place.read_text(encoding="utf-8")
    assert refused.code == 2
    assert "it has no end" in refused.err


@pytest.mark.parametrize(
    "option",
    ["--as-of=2020-01-01", "--known-at=#9", "--period=2019/2020", "--calendar=2021"],
)
def test_an_edition_is_not_asked_to_be_another(typed: CommandLine, option: str) -> None:
    """Silently writing what it was would pass for what was asked."""
    made(typed)

    told = typed("report", *FOR, "--edition=1", option, "-o", "-")

    assert (told.code, told.out) == (2, "")
    assert f"leave out {option.partition('=')[0]}, or leave out --edition" in told.err


def test_all_reports_are_listed(typed: CommandLine) -> None:
    """The newest first, each with where it stands."""
    made(typed)
    for_entity(typed, "brs", "endorse", *FOR, "--edition=1")

    rows = typed.rows("report", "list")
    shown = typed("report", "list").out

    assert [row["report"] for row in rows][-1] == f"document:{REPORT}"
    assert (rows[-1]["status"], rows[-1]["editions"]) == ("drafted", 1)
    assert "1 of 3" in shown


def test_where_a_report_stands_is_said_once(typed: CommandLine) -> None:
    """Without an edition there is nothing but its state."""
    typed("report", "plan", "X/1", "--for=Minamata COP-4")

    told = typed("report", "status", "--for=X/1").out

    assert told.splitlines() == [
        "no edition was made yet",
        "document:X/1: planned",
        "for meeting:minamata-cop-4",
    ]


def test_reports_are_listed_in_the_language_of_the_settings(
    typed: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Headings, states and notes are in the reader's language; JSON keeps the codes."""
    monkeypatch.setenv("TRILOGUE_LANGUAGE", "fr")
    empty = typed("report", "texts", *FOR).out
    made(typed)

    listed = typed("report", "list").out
    stood = typed("report", "status", *FOR).out
    rows = typed.rows("report", "list")

    assert "Situation" in listed.splitlines()[0]
    assert "0 sur 3" in listed
    assert "rédigé" in listed
    assert "drafted" in {row["status"] for row in rows}
    assert "Approbations" in stood.splitlines()[0]
    assert f"{REPORT}\u00a0: rédigé" in stood
    assert empty.startswith("personne n’a rédigé de texte")
