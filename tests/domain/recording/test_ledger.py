"""The ledger: the one door through which anything is recorded."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.recording.acts import Correct
from domain.recording.ledger import Recorded
from domain.recording.refusals import (
    ActRefusedError,
    ContradictionError,
    DoubtfulError,
    KeyReusedError,
    VersionConflictError,
)
from tests.support.desks import OFFICER, Desk
from tests.support.examples import formed, joined, reference
from tests.support.log_examples import NOON
from tests.support.refusals import refuses
from wording.messages import message_words

pytest_plugins = ("tests.support.desk_fixture",)

GROUP = "Mercury waste group"


def test_entries_are_stamped_by_the_log(desk: Desk) -> None:
    """Nobody but the log says when it learnt something."""
    acts = [formed(GROUP, "2019-01"), joined(GROUP, "2020-06", "brs")]

    recorded = desk.record(*acts)

    stamps = [(one.position, one.version, one.recorded_at) for one in recorded.entries]
    later = NOON.replace(microsecond=1)
    assert stamps == [(1, 1, NOON), (2, 2, later)]
    assert recorded.fresh == recorded.entries


def test_who_recorded_it_stands_in_the_entry(desk: Desk) -> None:
    """An auditor sees who recorded something, for whom, and that nobody checked it."""
    desk.record(formed(GROUP, "2019-01"))

    content = desk.log.entries_after(0)[0].content

    assert (content.by, content.entity, content.authenticated) == (
        OFFICER.by,
        OFFICER.entity,
        False,
    )


def test_the_same_key_and_content_give_the_same_answer(desk: Desk) -> None:
    """A client that got no answer sends its act again."""
    act = formed(GROUP, "2019-01", key="a")
    first = desk.record(act)

    again = desk.record(act)

    assert _ids(again) == _ids(first)
    assert again.fresh == ()


def _ids(recorded: Recorded) -> list[object]:
    return [one.event_id for one in recorded.entries]


def test_the_same_key_with_other_content_is_refused(desk: Desk) -> None:
    """A key stands for one content, for ever; the refusal says what differs."""
    desk.record(formed(GROUP, "2019-01", key="a"))

    refusal = desk.refusal_of(formed(GROUP, "2019-02", key="a"))

    assert isinstance(refusal, KeyReusedError)
    assert [one.field for one in refusal.differences] == ["occurred"]
    assert message_words(refusal) == (
        "the key already stands for entry 1, which says something else "
        "(occurred: recorded {'date': '2019-01'}, now {'date': '2019-02'})"
    )


def test_the_same_content_is_the_same_on_another_day_by_somebody_else(
    desk: Desk,
) -> None:
    """Who sends it again, and when, is no other content."""
    act = joined(GROUP, "2019-01", "brs", key="a")
    desk.record(act)
    desk.clock.now = datetime(2021, 8, 1, tzinfo=UTC)
    colleague = replace(OFFICER, by="officer-2")

    again = desk.ledger.record([act], colleague, confirmed=True)

    assert again.fresh == ()


def test_acts_without_a_key_are_recorded_each_time(desk: Desk) -> None:
    """Without a key the ledger cannot know that it is the same."""
    act = joined(GROUP, "2019-01", "brs")

    desk.record(act)
    desk.record(act)

    assert desk.log.reader.head().position == 2


def test_an_expected_version_that_holds_is_taken(desk: Desk) -> None:
    """Nobody recorded on the subject since it was read."""
    desk.record(formed(GROUP, "2019-01"))

    desk.record(replace(joined(GROUP, "2020", "brs"), expected_version=1))

    assert desk.log.reader.head().position == 2


def test_an_expected_version_that_is_past_is_refused(desk: Desk) -> None:
    """Somebody recorded meanwhile: look first."""
    desk.record(formed(GROUP, "2019-01"), joined(GROUP, "2020", "minamata"))

    refusal = desk.refusal_of(replace(joined(GROUP, "2020", "brs"), expected_version=1))

    assert isinstance(refusal, VersionConflictError)
    assert message_words(refusal) == (
        "body:mercury-waste-group was expected to have 1 entry and has 2: read it "
        "again, then decide"
    )


def test_doubts_refuse_until_they_are_confirmed(desk: Desk) -> None:
    """A doubt is for a person to look at."""
    desk.record(joined(GROUP, "2020-06", "brs"))
    act = joined(GROUP, "2020", "brs")

    with pytest.raises(DoubtfulError) as caught:
        desk.record(act, confirmed=False)
    confirmed = desk.record(act, confirmed=True)

    (doubt,) = [one for one in caught.value.doubts if one.rule == "likely-duplicate"]
    assert doubt.position == 1
    assert confirmed.entries[0].position == 2


def test_a_dry_run_checks_and_records_nothing(desk: Desk) -> None:
    """An import can be tried first; what is tried is forgotten."""
    act = formed(GROUP, "2019-01")

    tried = desk.ledger.record([act], OFFICER, confirmed=True, dry_run=True)
    done = desk.record(replace(act, expected_version=0))

    assert len(tried.fresh) == 1
    assert [one.position for one in done.entries] == [1]


def test_a_dry_run_refuses_like_a_real_one(desk: Desk) -> None:
    """A dry run that finds nothing means that the import will be taken."""
    act = joined(GROUP, "2026-11", "brs")

    with refuses(ActRefusedError, match="record a plan instead"):
        desk.ledger.record([act], OFFICER, confirmed=True, dry_run=True)


def test_one_refused_act_refuses_all_and_is_named(desk: Desk) -> None:
    """All or nothing; and whoever sent ten acts learns which one it was."""
    acts = [formed(GROUP, "2019-01"), joined(GROUP, "2018-06", "brs")]

    with pytest.raises(ActRefusedError) as caught:
        desk.record(*acts)
    recorded = desk.record(formed(GROUP, "2019-01"))

    assert isinstance(caught.value.refusal, ContradictionError)
    assert recorded.entries[0].version == 1


def test_several_acts_are_checked_as_a_whole(desk: Desk) -> None:
    """Two corrections may be right together where each alone would contradict."""
    recorded = desk.record(formed(GROUP, "2019-01"), joined(GROUP, "2019-06", "brs"))
    ids = [str(one.event_id) for one in recorded.entries]
    days = ("2020-01", "2020-06")

    corrections = [
        Correct(target=one, changes={"occurred": {"date": day}}, reason="misread")
        for one, day in zip(ids, days, strict=True)
    ]
    desk.record(*corrections)

    assert desk.fields(reference("body", GROUP), "2020-01-30") == {}
