"""Commands that record, correct, withdraw and attest an entry, or join two subjects."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from shlex import quote
from typing import Annotated, Any
from uuid import UUID

import typer

from api.cli.exit_codes import CommandError
from api.cli.files.import_files import record_batch
from api.cli.option_parsing import SetReader, read_source_text, read_texts
from api.cli.options import (
    Confirm,
    DryRun,
    Lang,
    Reason,
    Sources,
    Target,
    Texts,
    Values,
    WordsIn,
)
from api.cli.output_messages import (
    print_forecasts,
    print_progress,
    print_recorded,
)
from api.container import Services, author_from_settings, check_author
from domain.content import Content, Source, to_plain
from domain.entry import Entry
from domain.errors import DomainError, Message
from domain.kinds import Definition, definition_for_reading, get_definition
from domain.recording.acts import Act, Attest, Correct, Join, Withdraw
from domain.recording.common_fields import read_source
from domain.recording.corrections import read_changes
from domain.recording.date_readings import DateChoice, date_readings, with_typed_choices
from domain.recording.entry_lookup import get_entry
from domain.recording.ledger import Recorded
from domain.recording.record_reader import read_record
from domain.recording.refusals import AmendmentError
from domain.recording.values import FieldError, FieldProblems
from domain.references import FAMILIES
from projections.names.resolution import find_subject


def record(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    *,
    kind: Annotated[
        str | None, typer.Argument(help="Such as meeting.held; see `kinds`.")
    ] = None,
    subject: Annotated[
        str | None, typer.Option(help="What it is about: its reference.")
    ] = None,
    occurred: Annotated[
        str | None,
        typer.Option(help="When, as exactly as known: 2018-07, 5 July 2021."),
    ] = None,
    inferred: Annotated[
        bool, typer.Option("--inferred", help="No source states the date.")
    ] = False,
    title: Annotated[Texts, typer.Option(help="In a few words; or zh=….")] = None,
    text: Annotated[Texts, typer.Option(help="Remarks; or zh=….")] = None,
    narrative: Annotated[
        Texts, typer.Option(help="One to three sentences for the report; or zh=….")
    ] = None,
    values: Values = None,
    sources: Sources = None,
    concerns: Annotated[
        Texts, typer.Option(help="What else it concerns, as family:reference.")
    ] = None,
    key: Annotated[
        str, typer.Option(help="Recording again under it records nothing new.")
    ] = "",
    lang: WordsIn = Lang.EN,
    batch: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Several, YAML or JSON; - is stdin."),
    ] = None,
    confirm: Confirm = False,
    dry_run: DryRun = False,
) -> None:
    """Record that something happened; or, with --batch, several things as one."""
    if batch and kind is None:
        record_batch(ctx.obj, batch, confirmed=confirm, dry_run=dry_run)
        return
    definition = definition_for_reading(kind or "")
    if batch or kind is None or (subject is None and not definition.personal):
        message = "give a KIND and its --subject, or --batch FILE alone"
        raise CommandError(message)
    basis = "inferred" if inferred else "stated"
    common = {
        "occurred": {"date": occurred, "basis": basis} if occurred else None,
        "concerns": concerns or [],
        "title": read_texts(title or (), language=lang),
        "text": read_texts(text or (), language=lang),
        "narrative": read_texts(narrative or (), language=lang),
    }
    problems = FieldProblems()
    read_given = partial(SetReader(definition, language=lang).read, values or ())
    given: dict[str, Any] = problems.read("", read_given, {})
    read_act = partial(
        read_record,
        kind,
        subject=subject or "",
        data=given,
        common=common,
        sources=partial(_sources, sources),
        key=key,
    )
    act = problems.read("", read_act, None)
    with ctx.obj.services() as services:
        problems.read("entity", partial(check_author, services), None)
        with _typed_choices(_record_option):
            problems.raise_any()
        if act:
            typed = {**given, "occurred": occurred}
            read = {**act.data, "occurred": act.occurred}
            _print_readings(definition, typed, read)
            done = _record(services, act, confirm=confirm, dry_run=dry_run)
            if dry_run:
                print_forecasts(services, done, lang)


def correct(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    target: Target,
    *,
    reason: Reason,
    values: Values = None,
    lang: WordsIn = Lang.EN,
    confirm: Confirm = False,
    dry_run: DryRun = False,
) -> None:
    """Give an entry's fields new values; the old ones stay known as of before."""
    with ctx.obj.services() as services:
        entry = get_entry(services.log, named(target))
        _check_fact(services, entry)
        changes = _changes(_effective(services, entry), values or (), lang)
        kind = get_definition(entry.content.kind)
        with _typed_choices(_set_option):
            read = read_changes(kind.name, changes)
        _print_readings(kind, changes, read)
        act = Correct(target=str(entry.event_id), changes=changes, reason=reason)
        _record(services, act, confirm=confirm, dry_run=dry_run)


def withdraw(
    ctx: typer.Context,
    target: Target,
    *,
    reason: Reason,
    confirm: Confirm = False,
    dry_run: DryRun = False,
) -> None:
    """Declare an entry void, for good."""
    with ctx.obj.services() as services:
        act = Withdraw(target=named(target), reason=reason)
        _record(services, act, confirm=confirm, dry_run=dry_run)


def attest(
    ctx: typer.Context,
    target: Target,
    *,
    sources: Sources = None,
    confirm: Confirm = False,
    dry_run: DryRun = False,
) -> None:
    """Add a further source to an entry without changing it."""
    with ctx.obj.services() as services:
        act = Attest(target=named(target), sources=_sources(sources))
        _record(services, act, confirm=confirm, dry_run=dry_run)


def same_as(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    subject: Annotated[
        str, typer.Argument(help="Recorded twice: its reference, best with family.")
    ],
    into: Annotated[str, typer.Argument(help="What it turns out to be.")],
    *,
    reason: Reason,
    confirm: Confirm = False,
    dry_run: DryRun = False,
) -> None:
    """Declare that two subjects are one; withdrawing it separates them again."""
    with ctx.obj.services() as services:
        act = Join.of(_full(services, subject), _full(services, into), reason)
        _record(services, act, confirm=confirm, dry_run=dry_run)


def _record(services: Services, act: Act, *, confirm: bool, dry_run: bool) -> Recorded:
    who = author_from_settings(services.settings)
    done = services.ledger.record([act], who, confirmed=confirm, dry_run=dry_run)
    print_recorded(services, done, dry_run=dry_run)
    return done


@contextmanager
def _typed_choices(type_choice: Callable[[DateChoice], str]) -> Iterator[None]:
    """Name the field of each refusal, and offer dates as options to be typed."""
    try:
        yield
    except DomainError as error:
        error.facts = with_typed_choices(error, type_choice).facts
        if not error.field or isinstance(error, FieldError):
            raise
        raise FieldError(field=error.field, value=None, reason=error.message) from error


def _record_option(choice: DateChoice) -> str:
    is_common = choice.field == "occurred"
    return f"--occurred {quote(choice.date.text)}" if is_common else _set_option(choice)


def _set_option(choice: DateChoice) -> str:
    return f"--set {quote(f'{choice.field}={choice.date.text}')}"


def _print_readings(
    kind: Definition, typed: Mapping[str, Any], read: Mapping[str, Any]
) -> None:
    for one in date_readings(kind, typed, read):
        print_progress(one)


def _full(services: Services, reference: str) -> str:
    """Return a reference with its family; look a bare one up."""
    if reference.partition(":")[0] in FAMILIES:
        return reference
    return str(find_subject(services.reader, services.reader.moment(), reference).ref)


def _sources(given: Texts) -> tuple[Source, ...]:
    return tuple(read_source(read_source_text(one)) for one in given or ())


def named(target: str) -> str:
    """Return a target as the ledger names it: a bare number is a position."""
    return f"#{target}" if target.isdecimal() else target


def _changes(content: Content, values: Sequence[str], language: str) -> dict[str, Any]:
    now = {**to_plain(content), **content.data}
    kind = get_definition(content.kind)
    return SetReader(kind, language=language, current=now).read(values)


def _check_fact(services: Services, entry: Entry) -> None:
    """Refuse to correct an amendment: the amended entry is probably meant.

    Raises:
        AmendmentError: with both positions.
    """
    if entry.is_amendment:
        target = entry.content.target
        known = services.log.entries([UUID(target)]).values() if target else ()
        itself = next((one.position for one in known), 0)
        key = "refusal/to-withdraw.itself" if itself else "refusal/to-withdraw"
        facts = {"itself": itself, "position": entry.position}
        raise AmendmentError(entry=entry, reason=Message(key, facts))


def _effective(services: Services, entry: Entry) -> Content:
    """Return an entry's content with earlier corrections applied."""
    subject = services.log.load([entry.subject_id])[entry.subject_id]
    fact = subject.facts.get(str(entry.event_id))
    return fact.content if fact else entry.content
