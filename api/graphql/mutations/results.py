"""What a mutation answers: recorded, refused, or doubtful. All three are answers."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Annotated, Any, cast

import strawberry
from strawberry.utils.str_converters import to_camel_case

from api.container import Services
from api.graphql.context import Context
from api.graphql.loaders import RequestLoaders
from api.graphql.queries.findings import Finding
from api.graphql.types.decorators import output_type, resolver, schema_field
from api.graphql.types.entries import Entry, entry_at, entry_of
from api.graphql.types.scalars import Json
from api.graphql.types.shown_rows import ShownRow, attribute, show_all
from api.graphql.types.text_date_reference import Reference
from domain.dates.printing import print_date
from domain.entry import Entry as LogEntry
from domain.errors import DomainError, Message
from domain.recording import refusals
from domain.recording.date_readings import date_choices
from domain.recording.entry_lookup import get_entry
from domain.recording.ledger import Recorded as Done
from domain.recording.values import FieldError, FieldsError
from projections.queries.entries import entry_as_written


@output_type
class Receipt(ShownRow):
    """What was recorded for one act."""

    row: strawberry.Private[LogEntry]
    repeated: bool = schema_field(
        "True if it had been recorded before, under the same key."
    )
    event_id: strawberry.ID = attribute("Event id of the line.")
    kind: str = attribute(
        "Stored name of the kind, such as body.formed or entry.corrected.",
        "content.kind",
    )
    subject: Reference = attribute("The subject that it is about.", "content.subject")
    version: int = attribute(
        "Number of entries that the subject has now; give it as "
        "expectedVersion next time."
    )
    recorded_at: dt.datetime | None = attribute(
        "The instant at which it was recorded, in UTC; null in a dry run."
    )

    @resolver
    def position(self) -> int | None:
        """Position in the log; null in a dry run."""
        return self.row.position or None

    @resolver
    def entry(self) -> Entry | None:
        """The entry as it stands now; of an amendment, the entry that it amends.

        None if it no longer stands, and for an amendment in a dry run.
        """
        if self.row.is_amendment:
            return entry_at(self.loaders, self._target())
        if self.row.position:
            return entry_at(self.loaders, self.row.position)
        return entry_of(self.loaders, entry_as_written(self.row))

    def _target(self) -> int:
        target = self.row.content.target
        if not (target and self.row.position):
            return 0
        return get_entry(self.loaders.services.log, target).position


@output_type
class Recorded:
    """Recorded, or found to be recorded already under the same key."""

    entries: list[Receipt] = schema_field("One per act, in the order of the acts.")
    repeated: bool = schema_field(
        "True if everything had been recorded before, under the same key."
    )
    dry_run: bool = schema_field(
        "True if everything was only checked, and nothing recorded."
    )
    findings: list[Finding] = schema_field(
        "Where the new entries and the subjects that they name disagree."
    )
    created: list[str] = schema_field(
        "Subjects that had no entry before, as family:reference."
    )
    position: int = schema_field(
        "Last position of the log; every later answer includes it."
    )


@output_type
class Difference:
    """A field that differs from the entry that was recorded with the same key."""

    row: strawberry.Private[refusals.Difference]
    field: str = attribute("The field of the subject.")
    recorded: Json | None = attribute("The recorded value.")
    given: Json | None = attribute("The value that was sent.")


@output_type
class DateChoice:
    """A date that can be written instead of one that can mean several."""

    field: str = schema_field("Name of the input field that has the date.")
    date: str = schema_field("The date to write, in EDTF.")
    words: str = schema_field("The date in English words.")


@output_type
class Problem:
    """One thing that is wrong with an act, to be shown beside its field."""

    field: str | None = schema_field(
        "Path of the input field, such as occurred, sources.0.document or members.2; "
        "null if it is about no single field."
    )
    message: str = schema_field(
        "What is wrong and what would be right, in the language asked for."
    )
    code: str = schema_field(
        "What is wrong, as a code that is the same in all languages. The code of a "
        "missing value is `value/needed`."
    )


@output_type
class Refused:
    """The act was refused; nothing was recorded."""

    message: str = schema_field(
        "One sentence: what was asked, what prevents it, and what to do."
    )
    rule: str = schema_field(
        "The rule, such as Contradiction, NotYet, Field or KeyReused."
    )
    act: int | None = schema_field("Which of the acts, from 0.")
    field: str | None = schema_field(
        "Name of the input field that the refusal is about; null if it is about none."
    )
    problems: list[Problem] = schema_field(
        "All that is wrong with the act, each with its field; at least one."
    )
    choices: list[DateChoice] = schema_field(
        "The dates to choose from, if a date can mean several."
    )
    conflicts_with: list[int] = schema_field(
        "Positions of the entries that prevent it."
    )
    differences: list[Difference] = schema_field(
        "What differs, if the key was used before."
    )
    actual_version: int | None = schema_field(
        "How many entries the subject has, if another number was expected."
    )


@output_type
class Doubt:
    """Something to look at before recording; it can be confirmed."""

    rule: str = schema_field(
        "What is doubtful, such as likely-duplicate or unknown-reference."
    )
    sentence: str = schema_field("What to look at, and what can be done instead.")
    position: int | None = schema_field("The entry that it resembles.")
    event_id: strawberry.ID | None = schema_field(
        "Event id of that entry, to attest it instead."
    )


@output_type
class Doubtful:
    """Doubtful, and nobody confirmed; nothing was recorded."""

    message: str = schema_field("All doubts in one sentence.")
    doubts: list[Doubt] = schema_field(
        "What to look at; then confirm, or do otherwise."
    )


RecordResult = Annotated[
    Recorded | Refused | Doubtful,
    strawberry.union(
        "RecordResult",
        description="What became of an act: recorded, refused, or doubtful.",
    ),
]


def recorded(loaders: RequestLoaders, done: Done, *, dry_run: bool) -> Recorded:
    """Answer that it was recorded."""
    fresh = {one.event_id for one in done.fresh}
    loaders.items.enqueue(one.position for one in done.entries if one.position)
    Receipt.enqueue(loaders, done.entries)
    receipts = [
        Receipt(loaders=loaders, row=one, repeated=one.event_id not in fresh)
        for one in done.entries
    ]
    return Recorded(
        entries=receipts,
        repeated=not fresh,
        dry_run=dry_run,
        findings=show_all(loaders, Finding, done.findings),
        created=list(done.created),
        position=loaders.moment.position,
    )


def refused(services: Services, error: DomainError, language: str) -> Refused:
    """Answer why it was refused."""
    refusal = error.refusal if isinstance(error, refusals.ActRefusedError) else error
    return Refused(
        message=services.words(error, language),
        rule=type(refusal).__name__.removesuffix("Error"),
        act=error.index if isinstance(error, refusals.ActRefusedError) else None,
        field=_path(refusal.field),
        problems=[
            Problem(
                field=_path(field),
                message=services.words(reason, language),
                code=reason.key,
            )
            for field, reason in _reasons(refusal)
        ],
        choices=[
            DateChoice(
                field=to_camel_case(field),
                date=date.text,
                words=print_date(date, language),
            )
            for field, date in date_choices(refusal)
        ],
        conflicts_with=_conflicts(refusal),
        differences=_differences(refusal),
        actual_version=refusal.actual
        if isinstance(refusal, refusals.VersionConflictError)
        else None,
    )


def _reasons(refusal: DomainError) -> Iterator[tuple[str, Message]]:
    """List what is wrong, each with the path of its field."""
    match refusal:
        case FieldsError(errors=errors):
            for one in errors:
                yield from _reasons(one)
        case FieldError(reason=Message("value/items", facts)):
            places, reasons = cast("_Items", (facts["places"], facts["reasons"]))
            for place, reason in zip(places, reasons, strict=True):
                yield f"{refusal.field}.{place}", reason
        case FieldError(reason=reason):
            yield refusal.field, reason
        case _:
            yield refusal.field, refusal.message


_Items = tuple[tuple[str, ...], tuple[Message, ...]]


def _path(field: str) -> str | None:
    return ".".join(map(to_camel_case, field.split("."))) or None


def _conflicts(refusal: DomainError) -> list[int]:
    if isinstance(refusal, refusals.ContradictionError):
        return list(refusal.positions)
    entry: Any = getattr(refusal, "entry", None)
    return [entry.position] if isinstance(entry, LogEntry) else []


def _differences(refusal: DomainError) -> list[Difference]:
    if not isinstance(refusal, refusals.KeyReusedError):
        return []
    return [Difference(row=one) for one in refusal.differences]


def doubtful(
    services: Services, error: refusals.DoubtfulError, language: str
) -> Doubtful:
    """Answer what is doubtful."""
    doubts = [
        Doubt(
            rule=one.rule,
            sentence=services.words(one.message, language),
            position=one.position or None,
            event_id=strawberry.ID(one.event_id) if one.event_id else None,
        )
        for one in error.doubts
    ]
    return Doubtful(message=services.words(error, language), doubts=doubts)


def result_of(
    context: Context,
    do: Callable[[], Done],
    *,
    dry_run: bool = False,
    language: str = "en",
) -> RecordResult:
    """Record, and say what became of it."""
    try:
        done = do()
    except refusals.DoubtfulError as error:
        return doubtful(context.services, error, language)
    except DomainError as error:
        return refused(context.services, error, language)
    return recorded(
        context.loaders_at(None, None, language=language), done, dry_run=dry_run
    )
