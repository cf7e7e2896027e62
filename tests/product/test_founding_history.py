"""The founding history answers what its documents say, as of any day.

Each document's words are given as printed; the annex is that of the report on
decision MC-3/11 of 5 July 2021.
"""

from importlib.resources import files
from typing import Any

import pytest

import data
from tests.support.answers import all_answers
from tests.support.command_line import CommandLine
from wording.codes import code_words

pytest_plugins = ("tests.support.command_line_fixtures",)

ADMINISTRATIVE = "行政事项"
PROGRAMMATIC = "方案事项"
SCIENTIFIC = "科学和技术事项"
ASSISTANCE = "技术援助事项"
INTERSECRETARIAT = "秘书处间"
TRIPARTITE = "三方"
OFFICERS = "两个秘书处的干事"
ANNEX = [
    (ADMINISTRATIVE, "行政与财务管理", INTERSECRETARIAT),
    (ADMINISTRATIVE, "会议事务管理", INTERSECRETARIAT),
    (ADMINISTRATIVE, "信息技术管理", INTERSECRETARIAT),
    (PROGRAMMATIC, "外联和交流", TRIPARTITE),
    (PROGRAMMATIC, "财政资源", TRIPARTITE),
    (PROGRAMMATIC, "履约和履约", INTERSECRETARIAT),
    (PROGRAMMATIC, "生物多样性与气候问题联合探索性研究", OFFICERS),
    (PROGRAMMATIC, "性别", TRIPARTITE),
    (SCIENTIFIC, "汞废物", TRIPARTITE),
    (SCIENTIFIC, "成效评估", TRIPARTITE),
    (ASSISTANCE, "知识和信息管理，包括数据管理和信息交换机制", TRIPARTITE),
    (ASSISTANCE, "培训", TRIPARTITE),
    (ASSISTANCE, "巴塞尔和斯德哥尔摩公约区域中心", TRIPARTITE),
]
TWO = ["minamata", "brs"]
THREE = [*TWO, "chemicals-and-health"]


def fields(trilogue: CommandLine, subject: str, as_of: str) -> dict[str, object]:
    """Give what held of a subject on a day: field, or field[item], and value."""
    rows = trilogue.rows("show", subject, "--as-of", as_of)
    return {
        f"{row['field']}[{row['item']}]" if row["item"] else row["field"]: row["value"]
        for row in rows
    }


def test_the_matrix_is_the_table_of_the_annex(trilogue: CommandLine) -> None:
    """Thirteen areas under four headings, in the annex's order and with its words."""
    rows = trilogue.rows("matrix", "--as-of", "2021-03-31", "--lang", "zh")

    scopes = [code_words("zh", "scope", row["proposed_scope"]) for row in rows]
    names = [(row["heading"], row["area"]) for row in rows]

    assert [(*one, scope) for one, scope in zip(names, scopes, strict=True)] == ANNEX


def test_every_lead_officer_is_identified_and_unnamed(trilogue: CommandLine) -> None:
    """One officer per area in each entity that cooperates in it: 34, none named."""
    rows = trilogue.rows("matrix", "--as-of", "2021-03-31", "--lang", "zh")

    leads = [lead for row in rows for lead in row["leads"]]

    assert {(lead["state"], lead["name"]) for lead in leads} == {("unnamed", None)}
    assert len(leads) == 34
    for row in rows:
        entities = [lead["entity"] for lead in row["leads"]]
        assert entities == (THREE if row["proposed_scope"] == "tripartite" else TWO)


def test_before_the_decision_was_carried_out_there_is_no_matrix(
    trilogue: CommandLine,
) -> None:
    """At the end of 2019 no area had been identified."""
    rows = trilogue.rows("matrix", "--as-of", "2019-12-31", "--lang", "zh")

    assert rows == []


def test_in_2017_two_entities_made_up_the_task_force(trilogue: CommandLine) -> None:
    """The task force of 2014 was one of the branch and the BRS secretariat."""
    held = fields(trilogue, "joint-task-force", "2017-06-30")

    members = [name for name in held if name.startswith("members[")]

    assert members == [
        "members[actor:brs]",
        "members[actor:chemicals-and-waste-branch]",
    ]
    assert "terms_of_reference" not in held


def test_in_july_2018_there_were_three_and_no_terms_of_reference(
    trilogue: CommandLine,
) -> None:
    """Reinvigorated in July 2018; its terms of reference came in August."""
    held = fields(trilogue, "joint-task-force", "2018-07-31")

    members = [name for name in held if name.startswith("members[")]

    assert members == [
        "members[actor:brs]",
        "members[actor:chemicals-and-health]",
        "members[actor:minamata]",
    ]
    assert "terms_of_reference" not in held
    assert held["stage"] == "formed"


def test_on_1_september_2018_it_had_terms_of_reference_and_worked(
    trilogue: CommandLine,
) -> None:
    """Terms of reference in August 2018, work from 28 August 2018."""
    held = fields(trilogue, "joint-task-force", "2018-09-01")

    assert held["terms_of_reference"] == "adopted"
    assert held["stage"] == "working"


def test_the_resumed_meeting_was_planned_for_the_first_quarter_of_2022(
    trilogue: CommandLine,
) -> None:
    """On 5 July 2021 it was to be in Bali, tentatively in the first quarter."""
    held = fields(trilogue, "minamata-cop-4-resumed", "2021-07-05")

    assert held["status"] == "planned"
    assert held["planned_for"] == "2022-33"
    assert held["tentative"] is True
    assert "Bali" in str(held["place"])


def test_the_agreement_of_july_2021_is_in_the_note_of_5_july(
    trilogue: CommandLine,
) -> None:
    """What a note reports had happened by its day, though only the month is given."""
    rows = trilogue.rows("timeline", "--as-of", "2021-07-05", "--limit", "500")

    (signed,) = [row for row in rows if row["kind"] == "agreement.signed"]

    assert signed["occurred"] == "2021-07"
    assert "July 2021" in signed["date"]


def test_partnership_areas_had_no_lead_in_october_2008(trilogue: CommandLine) -> None:
    """The report of 6 October 2008 names areas whose lead was not yet identified."""
    rows = trilogue.rows(
        "matrix", "--framework", "global-mercury-partnership", "--as-of", "2008-10-06"
    )

    vacant = {
        row["reference"]
        for row in rows
        if [lead["state"] for lead in row["leads"]] == ["vacant"]
    }

    assert vacant == {"area:gmp/non-ferrous-metals", "area:gmp/supply-and-storage"}


def test_the_first_consultation_was_planned_and_planned_again(
    trilogue: CommandLine,
) -> None:
    """For May 2012, tentatively; not held, no date found; then for February 2013."""
    meeting = "cluster-consultative-process-1"
    first = fields(trilogue, meeting, "2012-05-31")
    passed = fields(trilogue, meeting, "2012-06-01")
    again = fields(trilogue, meeting, "2013-02-05")
    history = trilogue.rows("show", meeting, "--history")

    assert (first["status"], first["planned_for"]) == ("planned", "2012-05")
    assert (passed["status"], passed["planned_for"]) == ("not-known-held", "2012-05")
    assert again["planned_for"] == "2013-02-06/2013-02-07"
    assert "meeting.postponed" in [row["kind"] for row in history]


def test_nothing_that_may_be_old_is_called_recent(trilogue: CommandLine) -> None:
    """What has a first possible day comes before what may be of any time."""
    lines = trilogue.rows("timeline", "--as-of", "2021-12-31", "--limit", "1000")
    areas = trilogue.rows("matrix", "--as-of", "2021-07-05")

    undated = [
        row["occurred"] is None or row["occurred"].startswith(("[..", ".."))
        for row in lines
    ]

    assert undated == sorted(undated)
    assert lines[0]["occurred"] == "2021-07-05"
    assert {row["latest"]["occurred"] for row in areas} == {"2020", "2020-12"}


def test_results_show_once_they_were_reached(trilogue: CommandLine) -> None:
    """Twelve workshops had not been held when the first one was."""
    during = fields(trilogue, "subregional-workshops", "2014-06-30")
    after = fields(trilogue, "subregional-workshops", "2015-02-28")
    at_work = fields(trilogue, "joint-task-force", "2018-08-28")

    assert not {"count", "outcome", "milestone"} & during.keys()
    assert "road maps" in str(after["milestone"])
    assert "outcome" not in at_work


def test_officers_of_a_meeting_serve_until_it_closes(trilogue: CommandLine) -> None:
    """Ten years later nobody chairs the meeting of April 2008."""
    held = {
        day: [
            (row["state"], row["holder"])
            for row in trilogue.rows("roles", "--function", "chair", "--as-of", day)
        ]
        for day in ("2008-04-02", "2018-08-31")
    }

    assert held["2008-04-02"] == [
        ("named", "actor:person/partnership-meeting-2008-chair")
    ]
    assert held["2018-08-31"] == [("abolished", None)]


def test_a_term_that_can_be_over_is_marked(trilogue: CommandLine) -> None:
    """Japan led the area for two years from October 2008; what came then is unknown."""
    partnership = "global-mercury-partnership"
    marked = {}
    for day in ("2010-10-05", "2010-10-06"):
        (role,) = trilogue.rows(
            "roles", "--holder", "government-of-japan", "--as-of", day
        )
        rows = trilogue.rows("matrix", "--framework", partnership, "--as-of", day)
        (lead,) = next(
            row["leads"]
            for row in rows
            if row["reference"].endswith("waste-management")
        )
        marked[day] = role["may_have_ended"], lead["may_have_ended"]

    assert marked == {"2010-10-05": (False, False), "2010-10-06": (True, True)}


def test_documents_of_a_day_are_those_that_there_were(trilogue: CommandLine) -> None:
    """In 2015 nobody had the reports of 2021."""
    rows = trilogue.rows("documents", "--as-of", "2015-06-30", "--limit", "500")

    found = {row["reference"] for row in rows}

    assert "document:draft-guidance-best-available-techniques" in found
    assert "document:joint-task-force-report" not in found


def test_a_process_that_is_prolonged_is_under_way(trilogue: CommandLine) -> None:
    """The intersessional process went on in 2018, and was prolonged in 2020."""
    process = "saicm-beyond-2020-intersessional-process"
    held = [fields(trilogue, process, day) for day in ("2018-12-31", "2021-03-31")]

    assert [one["status"] for one in held] == ["under-way", "under-way"]
    assert held[1]["planned_end"] == "[2021..]"


def test_a_plan_by_month_and_by_days_is_no_tie(trilogue: CommandLine) -> None:
    """The annex, drafted earlier, gave the month of the fourth meeting alone."""
    held = trilogue.rows("show", "minamata-cop-4", "--as-of", "2021-07-05")

    (planned,) = [row for row in held if row["field"] == "planned_for"]

    assert planned["value"] == "2021-11-01/2021-11-05"
    assert not planned["ties"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_date_prints_more_exactly_than_it_was_given(
    trilogue: CommandLine, language: str
) -> None:
    """A date given as a month prints no day, a date given as a year no month."""
    rows = trilogue.rows("timeline", "--limit", "1000", "--lang", language)

    months = [row for row in rows if len(row["occurred"] or "") == len("2018-07")]
    years = [row for row in rows if len(row["occurred"] or "") == len("2018")]

    assert months
    assert years
    for row in months:
        assert sum(part.isdigit() for part in row["date"]) <= len("201807")
    for row in years:
        assert row["date"].removesuffix("年") == row["occurred"]


@pytest.mark.slow
def test_a_correction_leaves_what_was_known_before(own_trilogue: CommandLine) -> None:
    """Every answer as known before the correction stays the same, byte for byte."""
    last = own_trilogue.rows("timeline", "--limit", "1")[0]
    head = max(row["position"] for row in _everything(own_trilogue))
    before = all_answers(own_trilogue, known_at=f"#{head}")

    told = own_trilogue(
        "correct",
        str(last["position"]),
        "--set",
        "occurred=2021",
        "--reason",
        "only the year is certain",
    )

    assert told.code == 0, told.err
    assert all_answers(own_trilogue, known_at=f"#{head}") == before
    assert all_answers(own_trilogue, known_at=f"#{head + 1}") != before


def _everything(trilogue: CommandLine) -> list[dict[str, Any]]:
    return trilogue.rows("timeline", "--limit", "10000", "--as-of", "2030-12-31")


@pytest.mark.slow
def test_rebuilding_gives_the_same_bytes(own_trilogue: CommandLine) -> None:
    """The tables of answers hold nothing that the log does not."""
    before = all_answers(own_trilogue)

    told = own_trilogue("rebuild")

    assert told.code == 0, told.err
    assert all_answers(own_trilogue) == before


@pytest.mark.slow
def test_importing_the_founding_history_again_changes_nothing(
    own_trilogue: CommandLine,
) -> None:
    """Each row is known by its key and compared with what it recorded."""
    files = _files()
    before = own_trilogue("export").out

    told = own_trilogue("import", *files)

    assert told.code == 0, told.err
    assert told.out.startswith("recorded 0, unchanged ")
    assert own_trilogue("export").out == before


def _files() -> list[str]:
    folder = files(data)
    return sorted(str(one) for one in folder.iterdir() if one.name.endswith(".yaml"))
