"""The queries whose answers at two moments can be compared, by name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from domain.content import to_plain
from domain.references import Ref, normalise_reference
from domain.scopes import SCOPE_ENTITIES
from projections.diff.changed_between import (
    select_affected_subjects,
    select_comparable_entries,
    select_entries_in_timeline,
)
from projections.diff.comparable_subjects import (
    agreement_cells,
    compare_subjects,
    coverage_cells,
    field_cells,
    mandate_cells,
    meeting_cells,
    role_cells,
)
from projections.diff.comparison import (
    BATCH_SIZE,
    Cell,
    Cells,
    ComparedItem,
    ComparedItems,
    Comparison,
    ComparisonKey,
    ComparisonRequest,
    cells_of_fields,
    member_ids_of,
)
from projections.moment import Moment
from projections.names.resolution import UnknownSubjectError, resolve_references
from projections.projector.fact_views import ALL_SCOPES
from projections.queries.audit import read_findings
from projections.queries.entries import EffectiveEntry, read_entries
from projections.queries.matrix import AreaRow, read_matrix
from projections.queries.subjects import SubjectState, read_state
from projections.queries.timelines.filters import ActorIds, EntryFilter, MemberIds
from projections.queries.timelines.timeline import read_facets
from projections.reader import Reader

ENTITIES = SCOPE_ENTITIES["tripartite"]
"""The entities that cooperate, as references."""


def compare_whole(
    read: Callable[[ComparisonRequest, Moment], ComparedItems],
) -> Comparison:
    """Compare an answer that is short enough to be read in full at both moments."""

    def compare(
        request: ComparisonRequest, after: ComparisonKey | None
    ) -> Iterator[tuple[ComparedItems, ComparedItems]]:
        around = member_ids_of(request)

        def read_wanted(moment: Moment) -> ComparedItems:
            return {
                key: item
                for key, item in read(request, moment).items()
                if (after is None or key > after)
                and (not around or key.subject in around)
            }

        yield request.at_both(read_wanted)

    return compare


def _key(reference: str, entry: int = 0) -> ComparisonKey:
    ref = Ref.parse(reference)
    return ComparisonKey(
        ref.family, normalise_reference(ref.reference), ref.subject_id.hex, entry
    )


def read_areas(request: ComparisonRequest, moment: Moment) -> ComparedItems:
    """Read the areas of a framework's matrix; none before it is known."""
    try:
        rows = read_matrix(request.reader, moment, request.framework)
    except UnknownSubjectError:
        rows = []
    found: dict[ComparisonKey, ComparedItem] = {}
    for row in rows:
        ref = row.area.ref
        normalised = normalise_reference(ref.reference)
        key = ComparisonKey(ref.family, normalised, row.area.subject_id)
        found[key] = ComparedItem(str(ref), _cells_of_area(row))
    return found


def _cells_of_area(row: AreaRow) -> Cells:
    cells: dict[str, Cell] = {}
    for name in ("heading", "name", "scope", "proposed_scope", "stage"):
        value = to_plain(getattr(row, name))
        if value:
            cells[name] = value, row.cells.get(name, 0)
    for group in row.groups:
        cells[f"groups[{group.group.ref}]"] = group.stage or True, 0
    for lead in row.leads:
        if lead.entry:
            who = str(lead.entity.ref) if lead.entity else lead.role
            holder = str(lead.holder.ref) if lead.holder else lead.state
            cells[f"leads[{who}]"] = holder, lead.entry
    return cells


def read_finding_items(request: ComparisonRequest, moment: Moment) -> ComparedItems:
    """Read the findings, each by the rule, the subject that it names, and the entry."""
    found: dict[ComparisonKey, ComparedItem] = {}
    for one in read_findings(request.reader, moment):
        entry = one.positions[0]
        key = _key(one.subject, entry)._replace(family=one.rule)
        cells = {"rule": (one.rule, entry), "sentence": (one.message, entry)}
        found[key] = ComparedItem(one.subject, cells)
    return found


def read_entity_counts(request: ComparisonRequest, moment: Moment) -> ComparedItems:
    """Count the entries of each of the three entities, by kind and other entity."""
    names = resolve_references(request.reader, moment, ENTITIES)
    found: dict[ComparisonKey, ComparedItem] = {}
    for entity, named in names.items():
        wanted = EntryFilter(actors=(ActorIds(named.members, named.references),))
        others = {one: names[one] for one in ENTITIES if one != entity}
        facets = read_facets(request.reader, moment, wanted, others)
        counts = {"entries": facets.total}
        counts |= {f"kinds[{kind}]": count for kind, count in facets.kinds.items()}
        counts |= {f"entities[{one}]": n for one, n in facets.entities.items()}
        cells = {name: (count, 0) for name, count in counts.items() if count}
        if cells:
            found[_key(entity)] = ComparedItem(entity, cells)
    return found


def compare_one_subject(
    request: ComparisonRequest, after: ComparisonKey | None
) -> Iterator[tuple[ComparedItems, ComparedItems]]:
    """Compare one subject, field by field.

    Raises:
        UnknownSubjectError: neither moment knows it.
    """
    before, later = (_state(request, moment) for moment in request.span)
    known = (
        later
        or before
        or read_state(request.reader, request.span.after, request.reference)
    )
    reference = str(known.subject.ref)

    def items(state: SubjectState | None) -> ComparedItems:
        # A subject whose entries were all withdrawn still has a name, and nothing else.
        if state is None or not state.fields:
            return {}
        return {_key(reference): ComparedItem(reference, cells_of_fields(state.fields))}

    if after is None:
        yield items(before), items(later)


def _state(request: ComparisonRequest, moment: Moment) -> SubjectState | None:
    try:
        return read_state(request.reader, moment, request.reference)
    except UnknownSubjectError:
        return None


def compare_timeline(
    request: ComparisonRequest, after: ComparisonKey | None
) -> Iterator[tuple[ComparedItems, ComparedItems]]:
    """Compare the entries of a timeline with all that they say, by their positions."""
    scopes = member_ids_of(request) or (ALL_SCOPES,)
    last = after.entry if after else 0
    while True:
        statement = select_comparable_entries(request.span, scopes, last)
        rows = request.reader.rows(statement.limit(BATCH_SIZE))
        before, later = (
            _entries(request.reader, moment, scopes, rows) for moment in request.span
        )
        yield before, later
        if len(rows) < BATCH_SIZE:
            return
        last = rows[-1].entry


def _entries(
    reader: Reader, moment: Moment, scopes: MemberIds, rows: Sequence[sa.Row[Any]]
) -> ComparedItems:
    subjects = tuple({row.subject for row in rows})
    entries = tuple({row.entry for row in rows})
    standing = select_entries_in_timeline(moment, scopes, subjects, entries)
    positions = [row.entry for row in reader.rows(standing)] if rows else []
    return {
        ComparisonKey(entry=at): ComparedItem(entry.content.subject, _said(entry))
        for at, entry in read_entries(reader, moment, positions).items()
    }


def _said(entry: EffectiveEntry) -> Cells:
    content = entry.content
    occurred = content.occurred.date if content.occurred else None
    sources = [
        {"document": one.document, "paragraph": one.paragraph}
        for one in content.sources
    ]
    said = {
        "kind": content.kind,
        "occurred": occurred,
        "title": to_plain(content.title),
        "text": to_plain(content.text),
        "narrative": to_plain(content.narrative),
        "concerns": list(content.concerns),
        "sources": sources,
        **content.data,
    }
    return {name: (value, entry.position) for name, value in said.items() if value}


COMPARABLE_QUESTIONS: Mapping[str, Comparison] = {
    "matrix": compare_whole(read_areas),
    "subject": compare_one_subject,
    "timeline": compare_timeline,
    "calendar": compare_subjects("meeting", meeting_cells),
    "mandates": compare_subjects("mandate", mandate_cells, select_affected_subjects),
    "coverage": compare_subjects("mandate", coverage_cells, select_affected_subjects),
    "agreements": compare_subjects("agreement", agreement_cells),
    "roles": compare_subjects("role", role_cells),
    "contributions": compare_subjects("contribution", field_cells),
    "documents": compare_subjects("document", field_cells),
    "activities": compare_subjects("activity", field_cells),
    "actors": compare_subjects("actor", field_cells),
    "areas": compare_subjects("area", field_cells),
    "bodies": compare_subjects("body", field_cells),
    "entities": compare_whole(read_entity_counts),
    "findings": compare_whole(read_finding_items),
}
