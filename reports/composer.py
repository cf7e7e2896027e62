"""From a request to the neutral model: every section, in every language asked for."""

from collections.abc import Iterator, Mapping, Sequence

from domain.gc_pause import MANY, gc_disabled
from projections.queries.entries import EffectiveEntry
from projections.reader import Reader
from reports.context import Context, Show
from reports.data import ReportData, read_report_data
from reports.language.numbering import noted, numbered
from reports.language.typography import typeset
from reports.manual_texts import (
    LanguageTexts,
    in_other_languages,
    with_notes,
    with_texts,
)
from reports.mapping import Mapping as Sections
from reports.mapping import (
    MappingError,
    Part,
    Section,
    default_mapping,
    in_words,
    read_mapping,
)
from reports.masthead import masthead
from reports.matters.grouping import matters_of
from reports.matters.placement import matters_by_section
from reports.model import (
    Block,
    Document,
    Heading,
    Model,
    Table,
    Text,
    Trace,
    paragraphs,
)
from reports.request import Request
from reports.sections.arrangements import changes
from reports.sections.chronology import chronology
from reports.sections.introduction import basis, period
from reports.sections.matrix import matrix
from reports.sections.matters import matters, plans, years
from reports.sections.meanings import meanings
from reports.sections.silent_areas import silent
from reports.sections.statements import statements
from reports.sections.summary import summary
from reports.sections.tables import calendar, documents, mandates
from reports.selection import check
from reports.texts import NO_TEXTS, Texts
from store.artefacts import digest_of
from wording.words import words

SHOWS: Mapping[str, Show] = {
    "basis": basis,
    "calendar": calendar,
    "changes": changes,
    "chronology": chronology,
    "documents": documents,
    "mandates": mandates,
    "matrix": matrix,
    "matters": matters,
    "meanings": meanings,
    "period": period,
    "plans": plans,
    "silent": silent,
    "statements": statements,
    "summary": summary,
    "years": years,
}
"""Every sort of part that a section may have."""


def compose(
    reader: Reader,
    request: Request,
    texts: Texts = NO_TEXTS,
    offered: Texts = NO_TEXTS,
) -> Model:
    """Compose a report; nothing is recorded.

    Args:
        texts: what people wrote for it.
        offered: what they wrote for the previous report; shown in a preview only.

    Raises:
        MappingError: the mapping of sections cannot be used.
        UnknownPositionError: the log does not go as far as the request says.
    """
    with gc_disabled(MANY):
        shown = NO_TEXTS if request.edition else offered
        return _composed(reader, request, texts, shown)


def _composed(reader: Reader, request: Request, texts: Texts, offered: Texts) -> Model:
    mapping = request.mapping or default_mapping()
    sections = checked(mapping)
    report_data = read_report_data(reader, request, sections)
    found = matters_of(report_data, report_data.items)
    homes = matters_by_section(report_data, found)
    own = matters_of(report_data, report_data.own)
    contexts = [
        Context(report_data, words(code), homes, own) for code in request.languages
    ]
    documents_ = tuple(_document(one, texts, offered) for one in contexts)
    taken = set[str]().union(*(one.taken for one in contexts))
    left = (one.event_id for one in report_data.items if one.event_id not in taken)
    return Model(
        report=request.report,
        period=request.period.text,
        as_of=request.as_of.isoformat(),
        position=report_data.moment.position,
        documents=documents_,
        edition=request.edition,
        mapping=digest_of(mapping),
        template=request.template,
        entries=_traces(report_data, documents_),
        unplaced=tuple(left),
        since=request.since,
    )


def checked(mapping: bytes) -> Sections:
    """Read a mapping of sections and check all that it names.

    Raises:
        MappingError: it cannot be used.
        BadReferenceError: a reference in it is none.
    """
    sections = read_mapping(mapping)
    for section in sections.sections:
        for part in section.parts:
            if part.shows not in SHOWS:
                known = ", ".join(SHOWS)
                reason = (
                    f"section {section.key} shows {part.shows!r}; it can be {known}"
                )
                raise MappingError(reason=reason)
            check(part)
    return sections


def _document(context: Context, texts: Texts, offered: Texts) -> Document:
    language = context.words.language
    own_texts = LanguageTexts(texts, language, offered)
    blocks = [
        block
        for section in context.report_data.sections.sections
        for block in _section(context, section, own_texts)
    ]
    blocks += in_other_languages(own_texts, context.in_other_languages)
    found, footnotes = noted(_without_bare(blocks), context.footnotes)
    return typeset(
        Document(
            language=language,
            direction=context.words.direction,
            masthead=masthead(context),
            blocks=numbered(found, context.words),
            footnotes=footnotes,
        )
    )


def _section(
    context: Context, section: Section, own_texts: LanguageTexts
) -> Iterator[Block]:
    parts = [
        block
        for part in section.parts
        if _stands(context, part)
        for block in SHOWS[part.shows](context, section.key, part)
    ]
    key = section.key
    found, is_empty = with_texts(key, parts, own_texts, context.note)
    if not is_empty:
        if section.heading and (found or not section.parts):
            yield with_notes(key, _heading(context, section), own_texts, context.note)
        yield from found


def _stands(context: Context, part: Part) -> bool:
    is_later = bool(context.report_data.request.previous)
    return part.report == "every" or is_later == (part.report == "later")


def _heading(context: Context, section: Section) -> Heading:
    own = in_words(section.heading, context.words.language)
    text = (
        Text(words=own[0], language=own[1])
        if own
        else context.fixed(str(section.heading))
    )
    number = "#" if section.numbered else ""
    return Heading(key=section.key, level=section.level, runs=(text,), number=number)


def _without_bare(blocks: Sequence[Block]) -> list[Block]:
    """Leave out headings below which nothing stands."""
    kept: list[Block] = []
    for block in reversed(blocks):
        below = kept[-1] if kept else None
        is_bare = isinstance(block, Heading) and (
            below is None or (isinstance(below, Heading) and below.level <= block.level)
        )
        if not is_bare:
            kept.append(block)
    return kept[::-1]


def _traces(
    report_data: ReportData, documents_: Sequence[Document]
) -> dict[str, Trace]:
    behind = {one for document in documents_ for one in _entries(document)}
    behind |= {one.event_id for one in report_data.items}
    known = report_data.by_event
    return {one: _trace(known[one]) for one in sorted(behind) if one in known}


def _entries(document: Document) -> Iterator[str]:
    runs = [run for one in paragraphs(document) for run in one.runs]
    for block in document.blocks:
        if isinstance(block, Table):
            runs += [run for row in block.rows for cell in row for run in cell.runs]
    runs += [run for one in document.footnotes for run in one.runs]
    for run in runs:
        if isinstance(run, Text):
            yield from run.entries


def _trace(item: EffectiveEntry) -> Trace:
    content = item.content
    source = content.sources[0] if content.sources else None
    return Trace(
        position=item.position,
        kind=content.kind,
        document=source.document.partition(":")[2] if source else "",
        paragraph=source.paragraph if source else "",
        is_inferred=bool(content.occurred and content.occurred.basis == "inferred"),
    )
