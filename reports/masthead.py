"""The top of the first page: for whom the report is, its symbols, its title."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.dates.edtf import Edtf
from domain.dates.printing import print_date
from projections.names.resolution import NamedSubject, resolve_references
from projections.queries.subjects import read_facts
from projections.queries.values import SubjectValues, read_values
from reports.context import Context
from reports.editions import ISSUED
from reports.language.names import name_alone
from reports.language.rich_text import capitalised, filled, listed, text
from reports.language.symbols import apart
from reports.language.typography import cited_paragraph
from reports.language.wording import stated, wording
from reports.mapping import in_words
from reports.model import Masthead, Meeting, Runs, Text, plain
from wording.words import DEFAULT, Words

ORIGINAL = "en"
"""The language in which reports of this sort are written first."""
_SMALL_LETTERS = frozenset(("fr", "es"))
"""Languages that write names of languages with a small letter."""
_CONFERENCE = re.compile(r"COP-([0-9]+)")


def masthead(context: Context) -> Masthead:
    """Write what stands above the text."""
    report_data = context.report_data
    request = report_data.request
    report = _called(context, request.report)
    values = _values(context, request.report)
    words = context.words
    return Masthead(
        title=apart(_title(context, report)),
        symbols=tuple(values.items("symbols")),
        distribution=words.term("term/distribution"),
        issued=_issued(context, report) if report else "",
        languages=tuple(_languages(words, values)),
        meetings=tuple(_meetings(context, values)),
        authors=_authors(context, values),
    )


def _languages(words: Words, report: SubjectValues) -> Iterator[str]:
    """Name the language, and the original one where that is another.

    Source: UNEP/MC/COP.1/14: in Spanish it has "Español" and "Original: inglés".
    """
    yield words.term(f"term/language.{words.language}")
    original = report.value("original_language") or ORIGINAL
    if original != words.language:
        name = words.term(f"term/language.{original}")
        name = name.lower() if words.language in _SMALL_LETTERS else name
        yield words.term("term/original", language=name)


def _called(context: Context, reference: str) -> NamedSubject | None:
    return context.report_data.names.get(reference) if reference else None


def _values(context: Context, reference: str) -> SubjectValues:
    called = _called(context, reference)
    if called is None:
        return SubjectValues(())
    return _of(context, called)


def _of(context: Context, called: NamedSubject) -> SubjectValues:
    """Give all that the log knows of a subject, on whatever day it came to be so.

    A report on the past is written, given its symbols and announced for its session
    later than the day as of which it tells.
    """
    report_data = context.report_data
    moment = replace(report_data.moment, as_of=date.max)
    return read_values(report_data.reader, moment, [called.subject_id])[
        called.subject_id
    ]


def _title(context: Context, report: NamedSubject | None) -> Runs:
    if report and report.names:
        return wording(report.names, context.words.language)
    title = context.report_data.sections.title
    own = in_words(title, context.words.language)
    if own:
        return (Text(words=own[0], language=own[1]),)
    return (context.fixed(str(title)),)


def _meetings(context: Context, report: SubjectValues) -> Iterator[Meeting]:
    item = cited_paragraph(report.value("agenda_item") or "", context.words.language)
    report_data = context.report_data
    for reference in report_data.request.meetings:
        called = report_data.names[reference]
        values = _of(context, called)
        body, session = _body_and_session(context, called, values)
        yield Meeting(
            body=body,
            session=session,
            place_and_dates=_place_and_dates(context, values),
            agenda_item=(
                (context.fixed("term/agenda.item", item=item),) if item else ()
            ),
        )


def _body_and_session(
    context: Context, called: NamedSubject, values: SubjectValues
) -> tuple[Runs, Runs]:
    """Name the body and its session on two lines, or the meeting on one.

    The body has its name in that of the meeting where this ends with the session, as
    in Chinese.
    """
    name = name_alone(context.words, called)
    session = _session(context.words, values.value("session") or "")
    body = values.value("body") or ""
    if not session or not body:
        return name, ()
    before = plain(name).removesuffix(session).rstrip()
    if before != plain(name) and before:
        return text(before), text(session)
    report_data = context.report_data
    found = resolve_references(report_data.reader, report_data.moment, [body])
    own = name_alone(context.words, found[body]) if body in found else ()
    return (own, text(session)) if own else (name, ())


def _session(words: Words, session: str) -> str:
    """Spell out the session of a conference of the Parties, such as ``COP-4``.

    Others are sessions in some bodies and meetings in others: they keep their name.
    """
    found = _CONFERENCE.fullmatch(session)
    meetings = words.split("format/meetings") if found else ()
    number = int(found[1]) if found else 0
    return meetings[number - 1] if 0 < number <= len(meetings) else ""


def _place_and_dates(context: Context, values: SubjectValues) -> Runs:
    language = context.words.language
    days = (values.value(name) for name in ("held_on", "opened_on", "planned_for"))
    day = next(filter(None, days), "")
    when = print_date(Edtf.parse(day), language) if day else ""
    place = stated(values.value("place"), language)
    modality = values.value("modality")
    if not place and modality == "online":
        place = (context.fixed("choice/modality/online"),)
    dates = (Text(words=when),) if when else ()
    if not (place and dates):
        return (*place, *dates)
    template = context.words.term("term/place-and-dates")
    return capitalised(filled(template, place=place, dates=dates))


def _issued(context: Context, report: NamedSubject) -> str:
    """Print the day of issue: in English where the lines around it are in English.

    Source: UNEP/FAO/RC/COP.7/12 in Russian and the report on the implementation of
    decision MC-3/11 in Chinese have "2 December 2014" and "5 July 2021".
    """
    report_data = context.report_data
    moment = replace(report_data.moment, as_of=date.max)
    facts = read_facts(report_data.reader, moment, [report.subject_id])
    days = [
        one.content.occurred.date
        for one in facts[report.subject_id]
        if one.content.kind == ISSUED and one.content.occurred
    ]
    own = context.words.language
    language = own if own in _SMALL_LETTERS else DEFAULT
    return print_date(Edtf.parse(days[-1]), language) if days else ""


def _authors(context: Context, report: SubjectValues) -> Runs:
    """Name the authors that the record has; nobody is said to be one by default."""
    recorded = report.value("authors")
    if not recorded:
        return ()
    authors = listed(context.words, [context.naming.full(one) for one in recorded])
    template = context.words.term("term/authors.report")
    return capitalised(filled(template, authors=authors))
