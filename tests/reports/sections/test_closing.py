"""The end of a report: what was corrected since the last one, and what is left over."""

from datetime import date

import pytest

from domain.recording.acts import Correct, Join, Withdraw
from domain.texts import Wording
from reports.composer import checked, compose
from reports.data import gather
from reports.mapping import default_mapping
from reports.model import plain
from reports.request import Period, Request
from tests.support.desks import Desk
from tests.support.examples import formed, joined, reference
from tests.support.founding_reports import within

pytest_plugins = ("tests.support.desk_fixture",)

GROUP = "Waste group"
CORRECTED = "The waste group was set up: corrected; reason: Misread"
WITHDRAWN = "brs became a member of the waste group: withdrawn; reason: Another group"
FIRST = "This is the first report; there is none to correct."
NONE = "No entry was corrected or withdrawn since the last report."


def asked(since: int) -> Request:
    """Ask for a report after one whose edition knew the log up to a position."""
    return Request(
        report="",
        meetings=(),
        period=Period.parse("2018/2021-03"),
        as_of=date(2021, 3, 31),
        languages=("en",),
        since=since,
    )


@pytest.fixture
def amended(desk: Desk) -> Desk:
    """Record, correct and withdraw: entries 3 and 4 amend entries 1 and 2."""
    desk.record(formed(GROUP, "2019-01"), joined(GROUP, "2020", "brs"))
    desk.record(Correct(target="#1", changes={"occurred": "2019-02"}, reason="Misread"))
    desk.record(Withdraw(target="#2", reason="Another group"))
    return desk


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (0, [FIRST]),
        (2, [CORRECTED, WITHDRAWN]),
        (3, [WITHDRAWN]),
        (4, [NONE]),
    ],
)
def test_what_was_amended_since_the_last_report_is_told(
    amended: Desk, since: int, expected: list[str]
) -> None:
    """Whoever read the last report learns what of it no longer stands, and why."""
    document = compose(amended.reader, asked(since)).document("en")

    told = [plain(one.runs) for one in within(document, "corrections")]

    assert told == expected


def test_what_has_a_title_is_told_by_it(desk: Desk) -> None:
    """Readers know an entry by the words that stood above it."""
    title = {"en": Wording("Group on mercury wastes")}
    desk.record(formed(GROUP, "2019-01", title=title))
    desk.record(Correct(target="#1", changes={"occurred": "2019-02"}, reason="Misread"))

    document = compose(desk.reader, asked(1)).document("en")

    [told] = within(document, "corrections")
    assert plain(told.runs) == ("Group on mercury wastes: corrected; reason: Misread")


def test_subjects_that_became_one_are_chosen_as_one(desk: Desk) -> None:
    """A mapping of sections that names one of them takes the entries on both."""
    desk.record(formed(GROUP, "2019-01"), formed("Wastes group", "2019-01"))
    one, other = reference("body", GROUP), reference("body", "Wastes group")
    desk.record(Join.of(other, one, "One group under two names"))

    gathered = gather(desk.reader, asked(0), checked(default_mapping()))

    assert gathered.identify(other) == gathered.identify(one)
    assert gathered.identify("body:nobody-knows") != gathered.identify(one)
