"""What differs of a timeline between two moments."""

from domain.kinds import area, body
from domain.recording.acts import Correct, Record
from projections.diff.changed_between import MomentPair
from projections.diff.comparables import COMPARABLE_QUESTIONS
from projections.diff.comparison import ComparisonRequest, read_differences
from tests.support.desks import Desk

pytest_plugins = ("tests.support.desk_fixture",)

WASTES, TRADE = "area:mercury-wastes", "area:trade"


def worked(*concerns: str, occurred: str = "2019") -> Record:
    """Record work of a group that concerns areas."""
    return Record.of(body.Worked(), "group", occurred=occurred, concerns=concerns)


def timeline_differences(
    desk: Desk,
    reference: str,
    *,
    known: tuple[int | None, int | None] = (None, None),
    days: tuple[str, str] = ("2021-07-05", "2021-07-05"),
) -> list[tuple[int, str, list[str]]]:
    """Compare a timeline: position of an entry, what happened, and the fields."""
    before, after = (desk.at(*one) for one in zip(days, known, strict=True))
    pair = MomentPair(before, after)
    request = ComparisonRequest(desk.reader, pair, reference)
    comparison = COMPARABLE_QUESTIONS["timeline"]
    found, _ = read_differences(request, comparison, first=50, after=None)
    return [
        (one.key.entry, one.change, sorted(field.field for field in one.changes))
        for one in found
    ]


def record_two_areas(desk: Desk) -> None:
    """Record two areas and work that concerns the first."""
    desk.record(
        Record.of(area.Identified(), WASTES, occurred="2018"),
        Record.of(area.Identified(), TRADE, occurred="2018"),
        worked(WASTES),
    )


def test_an_entry_that_a_correction_takes_out_of_a_timeline_is_removed(
    desk: Desk,
) -> None:
    """It is an entry of the other timeline, and changed in that of its subject."""
    record_two_areas(desk)
    desk.record(
        Correct(target="#3", changes={"concerns": [TRADE]}, reason="wrong area")
    )

    known = (3, 4)
    fields = ["concerns", "kind", "occurred"]
    assert timeline_differences(desk, WASTES, known=known) == [(3, "removed", fields)]
    assert timeline_differences(desk, TRADE, known=known) == [(3, "added", fields)]
    assert timeline_differences(desk, "body:group", known=known) == [
        (3, "modified", ["concerns"])
    ]


def test_an_entry_is_added_on_the_day_from_which_it_counts(desk: Desk) -> None:
    """An entry of 2019 counts from its last day; then it is no difference any more."""
    record_two_areas(desk)

    def between(first: str, last: str) -> list[int]:
        found = timeline_differences(desk, WASTES, days=(first, last))
        return [entry for entry, _, _ in found]

    assert between("2019-12-30", "2019-12-31") == [3]
    assert between("2019-12-31", "2020-01-01") == []
    assert between("2019-12-29", "2019-12-30") == []
    assert between("2018-12-30", "2019-12-31") == [1, 3]
    assert between("2018-12-31", "2019-12-31") == [3]


def test_what_is_the_later_moment_does_not_matter(desk: Desk) -> None:
    """Looking back, what was added shows as removed."""
    record_two_areas(desk)
    desk.record(worked(WASTES, occurred="2020"))

    added = timeline_differences(desk, WASTES, known=(3, 4))
    removed = timeline_differences(desk, WASTES, known=(4, 3))

    assert [(entry, change) for entry, change, _ in added] == [(4, "added")]
    assert [(entry, change) for entry, change, _ in removed] == [(4, "removed")]
