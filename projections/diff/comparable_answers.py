"""What is compared of answers that are short enough to be given twice."""

from collections.abc import Callable, Iterator, Mapping

from domain.references import Ref, normalise
from domain.scopes import SCOPE_ENTITIES
from projections.diff.comparison import (
    Cells,
    Compared,
    Parts,
    Place,
    Question,
    Thing,
    Things,
    scopes_of,
)
from projections.diff.differences import cells_of, cells_of_area, states_at
from projections.moment import Moment
from projections.names.resolution import Called, UnknownSubjectError, resolve
from projections.names.selects import members_of
from projections.queries.audit import findings
from projections.queries.matrix import matrix
from projections.queries.timeline_filters import (
    Scopes,
    Wanted,
    counted_around,
    counted_by_kind,
    counted_for,
)
from projections.reader import Reader

ENTITIES = SCOPE_ENTITIES["tripartite"]
"""The entities that cooperate, as references."""


def whole(read: Callable[[Compared, Moment], Things]) -> Question:
    """Compare an answer that is short enough to be given twice."""

    def parts(asked: Compared) -> Parts:
        around = scopes_of(asked)

        def both(after: Place | None) -> Iterator[tuple[Things, Things]]:
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


def _place(named: str, entry: int = 0) -> Place:
    ref = Ref.parse(named)
    return Place(ref.family, normalise(ref.reference), ref.subject_id.hex, entry)


def areas(asked: Compared, moment: Moment) -> Things:
    """Give the areas of a framework's matrix; none before it is known."""
    try:
        rows = matrix(asked.reader, moment, asked.framework)
    except UnknownSubjectError:
        rows = []
    return {
        Place(ref.family, normalise(ref.reference), row.area.subject): Thing(
            str(ref), cells_of_area(row)
        )
        for row in rows
        for ref in [row.area.ref]
    }


def disagreements(asked: Compared, moment: Moment) -> Things:
    """Give the findings, each by the entry, the subject that it names, and the rule."""
    found: dict[Place, Thing] = {}
    for one in findings(asked.reader, moment):
        entry = one.positions[0]
        place = _place(one.subject, entry)._replace(family=one.rule)
        cells = {"rule": (one.rule, entry), "sentence": (one.sentence, entry)}
        found[place] = Thing(one.subject, cells)
    return found


def shares(asked: Compared, moment: Moment) -> Things:
    """Give what each of the three entities contributed, counted."""
    names = resolve(asked.reader, moment, ENTITIES)
    scopes = _scopes(asked.reader, moment, names)
    return {
        _place(one): Thing(one, cells)
        for one in ENTITIES
        if (cells := _counted(asked.reader, moment, one, names, scopes))
    }


def _scopes(
    reader: Reader, moment: Moment, names: Mapping[str, Called]
) -> dict[str, Scopes]:
    subjects = [one.subject for one in names.values()]
    members = reader.rows(members_of(subjects, moment))
    return {
        entity: (one.subject, *(r.member for r in members if r.subject == one.subject))
        for entity, one in names.items()
    }


def _counted(
    reader: Reader,
    moment: Moment,
    entity: str,
    names: Mapping[str, Called],
    scopes: Mapping[str, Scopes],
) -> Cells:
    given = Wanted(entity=scopes[entity], entities=names[entity].references)
    kinds = {
        row.kind: row.entries for row in reader.rows(counted_by_kind(given, moment))
    }
    counts = {"entries": sum(kinds.values())}
    counts |= {f"kinds[{kind}]": count for kind, count in kinds.items()}
    for one in ENTITIES:
        if one != entity:
            around = counted_around(given, moment, scopes[one])
            recorded = counted_for(given, moment, scopes[one], names[one].references)
            found = (*reader.rows(around), *reader.rows(recorded))
            counts[f"entities[{one}]"] = sum(row.entries for row in found)
    return {name: (count, 0) for name, count in counts.items() if count}


def subject(asked: Compared) -> Parts:
    """Compare one subject, field by field."""
    states = states_at(asked.reader, asked.reference, *asked.span)
    named = next(one.called for one in reversed(states) if one)
    # A subject whose entries were all withdrawn still has a name, and nothing else.
    stated = [one.fields if one else () for one in states]
    place = _place(str(named.ref))

    def both(after: Place | None) -> Iterator[tuple[Things, Things]]:
        if after is None:
            yield tuple(  # type: ignore[misc] # a span has two moments
                {place: Thing(str(named.ref), cells_of(some))} if some else {}
                for some in stated
            )

    return both
