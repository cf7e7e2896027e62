"""What the ledger refuses, whatever else the log holds, and in which words."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.content import ENTRY_BYTES
from domain.errors import Message
from domain.recording.acts import Attest, Correct, Join, Withdraw
from domain.recording.refusals import (
    AmendmentError,
    ContradictionError,
    DoubtfulError,
    NotYetError,
    SpanError,
    TooLargeError,
    UnknownEntryError,
    compare_contents,
)
from domain.texts import Wording
from tests.support.desks import Desk
from tests.support.examples import formed, joined, reference, source
from tests.support.log_examples import NOON
from tests.support.refusals import refuses
from wording.messages import message_words

pytest_plugins = ("tests.support.desk_fixture",)

GROUP = "Mercury waste group"


def test_a_span_is_refused_for_a_moment(desk: Desk) -> None:
    """A moment takes no span; the refusal says what to write."""
    refusal = desk.refusal_of(joined(GROUP, "2019-01/2019-03", "brs"))

    assert isinstance(refusal, SpanError)
    assert message_words(refusal) == (
        "body.member-joined is a moment and takes no span 2019-01/2019-03; if it was "
        "on one day of these, write [2019-01..2019-03]"
    )


def test_the_day_is_that_of_the_ledgers_zone(desk: Desk) -> None:
    """Late in the evening in UTC it is tomorrow in Geneva already."""
    desk.clock.now = datetime(2021, 7, 5, 22, 30, tzinfo=UTC)

    recorded = desk.record(joined(GROUP, "2021-07-06", "brs"))

    assert recorded.entries[0].content.reported_on == "2021-07-06"


def test_what_lies_after_its_source_is_refused(desk: Desk) -> None:
    """A document cannot tell what happened after it was written."""
    act = joined(GROUP, "2021-03", "brs", sources=source("Note", day="2020-12-31"))

    refusal = desk.refusal_of(act)

    assert isinstance(refusal, NotYetError)
    assert "lies after its source's day, 2020-12-31" in message_words(refusal)
    assert "mend the date or the source's day" in message_words(refusal)


def test_too_many_bytes_are_refused(desk: Desk) -> None:
    """An entry is no document."""
    words = {"en": Wording("x" * ENTRY_BYTES)}

    refusal = desk.refusal_of(replace(formed(GROUP, "2019-01"), text=words))

    assert isinstance(refusal, TooLargeError)
    assert refusal.facts["largest"] == ENTRY_BYTES


@pytest.mark.parametrize("target", ["#7", "no-identity", "#", str(NOON)])
def test_what_is_not_in_the_log_cannot_be_amended(desk: Desk, target: str) -> None:
    """A typing slip in an entry's number is said."""
    refusal = desk.refusal_of(Withdraw(target=target, reason="void"))

    assert isinstance(refusal, UnknownEntryError)
    assert message_words(refusal) == f"there is no entry {target} in the log"


def test_an_entry_is_amended_by_its_number(desk: Desk) -> None:
    """Officers read numbers aloud, not identities."""
    desk.record(joined(GROUP, "2019-01", "brs"))

    desk.record(Withdraw(target="#1", reason="void"))

    assert desk.fields(reference("body", GROUP), "2021-07-05") == {}


def test_an_amendment_cannot_be_corrected(desk: Desk) -> None:
    """One corrects the entry itself, again."""
    desk.record(joined(GROUP, "2019-01", "brs"))
    desk.record(Withdraw(target="#1", reason="void"))

    refusal = desk.refusal_of(
        Attest(target="#2", sources=source("Note", day="2021-01-01"))
    )

    assert isinstance(refusal, AmendmentError)
    assert message_words(refusal) == (
        "entry 2 (entry.withdrawn): a withdrawal is final; record the entry anew"
    )


def test_nothing_is_attested_without_a_source(desk: Desk) -> None:
    """An attestation that names no document would say nothing, for ever."""
    desk.record(joined(GROUP, "2019-01", "brs"))

    refusal = desk.refusal_of(Attest(target="#1", sources=()))

    assert isinstance(refusal, AmendmentError)
    assert "name the document that says the same" in message_words(refusal)


def test_what_cannot_be_one_life_cannot_be_one(desk: Desk) -> None:
    """Two groups that cannot have been formed on the same day are two."""
    desk.record(formed("Waste group", "2014"), formed("Group on waste", "2018"))

    refusal = desk.refusal_of(Join.of("body:group-on-waste", "body:waste-group", "one"))

    assert isinstance(refusal, ContradictionError)


def test_a_join_of_what_nobody_spoke_of_is_doubted(desk: Desk) -> None:
    """A typing slip does not make a subject that then becomes another."""
    desk.record(formed("Waste group", "2014"))
    join = Join.of("body:waste-gruop", "body:waste-group", "one")

    with refuses(DoubtfulError, match="did you mean body:waste-group"):
        desk.record(join, confirmed=False)


def test_a_correction_is_bounded_by_the_sources_that_stand(desk: Desk) -> None:
    """Once a later note is its source, that note can tell of a later date."""
    act = joined(GROUP, "2018-06", "brs", sources=source("Note", day="2018-07-05"))
    later = {"document": reference("document", "Later note"), "day": "2020-12-31"}
    desk.record(act)
    desk.record(Correct(target="#1", changes={"sources": [later]}, reason="mistaken"))

    done = desk.record(
        Correct(target="#1", changes={"occurred": "2019-05"}, reason="misread")
    )
    refusal = desk.refusal_of(
        Correct(target="#1", changes={"occurred": "2021-05"}, reason="misread")
    )

    assert done.entries[0].content.reported_on == "2020-12-31"
    assert "lies after its source's day, 2020-12-31" in message_words(refusal)


def test_a_further_source_bounds_a_correction_too(desk: Desk) -> None:
    """What a note of June tells already did not happen in August."""
    desk.record(joined(GROUP, "2019-05", "brs"))
    desk.record(Attest(target="#1", sources=source("Note", day="2019-06-30")))

    refusal = desk.refusal_of(
        Correct(target="#1", changes={"occurred": "2019-08"}, reason="misread")
    )

    assert "lies after its source's day, 2019-06-30" in message_words(refusal)


def test_what_differs_is_named_in_one_order() -> None:
    """Who mends several fields of a row finds them in the same order each time."""
    names = [f"field_{letter}" for letter in "fbdace"]
    recorded = {"data": dict.fromkeys(names, "old"), "title": {}}
    given = {"data": dict.fromkeys(names, "new"), "title": {"en": "New"}}

    found = compare_contents(recorded, given)

    assert [one.field for one in found] == [*sorted(names), "title"]
    words = message_words(Message("refusal/difference", found[0]._asdict()))
    assert words == "field_a: recorded 'old', now 'new'"
