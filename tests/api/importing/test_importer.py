"""Importing sheets: known by their keys, all or nothing, never against a correction."""

import json
from pathlib import Path
from unicodedata import normalize

import pytest

from tests.support.command_line import CommandLine, Told

pytest_plugins = ("tests.support.command_line_fixtures",)

SHEET = """\
name: minutes
source:
  document: minutes-2020-08
  day: 2020-08-31
entries:
  - key: minutes
    kind: document.issued
    subject: minutes-2020-08
    occurred: 2020-08-31
  - key: heads-met
    kind: meeting.held
    subject: heads-2020-08
    occurred: 2020-08
    place: {en: Geneva}
    para: 1
"""
OTHER = """\
name: letters
source:
  document: minutes-2020-08
  day: 2020-08-31
entries:
  - key: agreed
    kind: meeting.outcome-recorded
    subject: heads-2020-08
    occurred: 2020-08
    paragraph: "001"
    outcome: {en: NO}
    follows_from: minutes/heads-met
"""


def take(
    trilogue: CommandLine, folder: Path, *more: str, sheet: str = SHEET, **others: str
) -> Told:
    """Write sheets as files and import them in one command."""
    files = []
    for name, text in {"minutes": sheet, **others}.items():
        file = folder / f"{name}.yaml"
        file.write_text(text, encoding="utf-8")
        files.append(str(file))
    return trilogue("import", *files, *more)


def place_of(trilogue: CommandLine) -> object:
    """Give where the heads met, as it stands."""
    rows = trilogue.rows("show", "heads-2020-08")
    return next(row["value"] for row in rows if row["field"] == "place")


def test_importing_twice_changes_nothing(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """Each row is known again by sheet name and key."""
    first = take(empty_trilogue, tmp_path)
    before = empty_trilogue("export").out

    again = take(empty_trilogue, tmp_path)

    assert first.out == "recorded 2, unchanged 0, findings 0\n"
    assert again.out == "recorded 0, unchanged 2, findings 0\n"
    assert empty_trilogue("export").out == before


def test_words_stay_words(empty_trilogue: CommandLine, tmp_path: Path) -> None:
    """In YAML of ours NO is no answer, 001 no number and a day no date."""
    told = take(empty_trilogue, tmp_path, letters=OTHER)

    rows = empty_trilogue.rows("show", "heads-2020-08")

    assert told.code == 0, told.err
    assert ("001", "NO") in [(row["item"], row["value"]) for row in rows]


def test_a_changed_row_is_refused_with_its_place(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """File, line, row, field, what was recorded and what the row says now."""
    take(empty_trilogue, tmp_path)

    told = take(empty_trilogue, tmp_path, sheet=SHEET.replace("Geneva", "Berne"))

    assert told.code == 2
    assert f"{tmp_path / 'minutes.yaml'}:14, row 'heads-met', place: " in told.err
    assert "'Geneva'" in told.err
    assert "'Berne'" in told.err
    assert place_of(empty_trilogue) == "Geneva"


def test_a_changed_row_is_taken_as_a_correction_with_a_reason(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """Once; importing the same sheet again changes nothing."""
    take(empty_trilogue, tmp_path)
    changed = SHEET.replace("Geneva", "Berne").replace(
        "occurred: 2020-08\n", "occurred: 2020-08-20\n"
    )

    told = take(
        empty_trilogue, tmp_path, "--as-corrections", "proof-read", sheet=changed
    )
    again = take(empty_trilogue, tmp_path, sheet=changed)

    assert told.out == "recorded 0, corrected 1, unchanged 1, findings 0\n"
    assert again.out == "recorded 0, unchanged 2, findings 0\n"
    assert place_of(empty_trilogue) == "Berne"


def test_a_row_may_go_back_and_forth(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """Each change of a row is a correction of its own, the same one again too."""
    take(empty_trilogue, tmp_path)

    for place in ("Berne", "Geneva", "Berne"):
        told = take(
            empty_trilogue,
            tmp_path,
            "--as-corrections=proof-read",
            sheet=SHEET.replace("Geneva", place),
        )
        assert told.out.startswith("recorded 0, corrected 1"), told.err

    assert place_of(empty_trilogue) == "Berne"


def test_a_personal_value_is_not_corrected_into_the_log(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """It stands apart, so that it can be erased; the row is refused with advice."""
    sheet = SHEET + (
        "  - {key: chair, kind: actor.registered, subject: person/7c1,"
        " personal_name: Ada Example}\n"
    )
    take(empty_trilogue, tmp_path, sheet=sheet)

    told = take(
        empty_trilogue,
        tmp_path,
        "--as-corrections=married",
        sheet=sheet.replace("Ada Example", "Ada Specimen"),
    )

    assert told.code == 2
    assert "row 'chair', personal_name: " in told.err
    assert "Ada" not in empty_trilogue("export").out


def test_an_import_never_reverts_a_correction(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """The row says what it said; what somebody corrected stays corrected."""
    take(empty_trilogue, tmp_path)
    empty_trilogue("correct", "2", "--set=place=Berne", "--reason=misread")

    told = take(empty_trilogue, tmp_path, "--as-corrections=again")

    assert told.out == "recorded 0, unchanged 2, findings 0\n"
    assert place_of(empty_trilogue) == "Berne"


def test_an_import_never_raises_the_withdrawn(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """A withdrawal is final, whatever a sheet still says."""
    take(empty_trilogue, tmp_path)
    empty_trilogue("withdraw", "2", "--reason=it never met")

    told = take(empty_trilogue, tmp_path)

    assert told.out == "recorded 0, unchanged 2, findings 0\n"
    assert empty_trilogue.rows("show", "heads-2020-08") == []


def test_files_of_one_command_are_one_unit(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """One bad row, and nothing of any file is recorded."""
    bad = OTHER.replace("2020-08\n    para", "2020-13\n    para")

    told = take(empty_trilogue, tmp_path, letters=bad)

    assert told.code == 2
    assert f"{tmp_path / 'letters.yaml'}:" in told.err
    assert empty_trilogue("export").out == ""


def test_what_comes_later_may_be_named_before(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """References within one import may go forward, across files too."""
    other, sheet = tmp_path / "a.yaml", tmp_path / "b.yaml"
    other.write_text(OTHER, encoding="utf-8")
    sheet.write_text(SHEET, encoding="utf-8")

    told = empty_trilogue("import", str(other), str(sheet))

    assert told.out == "recorded 3, unchanged 0, findings 0\n"


def test_a_dry_run_imports_nothing(empty_trilogue: CommandLine, tmp_path: Path) -> None:
    """It says what would be done."""
    told = take(empty_trilogue, tmp_path, "--dry-run")

    assert told.out == "would record 2, unchanged 0, findings 0\n"
    assert empty_trilogue("export").out == ""


def test_every_problem_is_told_at_once(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """One line for each, in every file."""
    bad = SHEET.replace("meeting.held", "meeting.hold").replace(
        "2020-08-31\n  -", "x\n  -"
    )

    told = take(empty_trilogue, tmp_path, sheet=bad, letters="entries: [")

    assert told.code == 2
    assert told.err.count("\n") == len(told.err.splitlines()) == 3


def test_two_files_cannot_give_one_key(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """Sheets of one name are one sheet; the other place is named."""
    told = take(empty_trilogue, tmp_path, again=SHEET)

    assert told.code == 2
    assert told.err.splitlines() == [
        f"{tmp_path / 'again.yaml'}:{line}, row '{key}', key: the same sheet name and "
        f"key stand at {tmp_path / 'minutes.yaml'}:{line}"
        for line, key in ((6, "minutes"), (10, "heads-met"))
    ]
    assert empty_trilogue("export").out == ""


def test_the_subject_of_a_row_is_not_corrected(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """Whatever the reason: it is another entry."""
    take(empty_trilogue, tmp_path)
    changed = SHEET.replace("subject: heads-2020-08", "subject: heads-2020-09")

    told = take(empty_trilogue, tmp_path, "--as-corrections=misread", sheet=changed)

    assert told.code == 2
    assert f"{tmp_path / 'minutes.yaml'}:12, row 'heads-met', subject: " in told.err
    assert "withdraw the entry and record it anew" in told.err


def test_another_paragraph_is_told_where_it_stands(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """Sources are compared as a whole; the row says them from ``para`` on."""
    take(empty_trilogue, tmp_path)

    told = take(empty_trilogue, tmp_path, sheet=SHEET.replace("para: 1", "para: 2"))

    assert told.code == 2
    assert f"{tmp_path / 'minutes.yaml'}:15, row 'heads-met', sources: " in told.err
    assert "mend the row, or import with --as-corrections REASON" in told.err


WITHDRAWN = (
    SHEET.partition("  - key: heads-met")[0]
    + """\
  - key: heads-met
    withdrawn: it was a call, not a meeting of the heads
  - key: heads-called
    kind: meeting.held
    subject: heads-call-2020-08
    occurred: 2020-08
    para: 1
"""
)


def test_a_row_withdraws_its_entry(empty_trilogue: CommandLine, tmp_path: Path) -> None:
    """What was of another kind or subject is withdrawn and recorded anew, at once."""
    take(empty_trilogue, tmp_path)
    reason = "--as-corrections=The minutes were read again"

    dry = take(empty_trilogue, tmp_path, reason, "--dry-run", sheet=WITHDRAWN)
    told = take(empty_trilogue, tmp_path, reason, sheet=WITHDRAWN)
    again = take(empty_trilogue, tmp_path, sheet=WITHDRAWN)

    assert dry.out == "would record 1, withdrawn 1, unchanged 1, findings 0\n"
    assert told.out == "recorded 1, withdrawn 1, unchanged 1, findings 0\n"
    assert again.out == "recorded 0, unchanged 3, findings 0\n"
    rows = empty_trilogue.rows("calendar")
    assert [row["subject"] for row in rows] == ["meeting:heads-call-2020-08"]


def test_a_row_is_not_withdrawn_silently(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """Like any other change it needs a reason, and nothing else is recorded."""
    take(empty_trilogue, tmp_path)

    told = take(empty_trilogue, tmp_path, sheet=WITHDRAWN)

    assert told.code == 2
    assert "row 'heads-met', withdrawn: entry 2 was recorded from it" in told.err
    assert len(empty_trilogue("export").out.splitlines()) == 2


def test_a_withdrawn_row_is_nothing_to_a_new_ledger(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """There is nothing to withdraw, and no reason is needed."""
    told = take(empty_trilogue, tmp_path, sheet=WITHDRAWN)

    assert told.out == "recorded 2, unchanged 1, findings 0\n"


def test_a_withdrawal_needs_its_reason(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """Whoever reads the log later is told why."""
    sheet = WITHDRAWN.replace(
        "withdrawn: it was a call, not a meeting of the heads", "withdrawn:"
    )

    told = take(empty_trilogue, tmp_path, sheet=sheet)

    assert told.code == 2
    assert "row 'heads-met', withdrawn: say why the entry is withdrawn" in told.err


def test_corrected_rows_leave_a_withdrawn_entry_alone(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """A withdrawal is final: a new version of the sheet does not stop at it."""
    take(empty_trilogue, tmp_path)
    empty_trilogue("withdraw", "2", "--reason=It was not held")

    changed = SHEET.replace("en: Geneva", "en: Basel")
    told = take(empty_trilogue, tmp_path, "--as-corrections=misread", sheet=changed)

    assert told.out == "recorded 0, unchanged 2, findings 0\n"


def test_all_that_is_wrong_with_a_row_is_told_with_its_field(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """Nobody mends a sheet one message at a time."""
    wrong = SHEET + (
        "  - key: agreement\n"
        "    kind: agreement.signed\n"
        "    subject: services\n"
        "    occurred: 2020-13\n"
        "    amount: much\n"
        "    currency: dollars\n"
        "    venue: {en: Geneva}\n"
    )

    told = take(empty_trilogue, tmp_path, sheet=wrong)

    place = tmp_path / "minutes.yaml"
    named = [line.partition(": ")[0] for line in told.err.splitlines()]
    assert named == [
        f"{place}:{line}, row 'agreement', {field}"
        for line, field in (
            (20, "amount"),
            (21, "currency"),
            (22, "venue"),
            (19, "occurred"),
        )
    ]


def test_every_row_that_the_ledger_refuses_is_told(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """What each entry cannot be is known for all of them at once."""
    late = SHEET.replace("occurred: 2020-08", "occurred: 2021-08")

    told = take(empty_trilogue, tmp_path, sheet=late)

    assert told.code == 2
    minutes, heads = told.err.splitlines()
    assert "row 'minutes', occurred: document.issued of 2021-08-31" in minutes
    assert "row 'heads-met', occurred: meeting.held of 2021-08" in heads


def test_a_row_that_follows_a_correction_by_hand_is_unchanged(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """The record holds what the row says now; no empty correction is recorded."""
    take(empty_trilogue, tmp_path)
    empty_trilogue("correct", "2", "--set=place=Berne", "--reason=misread")
    changed = SHEET.replace("Geneva", "Berne")

    plain = take(empty_trilogue, tmp_path, sheet=changed)
    corrected = take(empty_trilogue, tmp_path, "--as-corrections=again", sheet=changed)

    assert plain.out == corrected.out == "recorded 0, unchanged 2, findings 0\n"
    assert len(empty_trilogue("export").out.splitlines()) == 3


@pytest.mark.parametrize(
    "spelling", ["HEADS-2020-08", "heads- 2020-08", "heads\u20102020-08"]
)
def test_a_subject_may_be_spelled_differently(
    empty_trilogue: CommandLine, tmp_path: Path, spelling: str
) -> None:
    """References are compared by the subject that they name."""
    take(empty_trilogue, tmp_path)

    told = take(
        empty_trilogue,
        tmp_path,
        sheet=SHEET.replace("subject: heads-2020-08", f"subject: {spelling}"),
    )

    assert told.out == "recorded 0, unchanged 2, findings 0\n"


def test_a_text_is_the_same_composed_or_not(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """Two ways of encoding an accent are one text, in a title and in a key."""
    sheet = SHEET.replace("Geneva", "Gen\u00e8ve").replace("heads-met", "r\u00e9union")
    take(empty_trilogue, tmp_path, sheet=sheet)

    told = take(empty_trilogue, tmp_path, sheet=normalize("NFD", sheet))

    assert told.out == "recorded 0, unchanged 2, findings 0\n"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("souce: {document: x}", "did you mean source?"),
        ("defaults: {para: 1}", "a sheet has no such key"),
    ],
)
def test_an_unknown_key_at_the_top_is_refused(
    empty_trilogue: CommandLine, tmp_path: Path, typed: str, told: str
) -> None:
    """A slip would leave every row without its source."""
    found = take(empty_trilogue, tmp_path, sheet=f"{typed}\n{SHEET}")

    assert found.code == 2
    assert f"minutes.yaml:1, {typed.partition(':')[0]}: " in found.err
    assert told in found.err


def test_a_key_that_nobody_recorded_is_doubtful_and_kept_as_typed(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """Near keys are named; once confirmed, the log has what was typed."""
    sheet = SHEET + "    follows_from: Minutes\n    after: nosheet/issued\n"

    doubted = take(empty_trilogue, tmp_path, sheet=sheet)
    confirmed = take(empty_trilogue, tmp_path, "--confirm", sheet=sheet)
    again = take(empty_trilogue, tmp_path, sheet=sheet)

    assert doubted.code == 2
    assert "under Minutes yet; did you mean minutes?" in doubted.err
    assert "under nosheet/issued yet" in doubted.err
    assert confirmed.out == "recorded 2, unchanged 0, findings 0\n"
    assert again.out == "recorded 0, unchanged 2, findings 0\n"
    line = empty_trilogue("export").out.splitlines()[1]
    typed = {"after": "nosheet/issued", "follows_from": "Minutes"}
    assert json.loads(line)["typed"] == typed


def test_two_rows_of_one_sheet_that_say_the_same_are_doubtful(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """As a row that says what the log has already."""
    again = SHEET.partition("  - key: heads-met")[2].replace("2020-08\n", "2020-08\n")
    sheet = f"{SHEET}  - key: heads-met-again{again}"

    told = take(empty_trilogue, tmp_path, sheet=sheet)

    assert told.code == 2
    assert "--confirm records it all the same" in told.err
    assert "attest 0" not in told.err


@pytest.mark.parametrize("mark", ["\u200b", "\u200f", "\ufeff", "\u00ad", "\u2060"])
def test_invisible_characters_make_no_other_subject(
    empty_trilogue: CommandLine, tmp_path: Path, mark: str
) -> None:
    """They are left out of references, keys and titles; alone they are refused."""
    sheet = SHEET.replace("heads-2020", f"heads{mark}-2020").replace(
        "key: heads", f"key: {mark}heads"
    )
    take(empty_trilogue, tmp_path)

    told = take(empty_trilogue, tmp_path, sheet=sheet)
    blank = take(
        empty_trilogue,
        tmp_path,
        sheet=SHEET.replace("Geneva", f'"{mark}"')
        .replace("heads-met", f'"{mark}"')
        .replace("subject: heads-2020-08", f'subject: "{mark}"'),
    )

    assert told.out == "recorded 0, unchanged 2, findings 0\n", told.err
    assert blank.code == 2
    for field in ("key", "subject", "place"):
        assert f", {field}: " in blank.err
