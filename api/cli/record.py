"""Recording, correcting, withdrawing and attesting one entry; joining two subjects."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from api.cli.option_parsing import SetReader, read_source_text, read_texts
from api.cli.output_messages import print_recorded
from api.cli.session import Session
from api.container import Services, author_from_settings
from domain.content import Content, Source, to_plain
from domain.entry import Entry
from domain.kinds import get_definition
from domain.recording.acts import Act, Attest, Correct, Join, Record, Withdraw
from domain.recording.common_fields import read_common, read_source
from domain.recording.refusals import AmendmentError, UnknownEntryError
from domain.recording.values import read_data
from domain.references import FAMILIES, Ref
from projections.names.resolution import find_subject


class Typed(NamedTuple):
    """An entry as it was typed."""

    kind: str
    subject: str
    occurred: str | None
    inferred: bool
    title: Sequence[str]
    text: Sequence[str]
    values: Sequence[str]
    sources: Sequence[str]
    concerns: Sequence[str]
    key: str
    language: str


def record(session: Session, typed: Typed, *, confirmed: bool, dry_run: bool) -> None:
    """Record one entry, and say what was recorded."""
    act = _act(typed)
    with session.services() as services:
        _do(services, act, confirmed=confirmed, dry_run=dry_run)


def correct(  # noqa: PLR0913 - what, how and why
    session: Session,
    target: str,
    values: Sequence[str],
    reason: str,
    *,
    language: str,
    confirmed: bool,
    dry_run: bool,
) -> None:
    """Correct one entry, and say what was recorded."""
    with session.services() as services:
        entry = entry_named(services, named(target))
        _check_fact(services, entry)
        changes = _changes(_standing(services, entry), values, language)
        act = Correct(target=str(entry.event_id), changes=changes, reason=reason)
        _do(services, act, confirmed=confirmed, dry_run=dry_run)


def withdraw(
    session: Session, target: str, reason: str, *, confirmed: bool, dry_run: bool
) -> None:
    """Withdraw one entry, and say what was recorded."""
    with session.services() as services:
        act = Withdraw(target=named(target), reason=reason)
        _do(services, act, confirmed=confirmed, dry_run=dry_run)


def attest(
    session: Session,
    target: str,
    sources: Sequence[str],
    *,
    confirmed: bool,
    dry_run: bool,
) -> None:
    """Add sources to one entry, and say what was recorded."""
    with session.services() as services:
        act = Attest(target=named(target), sources=_sources(sources))
        _do(services, act, confirmed=confirmed, dry_run=dry_run)


def same_as(  # noqa: PLR0913 - what, into what and why
    session: Session,
    subject: str,
    into: str,
    reason: str,
    *,
    confirmed: bool,
    dry_run: bool,
) -> None:
    """Declare two subjects to be one, and say what was recorded."""
    with session.services() as services:
        one, other = _full(services, subject), _full(services, into)
        act = Join.of(one, other, reason)
        _do(services, act, confirmed=confirmed, dry_run=dry_run)


def _full(services: Services, reference: str) -> str:
    """Give a reference with its family, looking a bare one up."""
    if reference.partition(":")[0] in FAMILIES:
        return reference
    return str(find_subject(services.reader, services.reader.moment(), reference).ref)


def _do(services: Services, act: Act, *, confirmed: bool, dry_run: bool) -> None:
    who = author_from_settings(services.settings)
    done = services.ledger.record([act], who, confirmed=confirmed, dry_run=dry_run)
    print_recorded(done, dry_run=dry_run)


def _act(typed: Typed) -> Record:
    kind = get_definition(typed.kind)
    basis = "inferred" if typed.inferred else "stated"
    occurred = {"date": typed.occurred, "basis": basis} if typed.occurred else None
    common = read_common(
        {
            "occurred": occurred,
            "concerns": typed.concerns,
            "title": read_texts(typed.title, language=typed.language),
            "text": read_texts(typed.text, language=typed.language),
        }
    )
    given = SetReader(kind, language=typed.language).read(typed.values)
    return Record(
        kind=kind.name,
        subject=Ref.parse(typed.subject, kind.family),
        data=read_data(kind, given),
        sources=_sources(typed.sources),
        key=typed.key,
        **common,
    )


def _sources(given: Sequence[str]) -> tuple[Source, ...]:
    return tuple(read_source(read_source_text(one)) for one in given)


def named(target: str) -> str:
    """Give a target as the ledger names it: a bare number is a position."""
    return f"#{target}" if target.isdecimal() else target


def _changes(standing: Content, values: Sequence[str], language: str) -> dict[str, Any]:
    said = {**to_plain(standing), **standing.data}
    kind = get_definition(standing.kind)
    return SetReader(kind, language=language, standing=said).read(values)


def _check_fact(services: Services, entry: Entry) -> None:
    """Refuse to correct what amends another entry: that one is meant.

    Raises:
        AmendmentError: with both positions.
    """
    if entry.is_amendment:
        target = entry.content.target
        known = services.log.entries([UUID(target)]).values() if target else ()
        itself = "".join(f"correct entry {one.position} itself, or " for one in known)
        reason = f"{itself}withdraw this one with `trilogue withdraw {entry.position}`"
        raise AmendmentError(entry=entry, reason=reason)


def _standing(services: Services, entry: Entry) -> Content:
    """Give an entry's content as it stands, earlier corrections applied."""
    subject = services.log.load([entry.subject_id])[entry.subject_id]
    fact = subject.facts.get(str(entry.event_id))
    return fact.content if fact else entry.content


def entry_named(services: Services, target: str) -> Entry:
    """Give the entry that a target names.

    Raises:
        UnknownEntryError: there is none.
    """
    try:
        found = (
            services.log.entry_at(int(target[1:]))
            if target.startswith("#")
            else services.log.entries([UUID(target)]).get(UUID(target))
        )
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise UnknownEntryError(event_id=target)
    return found
