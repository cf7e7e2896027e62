"""Findings: each rule with its sentence, when recording and in the audit."""

import pytest

from domain.kinds.area import TakenUp
from domain.kinds.meeting import Held, Resumed
from domain.recording.acts import Record, Withdraw
from domain.recording.findings import Finding
from projections.queries.audit import read_findings
from tests.support.desks import Desk
from tests.support.examples import dissolved, formed, joined
from wording.messages import message_words

pytest_plugins = ("tests.support.desk_fixture",)

GROUP = "Waste group"


def taken_up(when: str) -> Record:
    """Say that the group took an area up."""
    return Record.of(TakenUp(group="body:waste-group"), "waste", occurred=when)


def audited(desk: Desk, as_of: str = "2021-07-05") -> list[Finding]:
    """List what the audit finds on the group."""
    found = read_findings(desk.reader, desk.at(as_of))
    return [one for one in found if one.subject == "body:waste-group"]


def test_what_ended_before_is_found(desk: Desk) -> None:
    """A group cannot take an area up after it was dissolved."""
    desk.record(formed(GROUP, "2019-01"), dissolved(GROUP, "2020-03"))

    recorded = desk.record(taken_up("2021-02"))

    (finding,) = recorded.findings
    assert (finding.rule, *finding[2:4]) == (
        "after-closing",
        "body:waste-group",
        (3, 2),
    )
    assert message_words(finding.message) == (
        "area.taken-up of 2021-02 (entry 3) of area:waste names body:waste-group, "
        "which had ended by 2020-03-31"
    )
    assert [(one.rule, one.positions) for one in audited(desk)] == [
        ("after-closing", (3, 2))
    ]


def test_what_began_later_is_found(desk: Desk) -> None:
    """A group cannot take an area up before it was formed."""
    desk.record(formed(GROUP, "2019-01"))

    recorded = desk.record(taken_up("2018-06"))

    assert [message_words(one.message) for one in recorded.findings] == [
        (
            "area.taken-up of 2018-06 (entry 2) of area:waste names body:waste-group, "
            "which began on 2019-01-01 or later"
        )
    ]
    assert [(one.rule, one.positions) for one in audited(desk)] == [
        ("before-opening", (2, 1))
    ]


def test_what_was_withdrawn_is_found(desk: Desk) -> None:
    """Nothing stands of the group any more."""
    desk.record(formed(GROUP, "2019-01"))
    desk.record(Withdraw(target="#1", reason="it was another group"))

    recorded = desk.record(taken_up("2020-06"))

    assert [message_words(one.message) for one in recorded.findings] == [
        (
            "area.taken-up of 2020-06 (entry 3) of area:waste names body:waste-group, "
            "of which nothing stands any more"
        )
    ]
    assert [one.rule for one in audited(desk)] == ["withdrawn-reference"]


def test_what_nobody_recorded_is_found_by_the_audit(desk: Desk) -> None:
    """Whoever recorded it confirmed the doubt; the audit lists it."""
    recorded = desk.record(taken_up("2020-06"))

    assert recorded.findings == ()
    assert [message_words(one.message) for one in audited(desk)] == [
        (
            "area.taken-up (entry 1) of area:waste names body:waste-group, of which "
            "the log says nothing"
        )
    ]


def test_a_life_that_lost_its_opening_is_found(desk: Desk) -> None:
    """Members of a group of which no entry says any more that it was formed."""
    desk.record(formed(GROUP, "2019-01"), joined(GROUP, "2020-06", "brs"))

    recorded = desk.record(Withdraw(target="#1", reason="it was another group"))

    (finding,) = recorded.findings
    assert (finding.rule, *finding[2:4]) == (
        "withdrawn-opening",
        "body:waste-group",
        (2, 1),
    )
    assert message_words(finding.message) == (
        "body.member-joined of 2020-06 (entry 2) of body:waste-group stands, and "
        "the entry by which body:waste-group began was withdrawn"
    )
    assert [(one.rule, one.positions) for one in audited(desk)] == [
        ("withdrawn-opening", (2, 1))
    ]


def test_a_life_with_another_opening_is_not_found(desk: Desk) -> None:
    """The group was formed, as another entry says."""
    desk.record(formed(GROUP, "2019-01"), formed(GROUP, "2019"))
    desk.record(joined(GROUP, "2020-06", "brs"))

    recorded = desk.record(Withdraw(target="#1", reason="said twice"))

    assert recorded.findings == ()
    assert audited(desk) == []


def held(when: str) -> Record:
    """Say that the conference was held."""
    return Record.of(Held(), "cop-4", occurred=when)


def test_a_meeting_that_was_held_twice_is_found(desk: Desk) -> None:
    """Two sources give days that cannot both be right: both entries are named."""
    desk.record(held("2020-03-12"))

    (found,) = desk.record(held("2020-03-13/2020-03-14")).findings

    assert message_words(found.message) == (
        "meeting.held of 2020-03-13/2020-03-14 (entry 2) of meeting:cop-4 and "
        "meeting.held of 2020-03-12 (entry 1) of meeting:cop-4 cannot both be right: a "
        "meeting is held once. Correct one, or record meeting.resumed if it went on "
        "later"
    )
    assert (found.rule, found.positions) == ("held-twice", (2, 1))
    assert read_findings(desk.reader, desk.at("2021-07-05")) == [found]


@pytest.mark.parametrize(
    "days",
    [
        ("2020-03", "2020-03-13"),
        ("2020-03-21/2020-03-25", "2020-03-23"),
        ("2020-03-12", "[..2020-04-01]"),
    ],
)
def test_days_that_can_be_the_same_are_no_finding(
    desk: Desk, days: tuple[str, str]
) -> None:
    """One source knows less than the other, or counts one day of several."""
    found = [one for when in days for one in desk.record(held(when)).findings]

    assert found == []
    assert read_findings(desk.reader, desk.at("2021-07-05")) == []


def test_a_meeting_that_was_resumed_may_have_other_days(desk: Desk) -> None:
    """The second part of a session is no disagreement."""
    resumed = Record.of(Resumed(), "cop-4", occurred="2020-03-21/2020-03-25")
    desk.record(held("2019-11-01/2019-11-05"), resumed)

    assert desk.record(held("2020-03-21/2020-03-25")).findings == ()


def test_what_may_agree_is_no_finding(desk: Desk) -> None:
    """Only what cannot be is found."""
    desk.record(formed(GROUP, "2019-01"), dissolved(GROUP, "2020-03"))

    recorded = desk.record(taken_up("2020"))

    assert recorded.findings == ()
    assert audited(desk) == []


@pytest.mark.parametrize(
    ("when", "rules"),
    [
        ("2018-12-31", ["before-opening"]),
        ("2019-01-01", []),
        ("2020-03-31", []),
        ("2020-04-01", ["after-closing"]),
    ],
)
def test_a_life_is_bounded_by_its_possible_days(
    desk: Desk, when: str, rules: list[str]
) -> None:
    """The first day of the opening and the last day of the closing belong to it."""
    desk.record(formed(GROUP, "2019-01"), dissolved(GROUP, "2020-03"))

    recorded = desk.record(taken_up(when))

    assert [one.rule for one in recorded.findings] == rules
    assert [one.rule for one in audited(desk)] == rules


def test_a_finding_goes_when_what_it_rests_on_goes(desk: Desk) -> None:
    """Findings are derived, not recorded."""
    desk.record(formed(GROUP, "2019-01"), dissolved(GROUP, "2020-03"))
    desk.record(taken_up("2021-02"))

    desk.record(Withdraw(target="#2", reason="it goes on"))

    assert audited(desk) == []


def test_what_has_not_happened_yet_is_not_found(desk: Desk) -> None:
    """The audit of a day looks at what counts by that day."""
    desk.record(formed(GROUP, "2019-01"), dissolved(GROUP, "2020-03"))
    desk.record(taken_up("2021-02"))

    assert audited(desk, "2021-01-31") == []
