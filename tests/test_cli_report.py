"""The joint report on the command line, from the founding history."""

import io
import json
from pathlib import Path

import pytest

from reports.reading_back import ReadBack
from tests.command_line import CommandLine, Told

pytest_plugins = ("tests.command_lines",)

REPORT = "UNEP/MC/COP.4/INF/17"
FOR = ("--for", REPORT)
PERIOD = ("--period=2018/2021-03", "--as-of=2021-03-31")
ENTITIES = ("minamata", "brs", "chemicals-and-health")


@pytest.fixture
def typed(own_trilogue: CommandLine) -> CommandLine:
    """Give a command line on a ledger of its own, for an edition in two languages."""
    return own_trilogue


def made(typed: CommandLine, *options: str) -> Told:
    """Make an edition."""
    told = typed("report", "edition", *FOR, *PERIOD, "--lang=en", "--lang=zh", *options)
    assert told.code == 0, told.err
    return told


def for_entity(typed: CommandLine, entity: str, *arguments: str) -> Told:
    """Type a command for an entity."""
    return typed("--actor=officer-1", f"--entity={entity}", "report", *arguments)


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

    typed("report", "write", "introduction", *FOR, "--how=fills", *_file(tmp_path))
    typed("rebuild")
    told = typed("report", *FOR, *options)

    assert told.code == 0
    assert place.read_bytes() == first


def _file(folder: Path, words: str = "In short.") -> tuple[str, ...]:
    place = folder / "text.txt"
    place.write_text(words, encoding="utf-8")
    return (str(place),)


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


def test_two_editors_are_told_of_each_other(typed: CommandLine, tmp_path: Path) -> None:
    """The second text is recorded, and the conflict is said and shown."""
    write = ("report", "write", "introduction", *FOR, "--how=fills")
    typed(*write, *_file(tmp_path, "By one."))

    told = typed(*write, *_file(tmp_path, "By another."), "--saw=nothing-of-it")

    assert "conflict: 2 texts stand at introduction" in told.err
    rows = typed.rows("report", "texts", *FOR)
    assert [one["conflict"] for one in rows] == [True, True]


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


@pytest.mark.parametrize("period", ["../2018", "Spring"])
def test_a_plan_needs_a_period_with_both_ends(typed: CommandLine, period: str) -> None:
    """What could never be reported on is refused when it is planned."""
    told = typed(
        "report", "plan", "A/1", "--for=minamata-cop-4-resumed", f"--period={period}"
    )

    assert told.code == 2
    assert period in told.err


@pytest.mark.parametrize("with_edition", [False, True])
def test_a_slip_in_the_name_of_a_paragraph_is_told(
    typed: CommandLine, tmp_path: Path, *, with_edition: bool
) -> None:
    """The text is recorded, and it is said that it stands nowhere."""
    if with_edition:
        made(typed)

    told = typed("report", "write", "introducton", *FOR, *_file(tmp_path))

    assert told.code == 0
    assert "has no paragraph introducton; did you mean introduction" in told.err


def test_a_text_comes_from_stdin_or_an_editor(
    typed: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text is piped in, or written in the person's own editor."""
    monkeypatch.setattr("sys.stdin", io.StringIO("Piped."))
    monkeypatch.setenv("VISUAL", "sed -i s/Piped/Edited/")
    write = ("report", "write", "introduction", *FOR, "--how=fills")

    typed(*write, "-")
    told = typed(*write)
    unchanged = typed(*write)

    (text,) = typed.rows("report", "texts", *FOR)
    assert told.code == 0
    assert text["words"] == "Edited."
    assert "the text was not changed" in unchanged.err


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


def test_an_issued_file_is_compared_with_the_edition(
    typed: CommandLine, tmp_path: Path
) -> None:
    """The published file is kept, and it is said whether the edition writes it."""
    made(typed)
    place = tmp_path / "published.md"
    typed("report", *FOR, "--edition=1", "--lang=zh", "-o", str(place), "--format=md")
    same = typed("report", "issue", *FOR, "--lang=zh", f"--file={place}")
    place.write_text("Something else", encoding="utf-8")

    other = typed("report", "issue", *FOR, "--lang=zh", f"--file={place}")

    assert same.err == "it is what edition 1 writes\n"
    assert other.err == "it differs from what edition 1 writes\n"
    (edition,) = typed.rows("report", "status", *FOR)
    assert edition["issued"] == ["zh", "zh"]


def test_an_edited_file_is_read_back(typed: CommandLine, tmp_path: Path) -> None:
    """It says its language itself; one of something else is refused."""
    made(typed)
    place = tmp_path / "report.docx"
    typed("report", *FOR, "--edition=1", "--lang=en", "-o", str(place))
    read = ("report", "read-back", str(place), *FOR)

    nothing = typed(*read, "--apply")
    other = typed(*read, "--lang=zh")
    place.write_bytes(b"not a word file")
    refused = typed(*read)

    assert nothing.out.startswith("nothing is proposed")
    assert other.code == 2
    assert refused.code == 2
    assert ReadBack(()).changes == ()


def test_the_checklist_and_the_differences_are_rows(
    typed: CommandLine, tmp_path: Path
) -> None:
    """Both can be read by a program."""
    made(typed)
    typed("report", "write", "introduction", *FOR, "--how=fills", *_file(tmp_path))

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


def test_what_is_left_empty_and_considered_is_recorded(typed: CommandLine) -> None:
    """The two smaller steps are entries as well."""
    typed("report", "empty", "gender", *FOR, "--reason=Nothing was done.", "--lang=en")
    told = typed("report", "consider", *FOR, "--by=Minamata COP-4", "--on=2021-11")

    kinds = [json.loads(line)["kind"] for line in typed("export").out.splitlines()]

    assert told.code == 0
    assert kinds[-2:] == ["document.left-empty", "document.considered"]


def test_the_calendar_is_that_of_a_chosen_time(
    typed: CommandLine, tmp_path: Path
) -> None:
    """Whoever writes for next year lists next year's meetings; an open time is none."""
    made(typed)
    place = tmp_path / "report.md"
    ask = ("report", *FOR, "--format=md", "--lang=en", "-o", str(place))

    told = typed(*ask, "--calendar=2022")
    refused = typed(*ask, "--calendar=2022/..")

    assert told.code == 0
    assert "The meetings of 2022 that" in place.read_text(encoding="utf-8")
    assert refused.code == 2
    assert "it has no end" in refused.err
