"""The matrix of a framework, by area of cooperation and by group."""

from collections.abc import Sequence
from typing import NamedTuple

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.entries import Entry
from api.graphql.types.enums import AreaScope, AreaStage, BodyStage, LeadState
from api.graphql.types.row_types import row_type
from api.graphql.types.shown_rows import (
    ShownRow,
    attribute,
    code_attribute,
    show_all,
)
from api.graphql.types.text_date_reference import Reference, Text, text_of
from projections.queries import matrix as answers
from projections.query_definitions.matrix import MATRIX_BY_GROUP, read_areas
from wording.codes import code_text


@output_type
class Scope(ShownRow):
    """Who takes part in working group cooperation in an area."""

    row: strawberry.Private[str]
    code = attribute("Which of the three it is.", str, annotation=AreaScope)

    @resolver
    def label(self) -> Text | None:
        """The words for it."""
        return text_of(code_text("scope", self.row), self.loaders.language)


@output_type
class Group(ShownRow):
    """A group that takes an area up."""

    row: strawberry.Private[answers.MatrixGroup]
    group: Reference = attribute("The group.")
    stage = code_attribute(
        "Where it stands in its life, such as formed.", BodyStage | None
    )


@output_type
class Lead(ShownRow):
    """The place of a lead officer in the matrix."""

    row: strawberry.Private[answers.MatrixLead]
    entity: Reference | None = attribute("Whose officer.")
    state = code_attribute("What the log says of the officer.", LeadState)
    holder: Reference | None = attribute("Who it is, if that is known.")
    entry: Entry | None = attribute(
        "The entry that says so, with its sources; none where nothing is stated."
    )
    may_have_ended: bool = attribute("Whether it may have changed by the day.")

    @resolver
    def name(self) -> Text | None:
        """Name of who it is, if that is known."""
        holder = self.row.holder
        return text_of(holder.names, self.loaders.language) if holder else None


class SetCell(NamedTuple):
    """A field of an area, and the position of the entry that set it."""

    name: str
    entry: int


@output_type
class Cell(ShownRow):
    """A cell of the matrix, and the entry that set it."""

    row: strawberry.Private[SetCell]
    name: str = attribute("The field, such as heading or scope.")
    entry: Entry | None = attribute("The entry that set it, with its sources.")


@output_type
class AreaRow(ShownRow):
    """One area of cooperation."""

    row: strawberry.Private[answers.AreaRow]

    @property
    def identity(self) -> object:
        """The area."""
        return self.row.area.subject_id

    area: Reference = attribute("The area.")
    heading: Text | None = attribute("The heading that it is under.")
    name: Text | None = attribute("The area of cooperation, in the words of the list.")
    stage = code_attribute(
        "Where it stands in its life, such as identified.", AreaStage | None
    )
    proposed_scope: Scope | None = attribute(
        "Proposed scope of working group cooperation."
    )
    scope: Scope | None = attribute(
        "The scope as earlier versions recorded it, proposed or not."
    )
    groups: list[Group] = attribute("Groups that take it up.")
    leads: list[Lead] = attribute(
        "Lead officers by entity; one not stated for each entity without any."
    )
    latest: Entry | None = attribute("The latest entry that concerns it.")

    @resolver
    def reference(self) -> str:
        """The area, as area:reference."""
        return str(self.row.area.ref)

    @resolver
    def cells(self) -> list[Cell]:
        """The entries that set its fields."""
        cells = [SetCell(*one) for one in sorted(self.row.cells.items())]
        return show_all(self.loaders, Cell, cells)

    @classmethod
    def enqueue(cls, loaders: RequestLoaders, rows: Sequence[answers.AreaRow]) -> None:
        """Enqueue what areas name, and the entries that set their fields."""
        super().enqueue(loaders, rows)
        loaders.items.enqueue(at for row in rows for at in row.cells.values())


@row_type(
    MATRIX_BY_GROUP.columns,
    group=("The group.", Reference),
    stage=("Where it stands in its life, such as formed.", BodyStage | None),
)
class GroupRow(ShownRow):
    """One group, with the areas that it takes up."""

    row: strawberry.Private[answers.GroupRow]
    areas: list[AreaRow] = attribute("Its areas, in the order of the list.")


def matrix_of(loaders: RequestLoaders, framework: str | None) -> list[answers.AreaRow]:
    """Read the matrix, once however often it is selected.

    Raises:
        UnknownSubjectError: nothing is called like the framework named.
    """
    wanted = framework or ""
    if wanted not in loaders.matrices:
        loaders.matrices[wanted] = read_areas(loaders.query_context, wanted)
    return loaders.matrices[wanted]
