"""The matrix: areas of cooperation under their headings, with their scopes."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from domain.texts import Text as Wordings
from projections.names.resolution import UnknownSubjectError
from projections.queries.entries import read_entries
from projections.queries.matrix import AreaRow
from projections.queries.matrix import read_matrix as areas_of
from projections.queries.values import SubjectValues, read_values
from reports.context import Context, short
from reports.language.names import name_alone
from reports.language.rich_text import capitalised
from reports.language.wording import field, stated, unstopped, wording
from reports.mapping import Part
from reports.model import Block, Cell, Paragraph, Run, Table, Text

WIDTHS = (30, 45, 25)


def matrix(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write the table of the framework's areas, with its note and footnotes."""
    report_data = context.report_data
    context.items(part)
    rows = _areas(context)
    if not rows:
        return
    subjects = [row.area.subject_id for row in rows]
    values = read_values(report_data.reader, report_data.moment, subjects)
    entries = _Entries(context, rows, values)
    decision = context.decision
    yield Table(
        key=f"{key}/table",
        title=(context.fixed("term/matrix.title", decision=decision),),
        columns=tuple(
            (context.fixed(f"heads/matrix.{name}", decision=decision),)
            for name in ("heading", "area", "scope")
        ),
        widths=WIDTHS,
        rows=tuple(_rows(context, rows, values, entries)),
        notes=tuple(_notes(context, key)),
    )


def _areas(context: Context) -> list[AreaRow]:
    report_data = context.report_data
    try:
        return areas_of(
            report_data.reader, report_data.moment, report_data.sections.framework
        )
    except UnknownSubjectError:
        return []


class _Entries:
    """From positions of entries to their identities."""

    def __init__(
        self,
        context: Context,
        rows: Sequence[AreaRow],
        values: dict[str, SubjectValues],
    ) -> None:
        remarks = (one.field("remark") for one in values.values())
        positions = {
            *(at for row in rows for at in row.cells.values()),
            *(one.set_by for one in remarks if one),
        }
        report_data = context.report_data
        items = read_entries(report_data.reader, report_data.moment, positions)
        self._found = {at: one.event_id for at, one in items.items()}

    def at(self, position: int | None) -> tuple[str, ...]:
        """Give the entry at a position, if it is known."""
        found = self._found.get(position or 0)
        return (found,) if found else ()


def _rows(
    context: Context,
    rows: Sequence[AreaRow],
    values: dict[str, SubjectValues],
    entries: _Entries,
) -> Iterator[tuple[Cell, ...]]:
    language = context.words.language
    for _, some in groupby(rows, key=lambda row: _heading_of(row.heading)):
        group = list(some)
        for row in group:
            behind = entries.at(row.cells.get("name"))
            called = row.area._replace(names=row.name or row.area.names)
            area = name_alone(context.words, called, *behind)
            remark = _remark(context, values[row.area.subject_id], entries)
            code = row.proposed_scope or row.scope
            scope = (
                capitalised((context.fixed(f"choice/scope/{code}"),)) if code else ()
            )
            cells = (Cell(runs=(*area, *remark)), Cell(runs=scope))
            if row is group[0]:
                at = entries.at(row.cells.get("heading"))
                head = wording(row.heading, language, *at)
                first = Cell(runs=head, rows=len(group), is_header=True)
                yield (first, *cells)
            else:
                yield cells


def _heading_of(heading: Wordings) -> str:
    return "|".join(f"{code}:{heading[code].words}" for code in sorted(heading))


def _remark(
    context: Context, values: SubjectValues, entries: _Entries
) -> tuple[Run, ...]:
    remark = values.field("remark")
    if not remark:
        return ()
    behind = entries.at(remark.set_by)
    runs = unstopped(stated(remark.value, context.words.language, *behind))
    return (context.note((*runs, Text(words=context.words.term("term/list.stop")))),)


def _notes(context: Context, key: str) -> Iterator[Paragraph]:
    """Write what the scopes mean, as a rule of the body that reports says it."""
    for one in context.report_data.standing:
        if one.content.data.get("rule") == "scope" and one.content.data.get(
            "rule_text"
        ):
            context.take([one])
            note = context.fixed("term/matrix.note")
            language = context.words.language
            said = field(one.content, "rule_text", language, one.event_id)
            yield Paragraph(key=f"{key}/note-{short(one)}", runs=(note, *said))
