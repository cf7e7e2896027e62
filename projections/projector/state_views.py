"""Views with rows of whole subjects: their names, their lives, their amendments."""

from collections.abc import Iterator

from domain.entry import NO_FIRST, NO_LAST
from domain.references import Ref, normalise_reference
from projections.projector.columns import ID, NUMBER, POSITION, TEXT, make_columns
from projections.projector.declared_state import DeclaredState
from projections.projector.view import Row, StateView


class Names(StateView):
    """One row per reference under which the subject is found."""

    name = "name"
    columns = make_columns(
        subject=ID,
        family=TEXT,
        normalised=TEXT,
        reference=TEXT,
        member=ID,
        place=NUMBER,
    )
    indexes = (
        ("normalised", "family"),
        ("subject", "known_until"),
        ("member",),
        ("family", "place", "normalised", "subject"),
    )
    fields = ("symbols", "references")

    def rows_of_state(self, state: DeclaredState) -> Iterator[Row]:
        """Return the rows of a subject, each reference once, the oldest first."""
        seen: set[tuple[str, str]] = set()
        for place, (ref, member) in enumerate(_references(state)):
            key = ref.family, normalise_reference(ref.reference)
            if key not in seen:
                seen.add(key)
                yield state.subject, *key, ref.reference, member, place


def _references(state: DeclaredState) -> Iterator[tuple[Ref, str]]:
    for ref in state.refs:
        yield ref, ref.subject_id.hex
    for row in state.settings():
        if row.setting.value:
            yield Ref(state.refs[0].family, row.setting.item), state.subject


class Lives(StateView):
    """One row: what opens and closes the life, and whether any fact is left.

    If what opened it was withdrawn, the row names that and a fact that stands within.
    """

    name = "life"
    columns = make_columns(
        subject=ID,
        opening=POSITION,
        opens_first=NUMBER,
        opens_last=NUMBER,
        closing=POSITION,
        closes_last=NUMBER,
        standing=NUMBER,
        withdrawn_opening=POSITION,
        within=POSITION,
    )
    indexes = (("subject", "known_until"),)

    def rows_of_state(self, state: DeclaredState) -> Iterator[Row]:
        """Return the row of a subject."""
        opening, closing, has_facts = state.life()
        withdrawn, within = state.withdrawn_opening()
        yield (
            state.subject,
            opening.position if opening else 0,
            opening.first if opening else NO_FIRST,
            opening.last if opening else NO_LAST,
            closing.position if closing else 0,
            closing.last if closing else NO_LAST,
            int(has_facts),
            withdrawn,
            within,
        )


class Amendments(StateView):
    """One row per correction, withdrawal, further source or join."""

    name = "amendment"
    columns = make_columns(
        subject=ID, entry=POSITION, kind=TEXT, target=ID, recorder=TEXT, entity=TEXT
    )
    indexes = (("subject", "known_until"), ("kind", "entry"), ("target",))

    def rows_of_state(self, state: DeclaredState) -> Iterator[Row]:
        """Return the rows of a subject."""
        for entry in state.amendments:
            content = entry.content
            target = content.target.replace("-", "")
            recorded = content.by, content.entity
            yield state.subject, entry.position, content.kind, target, *recorded
