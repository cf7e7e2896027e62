"""Commands of queries: their options, limits, empty tables, headings and help."""

import pytest

from tests.support.command_line import MET, CommandLine
from tests.support.traced_files import MOST_FILES, entered_files, files_before

pytest_plugins = ("tests.support.command_line_fixtures",)


def test_limit_says_that_there_is_more(trilogue: CommandLine) -> None:
    """A table that is cut says so, and one that is not says nothing."""
    cut = trilogue("calendar", "--limit=3")
    whole = trilogue("coverage", "--addressee=who", "--limit=500")

    assert "The first 3; --limit shows more" in cut.out
    assert "--limit" not in whole.out


def test_limit_counts_rows_and_not_their_details(trilogue: CommandLine) -> None:
    """One mandate has many paragraphs, each on a line of its own."""
    rows = trilogue.rows("mandates", "MC-3/11", "--limit=1")

    assert len(rows) > 1
    assert {row["subject"] for row in rows} == {"mandate:MC-3/11"}


def test_table_leaves_out_what_a_row_repeats(trilogue: CommandLine) -> None:
    """The name of a mandate stands once; JSON has its reference on each line."""
    told = trilogue("mandates", "MC-3/11")

    begins = [line for line in told.out.splitlines() if line.startswith("Decision")]
    assert len(begins) == 1


def test_options_filter_and_repeat(trilogue: CommandLine) -> None:
    """An option that is given twice accepts either value; others hold together."""
    either = trilogue.rows("calendar", "--status=held", "--status=closed")
    firm = trilogue.rows("calendar", "--no-tentative", "--from=2021-01-01")

    assert {row["status"] for row in either} == {"held", "closed"}
    assert not any(row["tentative"] for row in firm)


def test_choice_with_a_space_is_typed_with_a_hyphen(trilogue: CommandLine) -> None:
    """Nobody has to quote it."""
    rows = trilogue.rows(
        "roles", "--state=not-stated", "--as-of=2008-04-30", "--limit=500"
    )

    assert {row["state"] for row in rows} == {"not stated"}


def test_related_subjects_are_connected_either_way_or_by_one(
    trilogue: CommandLine,
) -> None:
    """Those that name a subject can be listed without those that it names."""
    all_rows = trilogue.rows("related", "joint-task-force")

    rows = trilogue.rows("related", "joint-task-force", "--way=named-by")

    assert rows == [row for row in all_rows if row["named_by"]]
    assert 0 < len(rows) < len(all_rows)


def test_parameters_of_a_filter_are_options_too(trilogue: CommandLine) -> None:
    """Late entries and counts are narrowed like a timeline."""
    late = trilogue.rows("late", "--days=1000", "--kind=meeting.held", "--limit=500")
    years = trilogue.rows("facets", "brs", "--by=year", "--from=2018-01-01")

    assert {row["kind"] for row in late} == {"meeting.held"}
    assert min(row["value"] for row in years) >= "2018"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("calendar --from=2021-02-30", "from cannot be '2021-02-30': write a day"),
        ("calendar --from=2021-02-02 --to=2021-01-01", "no day lies between them"),
        ("calendar --status=helt", "'helt' is not one of 'planned'"),
        ("subjects --field status=helt", "did you mean held?"),
        ("subjects --field colour=red", "no kind of entry sets a field 'colour'"),
        ("past joint-task-force colour", "no kind of entry sets a field 'colour'"),
        ("mandates joint-task-force", "which is of the family body"),
        ("entry 99999", "no entry stands at position 99999"),
        ("diff --and-as-of=2020-01-01 --of=subject", "name the subject whose fields"),
        ("calender", "Did you mean 'calendar'"),
    ],
)
def test_wrong_option_is_refused_in_a_line(
    trilogue: CommandLine, typed: str, told: str
) -> None:
    """With what would be right, on stderr, and exit code 2."""
    answer = trilogue(*typed.split())

    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err


def test_headings_are_in_the_language_of_the_reader(trilogue: CommandLine) -> None:
    """Also those of queries that few use."""
    told = trilogue("contributions", "--limit=1", "--lang=fr")

    assert "Objet" in told.out or "Sujet" in told.out
    assert "Recipients" not in told.out


def test_help_lists_commands_in_groups(trilogue: CommandLine) -> None:
    """Each under the heading of what it is for."""
    told = trilogue("--help").out

    groups = [line for line in told.splitlines() if line.endswith(":")]
    assert groups[1:] == [
        "Set-up and serving:",
        "Files:",
        "Recording:",
        "Cooperation:",
        "Subjects:",
        "Audit:",
        "Reports:",
    ]


def test_recording_reaches_the_domain_soon(trilogue: CommandLine) -> None:
    """Whoever follows a command reads few files before the one that it is about."""
    typed = (*MET, "--occurred=2026-10", "--dry-run")
    trilogue(*typed)

    files = entered_files(lambda: trilogue(*typed))

    assert len(files_before(files, "domain/kinds")) <= MOST_FILES
