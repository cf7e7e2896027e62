"""The version that is shown is the one that recording is checked against."""

import pytest

from domain.kinds import body
from domain.recording.acts import Join, Record
from domain.recording.refusals import ActRefusedError, VersionConflictError
from projections.queries.subjects import read_state, read_versions
from tests.support.desks import Desk

pytest_plugins = ("tests.support.desk_fixture",)

WORKED = body.Worked()


@pytest.fixture
def joined(desk: Desk) -> Desk:
    """Two groups that turned out to be one, with three entries between them."""
    desk.record(
        Record.of(body.Formed(), "waste-group", occurred="2019-01"),
        Record.of(body.Formed(), "group-on-waste", occurred="2019-01"),
        Join.of("body:group-on-waste", "body:waste-group", "one"),
    )
    return desk


def test_the_version_shown_can_be_recorded_on(joined: Desk) -> None:
    """Whoever read the subject records under the reference that was shown."""
    moment = joined.at("2021-01-01")
    read = read_state(joined.reader, moment, "group-on-waste")

    work = Record.of(
        WORKED,
        str(read.subject.ref),
        occurred="2020",
        expected_version=read.version,
    )
    done = joined.record(work)

    assert done.entries[0].version == read.version + 1
    versions = read_versions(joined.reader, moment, [read.subject])
    assert versions == {read.subject.subject_id: read.version}


def test_what_others_recorded_meanwhile_is_noticed(joined: Desk) -> None:
    """The version moves with every entry under that reference."""
    read = read_state(joined.reader, joined.at("2021-01-01"), "waste-group")
    subject = str(read.subject.ref)
    joined.record(Record.of(WORKED, subject, occurred="2020"))

    with pytest.raises(ActRefusedError) as caught:
        joined.record(
            Record.of(WORKED, subject, occurred="2020", expected_version=read.version)
        )

    assert isinstance(caught.value.refusal, VersionConflictError)
