"""Questions on the command line: forms, languages, moments, and refusals in a line."""

import csv
import io
import re

import pytest

from tests.support.command_line import CommandLine

pytest_plugins = ("tests.support.command_line_fixtures",)


def test_a_table_says_which_moment_it_answers(trilogue: CommandLine) -> None:
    """Both clocks stand at the foot, and a legend for the marks above."""
    told = trilogue("matrix", "--as-of", "2021-03-31")

    foot = told.out.splitlines()[-3:]

    assert told.code == 0
    assert foot[0].startswith("~ date inferred")
    assert foot[1].startswith("° our wording")
    assert foot[2].startswith("As of 31 March 2021, known at position ")


def test_a_missing_translation_is_seen(own_trilogue: CommandLine) -> None:
    """Words that are not in the reader's language show in which one they are."""
    call = ("record", "meeting.held", "--subject=call-2026-10", "--occurred=2026-10")
    recorded = own_trilogue(*call, "--title=Call of the co-chairs")

    told = own_trilogue("timeline", "call-2026-10", "--lang", "fr")

    assert recorded.code == 0, recorded.err
    assert "[en]" in told.out
    assert "[en] non traduit" in told.out


def test_official_words_have_no_mark(trilogue: CommandLine) -> None:
    """The Chinese cells of the annex are the document's own."""
    told = trilogue("matrix", "--as-of", "2021-03-31", "--lang", "zh")

    assert "行政与财务管理 " in told.out
    assert "行政与财务管理°" not in told.out


def test_lead_officers_show_by_the_short_name_of_their_entity(
    trilogue: CommandLine,
) -> None:
    """A short name in the reader's language, or else the name in it."""
    asked = ("matrix", "--as-of=2021-03-31")

    english = trilogue(*asked).out
    chinese = trilogue(*asked, "--lang=zh").out

    assert "Minamata secretariat°:" in english
    assert "Convention on Mercury" not in english
    assert "水俣公约秘书处：" in chinese
    assert " 化学品与健康处：" in chinese


def test_csv_has_the_keys_of_json(trilogue: CommandLine) -> None:
    """The same keys; a part of objects has a column of its own."""
    told = trilogue("matrix", "--as-of", "2021-03-31", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(told.out)))
    json_rows = trilogue.rows("matrix", "--as-of", "2021-03-31")

    keys = dict.fromkeys(one.partition(".")[0] for one in rows[0])
    assert [*keys] == [*json_rows[0]]
    assert rows[0]["leads.entity"] == "minamata; brs"
    assert rows[0]["leads.state"] == "unnamed; unnamed"


def test_possible_entries_stand_beside_the_certain(trilogue: CommandLine) -> None:
    """In the middle of August the terms of reference may have been adopted."""
    rows = trilogue.rows(
        "timeline", "joint-task-force", "--as-of=2018-08-15", "--certainty=possible"
    )

    possible = [row["kind"] for row in rows if row["certainty"] == "possible"]

    assert "body.terms-of-reference-adopted" in possible


def test_explain_gives_entry_and_paragraph(trilogue: CommandLine) -> None:
    """Which paragraph of which document says that there were terms of reference."""
    (row,) = trilogue.rows("explain", "joint-task-force", "terms_of_reference")

    assert row["occurred"] == "2018-08"
    assert row["sources"][0]["document"] == "document:mc-cop4-mc-3-11-report"
    assert "2018 年 8 月" in row["sources"][0]["words"]


def test_a_document_is_found_by_any_spelling_of_its_symbol(
    trilogue: CommandLine,
) -> None:
    """Spaces, case and dashes of a symbol do not matter."""
    (row,) = trilogue.rows("find", "unep/mc/ cop.4/inf/17")

    assert row["reference"] == "document:UNEP/MC/COP.4/INF/17"


def test_diff_tells_what_changed_between_two_days(trilogue: CommandLine) -> None:
    """From 2017 to 2018 the branch of old left and two secretariats made three."""
    rows = trilogue.rows(
        "diff", "joint-task-force", "--as-of=2017-06-30", "--and-as-of=2018-07-31"
    )

    changes = {row["field"]: row["change"] for row in rows}

    assert changes["members[actor:minamata]"] == "added"
    assert changes["members[actor:chemicals-and-waste-branch]"] == "removed"
    assert changes["objective"] == "modified"


def test_diff_says_which_moment_comes_before_which(trilogue: CommandLine) -> None:
    """The two last lines name both moments, in the order of the columns."""
    told = trilogue("diff", "--as-of=2018-01-01", "--and-as-of=2021-01-01").out

    before, after = told.splitlines()[-2:]

    assert before.startswith("Before: As of 1 January 2018, known at")
    assert after.startswith("After: As of 1 January 2021, known at")


def test_nothing_is_known_before_the_first_entry(trilogue: CommandLine) -> None:
    """As known at position 0 the matrix is empty."""
    rows = trilogue.rows("matrix", "--known-at", "#0")

    assert rows == []


def test_a_day_of_the_log_means_until_its_end(trilogue: CommandLine) -> None:
    """All was recorded on 21 November 2026, nothing on the day before."""
    before = trilogue.rows("matrix", "--as-of=2021-03-31", "--known-at=2026-11-20")
    after = trilogue.rows("matrix", "--as-of=2021-03-31", "--known-at=2026-11-21")

    assert (len(before), len(after)) == (0, 13)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("matrix --as-of 2015-02-29", "as-of cannot be '2015-02-29': write a day"),
        ("matrix --known-at 2026-11-21T10:00", "an instant with its zone"),
        ("matrix --known-at #9999", "the log has no position 9999"),
        ("matrix --framework nonesuch", "the log knows no subject 'nonesuch'"),
        ("matrix --lang xx", "'xx' is not one of"),
        ("show joint-task-farce", "did you mean body:joint-task-force"),
        ("explain joint-task-force colour", "has no field 'colour'"),
        ("kinds body.fromed", "did you mean body.formed"),
        ("show", "Missing argument"),
        ("matrx", "No such command 'matrx'"),
    ],
)
def test_a_refusal_is_one_line(trilogue: CommandLine, typed: str, told: str) -> None:
    """What was asked and what would be right, on stderr, with exit code 2."""
    answer = trilogue(*typed.split())

    assert answer.code == 2
    assert told in answer.err
    assert answer.err.count("\n") == 1
    assert answer.out == ""


def test_kinds_need_no_ledger(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What can be recorded is known before there is anything."""
    place = tmp_path_factory.mktemp("nothing") / "none.db"
    trilogue = CommandLine(place, monkeypatch)

    kinds = trilogue.rows("kinds")
    fields = trilogue.rows("kinds", "area.identified")

    assert "body.formed" in [row["kind"] for row in kinds]
    assert "heading" in [row["field"] for row in fields]
    assert not place.exists()


def test_a_moment_is_not_compared_with_itself(trilogue: CommandLine) -> None:
    """'No difference' would pass for an answer."""
    told = trilogue("diff", "joint-task-force", "--as-of=2017-06-30")

    assert (told.code, told.out) == (2, "")
    assert "name the other moment: --and-as-of DAY" in told.err


def test_a_wrong_option_is_told_in_our_words(trilogue: CommandLine) -> None:
    """What is wrong and what would be right, and no word of a library."""
    told = trilogue("matrix", "--lang=xx")

    assert told.code == 2
    assert told.err.startswith("Invalid value for '--lang': 'xx' is not one of 'en'")


def test_a_table_that_is_kept_has_no_padding(trilogue: CommandLine) -> None:
    """Lines that go into a file or a letter end with their last word."""
    told = trilogue("matrix", "--as-of=2021-03-31")

    assert not [line for line in told.out.splitlines() if line != line.rstrip()]


def test_the_kinds_of_a_family_are_listed(trilogue: CommandLine) -> None:
    """Whoever records a meeting looks through the kinds that meetings have."""
    rows = trilogue.rows("kinds", "meeting")

    assert {row["family"] for row in rows} == {"meeting"}
    assert "meeting.held" in [row["kind"] for row in rows]


def test_the_program_tells_its_version(trilogue: CommandLine) -> None:
    """Whoever reports a fault, or compares two machines, is asked for it."""
    told = trilogue("--version")

    assert told.code == 0
    assert re.fullmatch(r"trilogue \d+\.\d+\.\d+\n", told.out)
