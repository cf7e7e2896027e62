"""From acts to the content of entries, and the checks of a single entry."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from domain.content import ENTRY_BYTES, Content, Source, to_plain
from domain.entry import (
    ATTESTED,
    CORRECTED,
    SAME_AS,
    WITHDRAWN,
    Entry,
    Fact,
    parse_event_id,
    reported_day,
)
from domain.errors import Message
from domain.kinds import KINDS, Definition
from domain.recording.acts import Act, Attest, Author, Correct, Join, Record, Withdraw
from domain.recording.corrections import read_changes
from domain.recording.refusals import (
    AmendmentError,
    JoinError,
    NoIdentityError,
    NotYetError,
    ReasonMissingError,
    SpanError,
    TooLargeError,
)
from domain.recording.values import FieldError

IssueDay = Callable[[str], str]
"""Takes a document; returns the day on which the log says it was issued, or ""."""


def content_of_record(
    act: Record, author: Author, *, today: date, issue_day: IssueDay
) -> Content:
    """Build the content of an entry to be recorded.

    Raises:
        BadReferenceError: the subject is of another family than the kind.
        NoIdentityError: it names an entry by what is no identity.
    """
    act.subject.check_family(KINDS[act.kind].family)
    return Content(
        kind=act.kind,
        subject=str(act.subject),
        occurred=act.occurred,
        reported_on=_reported_on(act.sources, today, issue_day),
        data=to_plain(dict(act.data)),
        concerns=act.concerns,
        sources=act.sources,
        title=dict(act.title),
        text=dict(act.text),
        narrative=dict(act.narrative),
        after=_event_id(act.after),
        follows_from=_event_id(act.follows_from),
        by=author.by,
        entity=author.entity,
        authenticated=author.authenticated,
    )


def content_of_amendment(  # noqa: PLR0913 - all that its content follows from
    act: Correct | Withdraw | Attest | Join,
    target: Entry | None,
    author: Author,
    *,
    sources: tuple[Source, ...],
    today: date,
    issue_day: IssueDay,
) -> Content:
    """Build the content of an entry that amends another, or joins two subjects.

    Args:
        sources: those of the target as amended so far; a corrected date is not later.
    """
    bare = Content(
        kind="",
        subject=target.content.subject if target else "",
        target=str(target.event_id) if target else "",
        reported_on=today.isoformat(),
        by=author.by,
        entity=author.entity,
        authenticated=author.authenticated,
    )
    match act:
        case Correct() if target:
            changes = read_changes(target.content.kind, act.changes)
            given = tuple(Source(**one) for one in changes.get("sources") or ())
            return replace(
                bare,
                kind=CORRECTED,
                changes=changes,
                reason=_reason(act.reason),
                reported_on=_reported_on(given or sources, today, issue_day),
            )
        case Withdraw():
            return replace(bare, kind=WITHDRAWN, reason=_reason(act.reason))
        case Attest():
            reported_on = _reported_on(act.sources, today, issue_day)
            return replace(
                bare, kind=ATTESTED, sources=act.sources, reported_on=reported_on
            )
        case Join():
            _check_join(act)
            return replace(
                bare,
                kind=SAME_AS,
                subject=str(act.subject),
                data={"into": str(act.into)},
                reason=_reason(act.reason),
            )
    message = "a correction needs its target"
    raise TypeError(message)


def _check_join(act: Join) -> None:
    one, into = act.subject, act.into
    if one.family != into.family:
        reason = Message("refusal/other-family")
        raise JoinError(one=one, other=into, reason=reason)
    if one.subject_id == into.subject_id:
        reason = Message("refusal/two-spellings")
        raise JoinError(one=one, other=into, reason=reason)


def _event_id(event_id: str) -> str:
    """Normalise an entry's identity. The log need not have the entry yet."""
    if not event_id:
        return ""
    identity = parse_event_id(event_id)
    if identity is None:
        raise NoIdentityError(event_id=event_id)
    return str(identity)


def _reason(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissingError
    return reason.strip()


def _reported_on(sources: Iterable[Source], today: date, issue_day: IssueDay) -> str:
    days = [source.day or issue_day(source.document) for source in sources]
    return min([today.isoformat(), *(day for day in days if day)])


def check_date(fact: Fact, *, today: date) -> None:
    """Refuse a date that cannot be right, whatever else the log has.

    Raises:
        SpanError: the kind is a moment and the date a span.
        NotYetError: the date is after the day on which it was reported.
    """
    edtf = fact.edtf
    if edtf and edtf.is_span and not fact.definition.lasts:
        raise SpanError(kind=fact.content.kind, text=edtf.text)
    if fact.first > reported_day(fact.content):
        reported_on = date.fromisoformat(fact.content.reported_on)
        raise NotYetError(fact=fact, reported_on=reported_on, today=today)


def check_retired(definition: Definition, given: Mapping[str, Any]) -> None:
    """Refuse new values of fields that are retired.

    Args:
        given: the own fields of a new entry, or the changes of a correction.

    Raises:
        FieldError: with what to write instead.
    """
    for one in definition.members:
        value = given.get(one.name)
        if one.field.retired and value is not None:
            reason = Message("value/retired", {"advice": one.field.retired})
            raise FieldError(field=one.name, value=value, reason=reason)


def check_size(canonical: bytes) -> None:
    """Refuse more canonical bytes than the log accepts.

    Raises:
        TooLargeError: with the size and the limit.
    """
    size = len(canonical)
    if size > ENTRY_BYTES:
        raise TooLargeError(size=size, largest=ENTRY_BYTES)


def check_target(target: Entry, act: Act, withdrawn: set[str]) -> None:
    """Refuse amending what cannot be amended in that way.

    Raises:
        AmendmentError: the target is withdrawn, or it is an amendment, which only a
            withdrawal can undo; or an attestation has no source.
    """
    kind = target.content.kind
    if str(target.event_id) in withdrawn:
        key = "refusal/withdrawn"
    elif kind == WITHDRAWN:
        key = "refusal/withdrawal"
    elif target.is_amendment and not isinstance(act, Withdraw):
        key = "refusal/amendment-itself"
    elif isinstance(act, Attest) and not act.sources:
        key = "refusal/no-source"
    else:
        return
    raise AmendmentError(entry=target, reason=Message(key))
