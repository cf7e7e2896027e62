"""The top of the first page: for whom the report is, its symbols, its title."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.dates.edtf import Edtf
from domain.dates.printing import print_date, print_day
from projections.names.resolution import NamedSubject
from projections.queries.values import SubjectValues, read_values
from reports.context import Context
from reports.language.names import name_alone
from reports.language.rich_text import capitalised, filled
from reports.language.symbols import apart
from reports.language.typography import cited_paragraph
from reports.language.wording import stated, wording
from reports.mapping import in_words
from reports.model import Masthead, Meeting, Runs, Text
from wording.words import Words

ORIGINAL = "en"
"""The language in which reports of this sort are written first."""
_SMALL_LETTERS = frozenset(("fr", "es"))
"""Languages that write names of languages with a small letter."""


def masthead(context: Context) -> Masthead:
    """Write what stands above the text."""
    gathered = context.gathered
    request = gathered.request
    report = _called(context, request.report)
    values = _values(context, request.report)
    words = context.words
    return Masthead(
        title=apart(_title(context, report)),
        symbols=tuple(values.items("symbols")),
        distribution=words.term("term/distribution"),
        languages=tuple(_languages(words, values)),
        meetings=tuple(_meetings(context, values)),
        authors=_authors(context, values),
        edition=_edition(context),
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
    return context.gathered.names.get(reference) if reference else None


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
    gathered = context.gathered
    moment = replace(gathered.moment, as_of=date.max)
    return read_values(gathered.reader, moment, [called.subject_id])[called.subject_id]


def _title(context: Context, report: NamedSubject | None) -> Runs:
    if report and report.names:
        return wording(report.names, context.words.language)
    title = context.gathered.sections.title
    own = in_words(title, context.words.language)
    if own:
        return (Text(words=own[0], language=own[1]),)
    return (context.fixed(str(title)),)


def _meetings(context: Context, report: SubjectValues) -> Iterator[Meeting]:
    item = cited_paragraph(report.value("agenda_item") or "", context.words.language)
    gathered = context.gathered
    for reference in gathered.request.meetings:
        called = gathered.names[reference]
        yield Meeting(
            body=name_alone(context.words, called),
            place_and_dates=_place_and_dates(context, _of(context, called)),
            agenda_item=(
                (context.fixed("term/agenda.item", item=item),) if item else ()
            ),
        )


def _place_and_dates(context: Context, values: SubjectValues) -> Runs:
    language = context.words.language
    planned = values.value("planned_for") or ""
    when = print_date(Edtf.parse(planned), language) if planned else ""
    place = stated(values.value("place"), language)
    modality = values.value("modality")
    if not place and modality == "online":
        place = (context.fixed("choice/modality/online"),)
    dates = (Text(words=when),) if when else ()
    if not (place and dates):
        return (*place, *dates)
    template = context.words.term("term/place-and-dates")
    return filled(template, place=place, dates=dates)


def _authors(context: Context, report: SubjectValues) -> Runs:
    """Name the authors that the record has, or else the body that reports."""
    recorded = report.value("authors") or (context.gathered.sections.body,)
    authors = context.named(recorded)
    template = context.words.term("term/authors.report")
    return capitalised(filled(template, authors=authors))


def _edition(context: Context) -> str:
    request = context.gathered.request
    words = context.words
    day = print_day(request.as_of, words.language)
    position = words.number(context.gathered.moment.position)
    if not request.edition:
        return words.term("term/preview", day=day, position=position)
    edition = str(request.edition)
    return words.term("term/edition", edition=edition, day=day, position=position)
