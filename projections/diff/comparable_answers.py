"""What is compared of answers that are short enough to be given twice."""

from collections.abc import Callable, Iterator

from domain.references import Ref, normalise_reference
from domain.scopes import SCOPE_ENTITIES
from projections.diff.comparison import (
    ComparedItem,
    ComparedItems,
    Comparison,
    ComparisonKey,
    ComparisonRequest,
    ReadBatches,
    member_ids_of,
)
from projections.diff.differences import cells_of_area, cells_of_fields, read_states
from projections.moment import Moment
from projections.names.resolution import UnknownSubjectError, resolve_references
from projections.queries.audit import read_findings
from projections.queries.matrix import read_matrix
from projections.queries.timelines.filters import EntryFilter
from projections.queries.timelines.timeline import read_facets

ENTITIES = SCOPE_ENTITIES["tripartite"]
"""The entities that cooperate, as references."""


def compare_whole(
    read: Callable[[ComparisonRequest, Moment], ComparedItems],
) -> Comparison:
    """Compare an answer that is short enough to be given twice."""

    def parts(asked: ComparisonRequest) -> ReadBatches:
        around = member_ids_of(asked)

        def both(
            after: ComparisonKey | None,
        ) -> Iterator[tuple[ComparedItems, ComparedItems]]:
            yield tuple(  # type: ignore[misc] # a span has two moments
                {
                    place: thing
                    for place, thing in read(asked, moment).items()
                    if (after is None or place > after)
                    and (not around or place.subject in around)
                }
                for moment in asked.span
            )

        return both

    return parts


def _place(named: str, entry: int = 0) -> ComparisonKey:
    ref = Ref.parse(named)
    return ComparisonKey(
        ref.family, normalise_reference(ref.reference), ref.subject_id.hex, entry
    )


def read_area_cells(asked: ComparisonRequest, moment: Moment) -> ComparedItems:
    """Give the areas of a framework's matrix; none before it is known."""
    try:
        rows = read_matrix(asked.reader, moment, asked.framework)
    except UnknownSubjectError:
        rows = []
    return {
        ComparisonKey(
            ref.family, normalise_reference(ref.reference), row.area.subject_id
        ): ComparedItem(str(ref), cells_of_area(row))
        for row in rows
        for ref in [row.area.ref]
    }


def read_finding_cells(asked: ComparisonRequest, moment: Moment) -> ComparedItems:
    """Give the findings, each by the entry, the subject that it names, and the rule."""
    found: dict[ComparisonKey, ComparedItem] = {}
    for one in read_findings(asked.reader, moment):
        entry = one.positions[0]
        place = _place(one.subject, entry)._replace(family=one.rule)
        cells = {"rule": (one.rule, entry), "sentence": (one.sentence, entry)}
        found[place] = ComparedItem(one.subject, cells)
    return found


def read_entity_counts(asked: ComparisonRequest, moment: Moment) -> ComparedItems:
    """Count the entries of each of the three entities, by kind and other entity."""
    names = resolve_references(asked.reader, moment, ENTITIES)
    found: dict[ComparisonKey, ComparedItem] = {}
    for entity, named in names.items():
        wanted = EntryFilter(entity=named.members, entities=named.references)
        others = {one: names[one] for one in ENTITIES if one != entity}
        facets = read_facets(asked.reader, moment, wanted, others)
        counts = {"entries": facets.total}
        counts |= {f"kinds[{kind}]": count for kind, count in facets.kinds.items()}
        counts |= {f"entities[{one}]": n for one, n in facets.entities.items()}
        cells = {name: (count, 0) for name, count in counts.items() if count}
        if cells:
            found[_place(entity)] = ComparedItem(entity, cells)
    return found


def compare_one_subject(asked: ComparisonRequest) -> ReadBatches:
    """Compare one subject, field by field."""
    states = read_states(asked.reader, asked.reference, *asked.span)
    named = next(one.subject for one in reversed(states) if one)
    # A subject whose entries were all withdrawn still has a name, and nothing else.
    stated = [one.fields if one else () for one in states]
    place = _place(str(named.ref))

    def both(
        after: ComparisonKey | None,
    ) -> Iterator[tuple[ComparedItems, ComparedItems]]:
        if after is None:
            yield tuple(  # type: ignore[misc] # a span has two moments
                {place: ComparedItem(str(named.ref), cells_of_fields(some))}
                if some
                else {}
                for some in stated
            )

    return both
