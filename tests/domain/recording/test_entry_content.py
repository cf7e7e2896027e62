"""From acts to the content of entries: every field, with the right value."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from domain.content import ENTRY_BYTES, Content, Occurred, Source
from domain.entry import Entry
from domain.kinds.body import MemberJoined
from domain.recording.acts import (
    Act,
    Attest,
    Author,
    Correct,
    Join,
    Record,
    Withdraw,
)
from domain.recording.entry_content import (
    check_date,
    check_size,
    check_target,
    content_of_amendment,
    content_of_record,
)
from domain.recording.refusals import (
    AmendmentError,
    JoinError,
    NotYetError,
    ReasonMissingError,
    SpanError,
    TooLargeError,
    UnknownEntryError,
)
from domain.references import BadReferenceError, Ref
from domain.texts import Wording
from tests.support.facts import draft, entries, facts, reported_by
from tests.support.refusals import refuses

AUTHOR = Author(by="actor:officer", entity="actor:brs", authenticated=True)
TODAY = date(2021, 7, 5)
OTHER = "0f5f3b8e-6a64-5c0e-8e57-3d9a50a1a6c1"
NOTE = Source("document:note", day="2020-03-01")


def never_issued(document: str) -> str:
    """Say that the log does not know when a document was issued."""
    del document
    return ""


def recorded(**fields: Any) -> Content:  # noqa: ANN401 - those of Record
    """Build the content of a record on a group."""
    act = Record(kind="body.member-joined", subject=Ref("body", "it"), **fields)
    return content_of_record(act, AUTHOR, today=TODAY, issue_day=never_issued)


def amended(act: Correct | Withdraw | Attest | Join, **fields: Any) -> Content:  # noqa: ANN401
    """Build the content of an amendment of an entry that was recorded."""
    (target,) = entries(draft("body.member-joined", "2020", member="actor:brs"))
    arguments: dict[str, Any] = {
        "sources": (),
        "today": TODAY,
        "issue_day": never_issued,
        **fields,
    }
    one = None if isinstance(act, Join) else target
    return content_of_amendment(act, one, AUTHOR, **arguments)


def test_a_record_keeps_all_that_its_act_says() -> None:
    """Nothing of an act is lost, and who records it is added."""
    content = recorded(
        data=MemberJoined(member="actor:brs").data(),
        occurred=Occurred("2020-02"),
        concerns=("area:waste",),
        sources=(NOTE,),
        title={"en": Wording("Joined")},
        text={"en": Wording("It joined.")},
        after=OTHER.upper(),
        follows_from=OTHER,
    )

    assert content == Content(
        kind="body.member-joined",
        subject="body:it",
        occurred=Occurred("2020-02"),
        reported_on="2020-03-01",
        data={"member": "actor:brs"},
        concerns=("area:waste",),
        sources=(NOTE,),
        title={"en": Wording("Joined")},
        text={"en": Wording("It joined.")},
        after=OTHER,
        follows_from=OTHER,
        by="actor:officer",
        entity="actor:brs",
        authenticated=True,
    )


def test_a_subject_of_another_family_is_refused() -> None:
    """A kind is about the subjects of one family."""
    act = Record(kind="body.formed", subject=Ref("meeting", "it"))

    with refuses(BadReferenceError, match="it must be of the family body"):
        content_of_record(act, AUTHOR, today=TODAY, issue_day=never_issued)


@pytest.mark.parametrize("field", ["after", "follows_from"])
def test_an_entry_is_named_by_its_identity_only(field: str) -> None:
    """A position may be another entry's in a copy of the ledger."""
    with refuses(UnknownEntryError, match=r"no entry 12 in the log: it names"):
        recorded(**{field: "12"})


def day_by(*sources: Source, issued: dict[str, str] | None = None) -> str:
    """Return the reported day of a record with sources."""
    act = Record(kind="body.noted", subject=Ref("body", "it"), sources=sources)
    found = content_of_record(
        act, AUTHOR, today=TODAY, issue_day=lambda one: (issued or {}).get(one, "")
    )
    return found.reported_on


def test_the_reported_day_is_that_of_the_earliest_source() -> None:
    """Its own day, else the day of issue that the log knows, else today."""
    later = Source("document:later", day="2020-05-01")
    undated = Source("document:undated")
    issued = {"document:undated": "2019-01-01", "document:note": "2018-01-01"}

    assert day_by() == day_by(undated) == "2021-07-05"
    assert day_by(later, NOTE) == day_by(NOTE, undated) == "2020-03-01"
    assert day_by(NOTE, undated, issued=issued) == "2019-01-01"
    assert day_by(Source("document:note", day="2030-01-01")) == "2021-07-05"


def test_a_correction_names_its_target_and_its_changes() -> None:
    """Its date is not later than the sources of the entry as it stands."""
    act = Correct(target="#1", changes={"member": "actor:unep"}, reason=" misread ")

    content = amended(act, sources=(NOTE,))

    (target,) = entries(draft("body.member-joined", "2020", member="actor:brs"))
    assert content == Content(
        kind="entry.corrected",
        subject="body:it",
        target=str(target.event_id),
        changes={"member": "actor:unep"},
        reason="misread",
        reported_on="2020-03-01",
        by="actor:officer",
        entity="actor:brs",
        authenticated=True,
    )


def test_the_sources_that_a_correction_gives_bound_its_date() -> None:
    """They take the place of those that the entry had."""
    later = {"document": "document:later", "day": "2020-05-01"}
    act = Correct(target="#1", changes={"sources": [later]}, reason="misread")

    assert amended(act, sources=(NOTE,)).reported_on == "2020-05-01"


def test_a_withdrawal_is_reported_on_the_day_it_is_made() -> None:
    """It acts on what the log says, whatever the sources of the entry."""
    content = amended(Withdraw(target="#1", reason=" void "), sources=(NOTE,))

    assert (content.kind, content.reason) == ("entry.withdrawn", "void")
    assert content.reported_on == "2021-07-05"


def test_an_attestation_has_its_own_sources() -> None:
    """The day of the new source is its reported day."""
    content = amended(Attest(target="#1", sources=(NOTE,)))

    assert (content.kind, content.sources) == ("entry.attested", (NOTE,))
    assert (content.reported_on, content.reason) == ("2020-03-01", "")


def test_a_join_is_about_one_subject_and_names_the_other() -> None:
    """It amends no entry."""
    content = amended(Join.of("body:it", "body:that", " one group "))

    assert content == Content(
        kind="subject.same-as",
        subject="body:it",
        data={"into": "body:that"},
        reason="one group",
        reported_on="2021-07-05",
        by="actor:officer",
        entity="actor:brs",
        authenticated=True,
    )


@pytest.mark.parametrize(
    "act",
    [
        Correct(target="#1", changes={"member": "actor:unep"}, reason=" "),
        Withdraw(target="#1", reason=""),
        Join.of("body:it", "body:that", "\n"),
    ],
)
def test_an_amendment_needs_a_reason(act: Correct | Withdraw | Join) -> None:
    """Blanks are no reason."""
    with pytest.raises(ReasonMissingError):
        amended(act)


def test_two_spellings_of_one_reference_cannot_be_joined() -> None:
    """They are one subject already."""
    with refuses(JoinError, match="two spellings of one reference"):
        amended(Join.of("body:Waste Group", "body:wastegroup", "one"))


def test_subjects_of_two_families_cannot_be_joined() -> None:
    """A body is no meeting."""
    with refuses(JoinError, match="they are of different families") as caught:
        amended(Join.of("body:it", "meeting:it", "one"))

    assert caught.value.facts["one"] == Ref("body", "it")
    assert caught.value.facts["other"] == Ref("meeting", "it")


def test_a_correction_needs_its_target() -> None:
    """A correction of nothing is a mistake of the program."""
    act = Correct(target="#1", changes={"member": "actor:unep"}, reason="misread")

    with pytest.raises(TypeError, match="needs its target"):
        content_of_amendment(
            act, None, AUTHOR, sources=(), today=TODAY, issue_day=never_issued
        )


def test_a_moment_takes_no_span_and_what_lasts_does() -> None:
    """A body works over months; it is formed on one day."""
    (worked,) = facts(draft("body.worked", "2020-01/2020-03"))
    (formed,) = facts(draft("body.formed", "2020-01/2020-03"))

    check_date(worked, today=TODAY)
    with refuses(SpanError, match=r"write \[2020-01\.\.2020-03\]"):
        check_date(formed, today=TODAY)


@pytest.mark.parametrize(
    ("when", "reported", "advice"),
    [
        ("2021-07-05", "2021-07-05", ""),
        ("2021-07", "2021-07-05", ""),
        ("2021-07-06", "2021-07-05", "today, 2021-07-05.*record a plan instead"),
        ("2020-03-02", "2020-03-01", "source's day, 2020-03-01.*mend the date or"),
        ("2020-03-01", "2020-03-01", ""),
        ("2021-07-05", "2020-03-01", "source's day, 2020-03-01.*mend the date or"),
        ("2021-07-06", "2020-03-01", "source's day, 2020-03-01.*record a plan"),
    ],
)
def test_nothing_happens_after_it_was_reported(
    when: str, reported: str, advice: str
) -> None:
    """The day of the report is possible, and the next one is not.

    The refusal names the day that sets the limit: today, or the source's day.
    """
    (fact,) = facts(reported_by(draft("body.formed", when), reported))

    if advice:
        with refuses(NotYetError, match=advice) as caught:
            check_date(fact, today=TODAY)
        assert caught.value.reported_on == date.fromisoformat(reported)
    else:
        check_date(fact, today=TODAY)


def test_an_entry_may_have_so_many_bytes_and_no_more() -> None:
    """The limit itself is accepted."""
    check_size(b"x" * ENTRY_BYTES)

    with refuses(TooLargeError, match="takes 60,001 bytes and may take 60,000"):
        check_size(b"x" * (ENTRY_BYTES + 1))


CORRECTION = Correct(target="", changes={"member": "actor:unep"}, reason="misread")
WITHDRAWAL = Withdraw(target="", reason="void")
ATTESTATION = Attest(target="", sources=(NOTE,))
FINAL = "a withdrawal is final; record"
ITSELF = "correct or attest the entry itself"


def target(kind: str) -> Entry:
    """Make an entry of a kind, or an amendment."""
    joined = draft("body.member-joined", "2020", member="actor:brs")
    amendment = kind, "", {"family": "body", "target": OTHER}
    return entries(joined if kind == "body.member-joined" else amendment)[0]


@pytest.mark.parametrize(
    ("kind", "act", "reason"),
    [
        ("body.member-joined", CORRECTION, ""),
        ("body.member-joined", WITHDRAWAL, ""),
        ("body.member-joined", ATTESTATION, ""),
        ("body.member-joined", Attest(target="", sources=()), "name the document"),
        ("entry.corrected", CORRECTION, ITSELF),
        ("entry.corrected", ATTESTATION, ITSELF),
        ("entry.corrected", WITHDRAWAL, ""),
        ("entry.attested", ATTESTATION, ITSELF),
        ("entry.attested", WITHDRAWAL, ""),
        ("entry.withdrawn", WITHDRAWAL, FINAL),
        ("entry.withdrawn", CORRECTION, FINAL),
        ("subject.same-as", WITHDRAWAL, ""),
    ],
)
def test_which_entries_can_be_amended_in_which_way(
    kind: str, act: Act, reason: str
) -> None:
    """An amendment is undone by a withdrawal only, and a withdrawal by nothing."""
    entry = target(kind)

    if reason:
        with refuses(AmendmentError, match=reason):
            check_target(entry, act, set())
    else:
        check_target(entry, act, {str(uuid4())})


def test_a_withdrawn_entry_cannot_be_amended() -> None:
    """Not even withdrawn again."""
    entry = target("body.member-joined")

    with refuses(AmendmentError, match="it was withdrawn, and a withdrawal is"):
        check_target(entry, WITHDRAWAL, {str(entry.event_id)})
