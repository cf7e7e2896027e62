"""What a field was over time: each value, since when and until when."""

from datetime import date

import pytest

from domain.references import Ref
from projections.queries.field_history import read_field_histories
from tests.support.desks import Desk
from tests.support.examples import called, formed

pytest_plugins = ("tests.support.desk_fixture",)

GROUP = "Waste group"
SUBJECT = Ref("body", "waste-group").subject_id.hex
NAME = (SUBJECT, "name")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2019-01-31", [(GROUP, None)]),
        ("2020-06-29", [(GROUP, None)]),
        ("2020-06-30", [(GROUP, date(2020, 6, 30)), ("Mercury", None)]),
        ("2021-01-01", [(GROUP, date(2020, 6, 30)), ("Mercury", None)]),
    ],
)
def test_a_value_holds_until_the_day_of_the_next(
    desk: Desk, day: str, expected: list[tuple[str, date | None]]
) -> None:
    """On the day from which the new name counts, the old one has ended."""
    desk.record(formed(GROUP, "2019-01"), called(GROUP, "2020-06", "Mercury"))

    found = read_field_histories(desk.reader, desk.at(day), [NAME])[NAME]

    assert [(one.value["en"]["words"], one.until) for one in found] == expected
    assert found[0].since == date(2019, 1, 31)


def test_what_is_stated_again_prolongs_what_holds(desk: Desk) -> None:
    """A second document with the same name is no new name."""
    desk.record(formed(GROUP, "2019-01"), called(GROUP, "2020-06", GROUP))

    [only] = read_field_histories(desk.reader, desk.at("2021-01-01"), [NAME])[NAME]

    assert (only.since, only.until, only.set_by) == (date(2019, 1, 31), None, 1)


def test_a_field_that_was_never_set_has_no_stretch(desk: Desk) -> None:
    """Whoever asks for it gets an empty answer, not none."""
    desk.record(formed(GROUP, "2019-01"))
    scope = (SUBJECT, "proposed_scope")

    found = read_field_histories(desk.reader, desk.at("2021-01-01"), [NAME, scope])

    assert found[scope] == []
    assert len(found[NAME]) == 1
