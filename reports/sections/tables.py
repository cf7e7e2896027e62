"""Tables of the report: meetings to come, mandates, documents."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from domain.dates.edtf import Edtf
from domain.dates.printing import print_date
from projections.names.resolution import NamedSubject, read_names
from projections.queries.calendar import CalendarMeeting
from projections.queries.calendar import read_meetings as meetings_of
from projections.queries.entries import EffectiveEntry, read_entries
from projections.queries.mandates import Mandate, Paragraph
from projections.queries.mandates import read_mandates as mandates_of
from projections.queries.register import read_subjects
from projections.queries.values import SubjectValues, read_values
from reports.context import Context
from reports.language.dates import when
from reports.language.names import name_alone
from reports.language.wording import going_on, stated
from reports.mapping import Part
from reports.model import Block, Cell, Run, Runs, Table, Text
from reports.model import Paragraph as Words

_PLANNED = "planned"
"""Status of a document of which nothing but plans is known."""

MOST = 500
"""Rows of a calendar at most; whoever needs more has the calendar itself."""


def calendar(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write the meetings of the time that the report looks ahead to."""
    report_data = context.report_data
    span = report_data.request.meetings_of
    found, _ = meetings_of(
        report_data.reader,
        report_data.moment,
        since=span.first,
        until=span.last,
        first=MOST,
    )
    found = [one for one in found if not _is_over(one, report_data.request.as_of)]
    subjects = [one.cursor.subject for one in found]
    context.take(one for one in context.chosen(part) if one.subject in subjects)
    if not found:
        return
    names = read_names(report_data.reader, report_data.moment, subjects)
    values = read_values(report_data.reader, report_data.moment, subjects)
    positions = [one.entry for one in found]
    items = read_entries(report_data.reader, report_data.moment, positions)
    lead = context.fixed(
        "term/calendar.lead",
        span=_printed(context, span.text),
        first=span.first.year,
        last=span.last.year,
    )
    yield Words(key=f"{key}/lead", number="#", runs=(lead,), origin="fixed")
    yield _table(
        context,
        key,
        "calendar",
        (40, 22, 20, 18),
        [
            (
                _title(context, names[one.cursor.subject], *_event(items, one.entry)),
                _date(context, one.date),
                _place(context, values[one.cursor.subject]),
                _status(context, one.status, is_tentative=one.is_tentative),
            )
            for one in found
        ],
    )


def _is_over(meeting: CalendarMeeting, day: date) -> bool:
    """Return whether a meeting lies before a day: the table lists those to come."""
    last = Edtf.parse(meeting.date).last if meeting.date else None
    return last is not None and last < day


def mandates(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write what decisions ask for, paragraph by paragraph, and what came of it."""
    report_data = context.report_data
    subjects = _subjects(context, part)
    found = mandates_of(
        report_data.reader,
        report_data.moment,
        read_subjects(report_data.reader, report_data.moment, subjects),
    )
    stated = [paragraph.stated for one in found for paragraph in one.paragraphs]
    items = read_entries(report_data.reader, report_data.moment, stated)
    rows = [
        _mandate(context, one, paragraph, _event(items, paragraph.stated))
        for one in found
        for paragraph in one.paragraphs
    ]
    if rows:
        yield _table(context, key, "mandates", (18, 20, 37, 25), rows)


def documents(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write the documents of the period with their symbols and where they stand."""
    report_data = context.report_data
    subjects = _subjects(context, part)
    behind = context.behind(part)
    rows = [
        (
            _title(context, one.subject, *behind[one.subject.subject_id]),
            context.symbols(one.values.items("symbols")),
            _state(context, one.values.value("status") or _PLANNED),
        )
        for one in read_subjects(report_data.reader, report_data.moment, subjects)
    ]
    if rows:
        yield _table(context, key, "documents", (50, 30, 20), rows)


def _subjects(context: Context, part: Part) -> list[str]:
    items = context.items(part)
    return list(dict.fromkeys(one.subject for one in items))


def _table(
    context: Context,
    key: str,
    name: str,
    widths: tuple[int, ...],
    rows: Sequence[tuple[Runs, ...]],
) -> Table:
    """Make a table; a column in which nothing stands is left out."""
    heads = context.words.split(f"heads/{name}")
    kept = [n for n in range(len(heads)) if any(row[n] for row in rows)]
    return Table(
        key=f"{key}/table",
        title=(context.fixed(f"term/{name}.title"),),
        columns=tuple((Text(words=heads[n]),) for n in kept),
        widths=_shared([widths[n] for n in kept]),
        rows=tuple(tuple(Cell(runs=row[n]) for n in kept) for row in rows),
    )


def _shared(widths: Sequence[int]) -> tuple[int, ...]:
    """Share the whole width in the same proportions."""
    whole = sum(widths)
    shares = [width * 100 // whole for width in widths]
    return (shares[0] + 100 - sum(shares), *shares[1:])


def _event(items: Mapping[int, EffectiveEntry], position: int) -> tuple[str, ...]:
    found = items.get(position)
    return (found.event_id,) if found else ()


def _title(context: Context, name: NamedSubject, *behind: str) -> Runs:
    found = name_alone(context.words, name, *behind)
    return found or context.symbols([name.ref.reference])


def _date(context: Context, written: str) -> Runs:
    if not written:
        return (context.fixed("term/date.unknown"),)
    read = Edtf.parse(written)
    # Of what is to come, "since" would say that it has begun.
    words = context.words.language
    said = when(read, words) if read.is_open else print_date(read, words)
    return (Text(words=said),)


def _printed(context: Context, written: str) -> str:
    return print_date(Edtf.parse(written), context.words.language)


def _place(context: Context, values: SubjectValues) -> Runs:
    place = stated(values.value("place"), context.words.language)
    modality = values.value("modality")
    if place or not modality:
        return place
    return (context.fixed(f"choice/modality/{modality}"),)


def _status(context: Context, status: str, *, is_tentative: bool) -> Runs:
    if is_tentative and status == "planned":
        return (context.fixed("state/status/tentative"),)
    return _state(context, status)


def _state(context: Context, status: str | None) -> Runs:
    return (context.fixed(f"state/status/{status}"),) if status else ()


def _mandate(
    context: Context, mandate: Mandate, one: Paragraph, behind: tuple[str, ...]
) -> tuple[Runs, ...]:
    language = context.words.language
    name = _short(context, mandate.listed.subject)
    number = one.number if one.number[:1].isdigit() else ""
    apart = (Text(words=", "), Text(words=number, style="code")) if number else ()
    who = context.named(one.value("addressees") or ())
    action = stated(one.value("action"), language, *behind)
    semicolon = context.words.term("term/list.separator") + context.words.space
    condition = going_on(
        context.words.language, stated(one.value("condition"), language)
    )
    asked = (*action, Text(words=semicolon), *condition) if condition else action
    state = context.fixed(f"state/state/{one.state.replace(' ', '-')}")
    done = context.named([*one.evidence, *(a.content.subject for a in one.actions)])
    colon = context.fixed("term/corrections.colon")
    came = (state, colon, *done) if done else (state,)
    return (*name, *apart), who, asked, came


def _short(context: Context, name: NamedSubject) -> tuple[Run, ...]:
    return context.symbols([name.ref.reference])
