"""What is compared of answers that are short enough to be given twice."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from domain.refs import Ref, normalise
from domain.scopes import SCOPE_ENTITIES
from projections.audit import findings
from projections.comparing import (
    Cells,
    Compared,
    Parts,
    Place,
    Question,
    Thing,
    Things,
    scopes_of,
)
from projections.differences import cells_of, cells_of_area, states_at
from projections.matrix import matrix
from projections.moment import Moment
from projections.naming import UnknownSubjectError
from projections.reader import Reader
from projections.timeline import Asked, facets, narrowed


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
    return {
        _place(one): Thing(one, cells)
        for one in SCOPE_ENTITIES["tripartite"]
        if (cells := _counted(asked.reader, moment, one))
    }


def _counted(reader: Reader, moment: Moment, entity: str) -> Cells:
    try:
        wanted = narrowed(reader, moment, Asked(entity=entity))
    except UnknownSubjectError:
        return {}
    others = [one for one in SCOPE_ENTITIES["tripartite"] if one != entity]
    found = facets(reader, moment, wanted, others)
    counts: Iterable[tuple[str, int]] = chain(
        [("entries", found.total)],
        ((f"kinds[{kind}]", count) for kind, count in found.kinds.items()),
        ((f"entities[{other}]", count) for other, count in found.entities.items()),
    )
    return {name: (count, 0) for name, count in counts if count}


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
