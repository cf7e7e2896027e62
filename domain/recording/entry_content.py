"""From what a person asks to what the log would hold."""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec.structs import replace

from domain.content import ENTRY_BYTES, Content, Source, plain
from domain.entry import (
    ATTESTED,
    CORRECTED,
    SAME_AS,
    WITHDRAWN,
    Entry,
    Fact,
    identity_of,
    reported,
)
from domain.kinds import KINDS
from domain.recording.acts import Act, Attest, Correct, Join, Record, Recorder, Withdraw
from domain.recording.corrections import read_changes
from domain.recording.refusals import (
    AmendmentError,
    JoinError,
    NotYetError,
    ReasonMissingError,
    SpanError,
    TooLargeError,
    UnknownEntryError,
)
from domain.references import Ref

DayOf = Callable[[str], str]
"""Document reference -> the day on which the log says it was issued, ISO, or ""."""


def recorded(act: Record, who: Recorder, *, today: date, day_of: DayOf) -> Content:
    """Write the content of an entry to be logged."""
    return Content(
        kind=act.kind,
        subject=str(Ref.parse(act.subject, KINDS[act.kind].family)),
        occurred=act.occurred,
        reported_on=_reported(act.sources, today, day_of),
        data=plain(dict(act.data)),
        concerns=act.concerns,
        sources=act.sources,
        title=dict(act.title),
        text=dict(act.text),
        after=_named(act.after),
        follows_from=_named(act.follows_from),
        by=who.by,
        entity=who.entity,
        authenticated=who.authenticated,
    )


def amendment(  # noqa: PLR0913 - all that its content follows from
    act: Correct | Withdraw | Attest | Join,
    target: Entry | None,
    who: Recorder,
    *,
    sources: tuple[Source, ...],
    today: date,
    day_of: DayOf,
) -> Content:
    """Write the content of an entry that amends another, or joins two subjects.

    Args:
        sources: those of the target as it stands; they bound a corrected date.
    """
    bare = Content(
        kind="",
        subject=target.content.subject if target else "",
        target=str(target.event_id) if target else "",
        reported_on=today.isoformat(),
        by=who.by,
        entity=who.entity,
        authenticated=who.authenticated,
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
                reported_on=_reported(given or sources, today, day_of),
            )
        case Withdraw():
            return replace(bare, kind=WITHDRAWN, reason=_reason(act.reason))
        case Attest():
            reported_on = _reported(act.sources, today, day_of)
            return replace(
                bare, kind=ATTESTED, sources=act.sources, reported_on=reported_on
            )
        case Join():
            one, into = _to_be_one(act)
            return replace(
                bare,
                kind=SAME_AS,
                subject=str(one),
                data={"into": str(into)},
                reason=_reason(act.reason),
            )
    message = "a correction needs its target"
    raise TypeError(message)


def _to_be_one(act: Join) -> tuple[Ref, Ref]:
    one, into = Ref.parse(act.subject), Ref.parse(act.into)
    if one.family != into.family:
        reason = "they are of different families"
        raise JoinError(one=str(one), other=str(into), reason=reason)
    if one.subject_id == into.subject_id:
        reason = "these are two spellings of one reference"
        raise JoinError(one=str(one), other=str(into), reason=reason)
    return one, into


def _named(event_id: str) -> str:
    """Write an entry's identity in one way; it may come into the log later."""
    if not event_id:
        return ""
    identity = identity_of(event_id)
    if identity is None:
        raise UnknownEntryError(event_id=event_id, why=": it names none")
    return str(identity)


def _reason(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissingError
    return reason.strip()


def _reported(sources: Iterable[Source], today: date, day_of: DayOf) -> str:
    days = [source.day or day_of(source.document) for source in sources]
    return min([today.isoformat(), *(day for day in days if day)])


def check_alone(fact: Fact, *, today: date) -> None:
    """Refuse what cannot be, whatever else the log holds.

    Raises:
        SpanError: a moment with a span.
        NotYetError: a date after the day on which it was reported.
    """
    edtf = fact.edtf
    if edtf and edtf.is_span and not fact.definition.lasts:
        raise SpanError(kind=fact.content.kind, text=edtf.text)
    if fact.first > reported(fact.content):
        reported_on = date.fromisoformat(fact.content.reported_on)
        by_source = fact.first <= today.toordinal()
        raise NotYetError(fact=fact, reported_on=reported_on, by_source=by_source)


def check_size(canonical: bytes) -> None:
    """Refuse more canonical bytes than the log takes.

    Raises:
        TooLargeError: with the size and the bound.
    """
    size = len(canonical)
    if size > ENTRY_BYTES:
        raise TooLargeError(size=size, largest=ENTRY_BYTES)


def check_target(target: Entry, act: Act, void: set[str]) -> None:
    """Refuse amending what cannot be amended in that way.

    Raises:
        AmendmentError: the target is void already, or an amendment that only a
            withdrawal can undo; or no source attests it.
    """
    kind = target.content.kind
    if str(target.event_id) in void:
        reason = "it was withdrawn, and a withdrawal is final; record it anew"
    elif kind == WITHDRAWN:
        reason = "a withdrawal is final; record the entry anew"
    elif target.is_amendment and not isinstance(act, Withdraw):
        reason = "correct or attest the entry itself, not its amendment"
    elif isinstance(act, Attest) and not act.sources:
        reason = "it is a source that attests it: name the document that says the same"
    else:
        return
    raise AmendmentError(entry=target, reason=reason)
