"""Doubts: what a person is asked before something is recorded."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
import pytest

from domain.content import Source
from domain.entry import Fact
from domain.kinds import meeting
from domain.recording.acts import Correct, Record
from domain.recording.doubts import (
    MAX_SUGGESTIONS,
    Doubts,
    KnownSubjects,
    NothingKnown,
    Rival,
)
from domain.recording.refusals import Doubt, DoubtfulError
from domain.references import Ref
from domain.texts import Wording
from tests.support.desks import OFFICER, Desk, furnish
from tests.support.examples import formed, joined
from tests.support.facts import draft, facts
from tests.support.refusals import refuses
from wording.messages import message_words

pytest_plugins = ("tests.support.desk_fixture",)


class Known:
    """Knows that one subject is like any other."""

    def __init__(self, *similar: str, rivals: Sequence[Rival] = ()) -> None:
        self._similar = similar
        self._rivals = rivals

    def similar(self, _: Ref) -> Sequence[str]:
        """Give the similar references."""
        return self._similar

    def rivals(self, _: Fact) -> Sequence[Rival]:
        """Give the subjects that a new one may be."""
        return self._rivals


def found(
    doubts: Doubts, known: KnownSubjects, *, is_known: bool = False
) -> list[Doubt]:
    """List doubts where every reference is known or none, and no entry."""
    return doubts.find(known, is_known=lambda _: is_known, find_entries=lambda _: {})


def test_a_likely_duplicate_can_be_attested_instead() -> None:
    """The doubt names the entry, so that the source can be added to it."""
    (fact,) = facts(draft("body.member-joined", "2020-06", member="actor:brs"))
    doubts = Doubts()

    doubts.add_new(fact, fact)

    (doubt,) = found(doubts, NothingKnown(), is_known=True)
    assert doubt.rule == "likely-duplicate"
    assert message_words(doubt.message) == (
        "body.member-joined of 2020-06 (entry 1) of body:it may say the same: confirm "
        "to record both, or add your source to it as a further source"
    )
    assert (doubt.position, doubt.event_id) == (1, str(fact.event_id))


def test_an_unknown_reference_is_doubted_with_what_reads_alike() -> None:
    """A typing slip does not make a new subject unseen."""
    (fact,) = facts(draft("body.member-joined", "2020-06", member="body:waste-grup"))
    doubts = Doubts()

    doubts.add_new(fact, None)

    (doubt,) = found(doubts, Known("waste-group", "wastes"))
    assert message_words(doubt.message) == (
        "no entry of the log is about body:waste-grup yet; did you mean "
        "body:waste-group or body:wastes?"
    )


def test_advice_is_for_the_first_slips_of_a_sheet() -> None:
    """A sheet that names thousands of unknown subjects is doubted without delay."""
    doubts = Doubts()
    doubts.add_references(
        f"body:group-{number}" for number in range(MAX_SUGGESTIONS + 5)
    )

    all_found = found(doubts, Known("it"))

    advised = [
        one
        for one in all_found
        if "did you mean body:it?" in message_words(one.message)
    ]
    assert len(all_found) == MAX_SUGGESTIONS + 5
    assert advised == all_found[:MAX_SUGGESTIONS]


def test_advice_knows_what_was_recorded_by_another_program(desk: Desk) -> None:
    """Whoever starts the program anew is helped like one who had it running."""
    desk.record(formed("Mercury waste group", "2019"))
    started = furnish(desk.engine, desk.clock)
    slip = joined("Other", "2020", "it", concerns=("body:mercury-wast-group",))

    with refuses(DoubtfulError, match="did you mean body:mercury-waste-group"):
        started.ledger.record([slip], OFFICER)


def test_what_is_known_raises_no_doubt() -> None:
    """Most entries are new, and name what the log knows."""
    (fact,) = facts(draft("body.member-joined", "2020-06", member="actor:brs"))
    doubts = Doubts()

    doubts.add_new(fact, None)

    assert found(doubts, NothingKnown(), is_known=True) == []


def test_the_document_of_a_source_must_be_known_too(desk: Desk) -> None:
    """A mistyped symbol of a source would lead nowhere."""
    source = Source("document:UNEP/MC/COP.99/1")

    with refuses(DoubtfulError, match=r"document:UNEP/MC/COP\.99/1"):
        desk.record(joined("It", "2020", "it", sources=(source,)), confirmed=False)


def test_a_call_logged_again_without_its_participants_is_doubted(desk: Desk) -> None:
    """Two officers rarely list the same participants of one call."""
    call = meeting.Held(participants=("actor:brs",))
    desk.record(Record.of(call, "call-of-may", occurred="2020-05"))
    again = Record.of(meeting.Held(), "call-of-may", occurred="2020-05-04")

    with refuses(DoubtfulError, match="may say the same"):
        desk.record(again, confirmed=False)


def test_a_reference_that_the_same_unit_records_is_known(desk: Desk) -> None:
    """Forward references within one import are fine."""
    member = joined("Waste group", "2020", "brs")
    office = joined("Brs office", "2020", "brs", concerns=("body:waste-group",))

    with pytest.raises(DoubtfulError) as caught:
        desk.record(office, member, confirmed=False)

    assert [message_words(one.message) for one in caught.value.doubts] == [
        "no entry of the log is about actor:brs yet",
        "no entry of the log is about document:first-joint-report yet",
    ]


def test_two_notes_in_other_words_are_two(desk: Desk) -> None:
    """Free words of one day say the same only if they are the same."""
    title = {"en": Wording("Rooms are short.")}
    note = Record(kind="meeting.noted", subject=Ref("meeting", "call"), title=title)
    other = replace(note, title={"en": Wording("Papers came late.")})
    desk.record(note)

    done = desk.ledger.record([other], OFFICER)
    with refuses(DoubtfulError, match="may say the same"):
        desk.ledger.record([note], OFFICER)

    assert [one.position for one in done.fresh] == [2]


def test_a_correction_may_name_any_subject_that_the_log_knows(desk: Desk) -> None:
    """A reference that comes with a correction is looked up like any other."""
    desk.record(formed("Waste group", "2019"), formed("Air group", "2019"))
    call = meeting.Held(organizers=("body:waste-group",))
    held = desk.record(Record.of(call, "call-of-may", occurred="2020-05")).entries[0]

    known = Correct(
        target=str(held.event_id),
        changes={"organizers": ["body:air-group"]},
        reason="another group",
    )
    unknown = replace(known, changes={"organizers": ["body:air-gruop"]})

    with refuses(DoubtfulError, match="about body:air-gruop yet"):
        desk.record(unknown, confirmed=False)
    assert desk.record(known, confirmed=False).entries[0].position == 4


def test_a_correction_is_compared_with_the_subjects_it_names(desk: Desk) -> None:
    """A finding names the subject that a correction put in."""
    desk.record(formed("Waste group", "2021"))
    held = desk.record(Record.of(meeting.Held(), "call-of-may", occurred="2020-05"))

    done = desk.record(
        Correct(
            target=str(held.entries[0].event_id),
            changes={"organizers": ["body:waste-group"]},
            reason="they organized it",
        )
    )

    assert [(one.rule, one.subject) for one in done.findings] == [
        ("before-opening", "body:waste-group")
    ]


def test_a_spelling_of_a_known_subject_is_no_new_reference() -> None:
    """The known one is named, and nothing is said of how a new one is written."""
    (fact,) = facts(draft("body.started-work", "2020-06"))
    content = msgspec.structs.replace(fact.content, subject="body:Waste group")
    doubts = Doubts()

    doubts.add_first(Fact(fact.entry, content, {}))

    rival = Rival("similar-subject", "body:waste-group")
    known = found(doubts, Known(rivals=[rival]))
    unknown = found(doubts, NothingKnown())
    assert [one.rule for one in known] == ["similar-subject"]
    assert [one.rule for one in unknown] == ["new-spelling"]
