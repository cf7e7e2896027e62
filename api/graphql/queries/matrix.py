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
    """Who takes part in the cooperation in an area."""

    row: strawberry.Private[str]
    code = attribute("The scope as a code.", str, annotation=AreaScope)

    @resolver
    def label(self) -> Text | None:
        """The words for the scope, in the reader's language."""
        return text_of(code_text("scope", self.row), self.loaders.language)


@output_type
class Group(ShownRow):
    """A group that works on an area of cooperation."""

    row: strawberry.Private[answers.MatrixGroup]
    group: Reference = attribute("The group as a subject of the record.")
    stage = code_attribute(
        "How far the group is in its life, such as FORMED; null if "
        "nothing is recorded.",
        BodyStage | None,
    )


@output_type
class Lead(ShownRow):
    """The lead officer of an entity in an area."""

    row: strawberry.Private[answers.MatrixLead]
    entity: Reference | None = attribute(
        "The entity whose officer it is; null if none is stated."
    )
    state = code_attribute(
        "Whether an officer is named, identified without a name, or missing.", LeadState
    )
    holder: Reference | None = attribute(
        "The person or body who is the lead officer; null if no source names one."
    )
    entry: Entry | None = attribute(
        "The entry that says so, with its sources; null if nothing is stated."
    )
    may_have_ended: bool = attribute(
        "True if it may have changed by the day, because a date is imprecise."
    )

    @resolver
    def name(self) -> Text | None:
        """Name of the lead officer; null if no source gives it."""
        holder = self.row.holder
        return text_of(holder.names, self.loaders.language) if holder else None


class SetCell(NamedTuple):
    """A field of an area, and the position of the entry that set it."""

    name: str
    entry: int


@output_type
class Cell(ShownRow):
    """A cell of the matrix with the entry that set it."""

    row: strawberry.Private[SetCell]
    name: str = attribute("Name of the field, such as heading.")
    entry: Entry | None = attribute(
        "The entry that set the value, with its sources; null if it is not known."
    )


@output_type
class AreaRow(ShownRow):
    """A row of the matrix: one area of cooperation."""

    row: strawberry.Private[answers.AreaRow]

    @property
    def identity(self) -> object:
        """The area of cooperation as a subject of the record."""
        return self.row.area.subject_id

    area: Reference = attribute("The area of cooperation as a subject of the record.")
    heading: Text | None = attribute(
        "The heading of the list under which the area stands; null if it has none."
    )
    name: Text | None = attribute(
        "Name of the area, in the words of the framework's list."
    )
    stage = code_attribute(
        "How far the area is in its life, such as IDENTIFIED; null if "
        "nothing is recorded.",
        AreaStage | None,
    )
    proposed_scope: Scope | None = attribute(
        "Who is proposed to cooperate in the area, such as all "
        "secretariats; null if not stated."
    )
    scope: Scope | None = attribute(
        "The scope in entries of earlier versions, which did not say "
        "whether it was proposed; normally null."
    )
    groups: list[Group] = attribute(
        "The groups and other bodies that work on the area."
    )
    leads: list[Lead] = attribute(
        "The lead officers, one for each entity; NOT_STATED where no source names any."
    )
    latest: Entry | None = attribute(
        "The latest entry that concerns the area; null if there is none."
    )

    @resolver
    def reference(self) -> str:
        """The area as area:reference, for other questions."""
        return str(self.row.area.ref)

    @resolver
    def cells(self) -> list[Cell]:
        """The entries that set the fields of this row."""
        cells = [SetCell(*one) for one in sorted(self.row.cells.items())]
        return show_all(self.loaders, Cell, cells)

    @classmethod
    def enqueue(cls, loaders: RequestLoaders, rows: Sequence[answers.AreaRow]) -> None:
        """Enqueue what areas name, and the entries that set their fields."""
        super().enqueue(loaders, rows)
        loaders.items.enqueue(at for row in rows for at in row.cells.values())


@row_type(
    MATRIX_BY_GROUP.columns,
    group=("The group as a subject of the record.", Reference),
    stage=(
        (
            "How far the group is in its life, such as FORMED; null if nothing "
            "is recorded."
        ),
        BodyStage | None,
    ),
)
class GroupRow(ShownRow):
    """A row of the matrix by group: one group with the areas that it works on."""

    row: strawberry.Private[answers.GroupRow]
    areas: list[AreaRow] = attribute(
        "The areas that the group works on, in the order of the framework's list."
    )


def matrix_of(loaders: RequestLoaders, framework: str | None) -> list[answers.AreaRow]:
    """Read the matrix, once however often it is selected.

    Raises:
        UnknownSubjectError: nothing is called like the framework named.
    """
    wanted = framework or ""
    if wanted not in loaders.matrices:
        loaders.matrices[wanted] = read_areas(loaders.query_context, wanted)
    return loaders.matrices[wanted]
