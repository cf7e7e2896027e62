"""The matrix of a framework, by area of cooperation and by group."""

from collections.abc import Sequence

import strawberry

from api.graphql.loaders import Asked
from api.graphql.types.code_enums import AreaScope, AreaStage, BodyStage, coded, said
from api.graphql.types.decorators import answer, resolved, resolved_as, says
from api.graphql.types.entries import Entry, expect
from api.graphql.types.enums import LeadState
from api.graphql.types.kind_types import entry_at, entry_of
from api.graphql.types.text_date_reference import (
    Reference,
    Text,
    called_reference,
    text_of,
)
from domain.scopes import SCOPE_WORDS
from projections.names.resolution import Called, UnknownSubjectError
from projections.queries import matrix as answers


@answer
class Scope:
    """Who takes part in working group cooperation in an area."""

    held: strawberry.Private[str]
    label: Text | None = says("The words for it.")

    @resolved_as(AreaScope)
    def code(self) -> object:
        """Which of the three it is."""
        return coded(AreaScope, self.held)


@answer
class Group:
    """A group that takes an area up."""

    asked: strawberry.Private[Asked]
    cell: strawberry.Private[answers.GroupCell]
    group: Reference = says("The group.")

    @resolved_as(BodyStage | None)
    def stage(self) -> object:
        """Where it stands in its life, such as formed."""
        return coded(BodyStage, self.cell.stage)

    @resolved
    def stage_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return said(self.asked, "stage", self.cell.stage)


@answer
class Lead:
    """The place of a lead officer in the matrix."""

    asked: strawberry.Private[Asked]
    lead: strawberry.Private[answers.Lead]

    @resolved
    def entity(self) -> Reference | None:
        """Whose officer."""
        return _called(self.asked, self.lead.entity)

    @resolved
    def state(self) -> LeadState:
        """What the log says of the officer."""
        return LeadState(self.lead.state)

    @resolved
    def state_display(self) -> str:
        """The same in the reader's language."""
        return said(self.asked, "state", self.lead.state)

    @resolved
    def holder(self) -> Reference | None:
        """Who it is, if that is known."""
        return _called(self.asked, self.lead.holder)

    @resolved
    def name(self) -> Text | None:
        """Name of who it is, if that is known."""
        holder = self.lead.holder
        return text_of(holder.names, self.asked.language) if holder else None

    @resolved
    def entry(self) -> Entry | None:
        """The entry that says so, with its sources; none where nothing is stated."""
        return entry_at(self.asked, self.lead.entry)


@answer
class Cell:
    """A cell of the matrix, and the entry that set it."""

    asked: strawberry.Private[Asked]
    position: strawberry.Private[int]
    name: str = says("The field, such as heading or scope.")

    @resolved
    def entry(self) -> Entry | None:
        """The entry that set it, with its sources."""
        return entry_at(self.asked, self.position)


@answer
class AreaRow:
    """One area of cooperation."""

    asked: strawberry.Private[Asked]
    row: strawberry.Private[answers.AreaRow]

    @resolved
    def area(self) -> Reference:
        """The area."""
        return called_reference(self.asked, self.row.area)

    @resolved
    def reference(self) -> str:
        """The area, as area:reference."""
        return str(self.row.area.ref)

    @resolved
    def heading(self) -> Text | None:
        """The heading that it is under."""
        return text_of(self.row.heading, self.asked.language)

    @resolved
    def name(self) -> Text | None:
        """The area of cooperation, in the words of the list."""
        return text_of(self.row.name, self.asked.language)

    @resolved
    def scope(self) -> Scope | None:
        """Proposed scope of working group cooperation."""
        code = self.row.scope
        label = text_of(SCOPE_WORDS.get(code, {}), self.asked.language)
        return Scope(held=code, label=label) if code else None

    @resolved_as(AreaStage | None)
    def stage(self) -> object:
        """Where it stands in its life, such as identified."""
        return coded(AreaStage, self.row.stage)

    @resolved
    def stage_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return said(self.asked, "stage", self.row.stage)

    @resolved
    def groups(self) -> list[Group]:
        """Groups that take it up."""
        return [group_of(self.asked, one) for one in self.row.groups]

    @resolved
    def leads(self) -> list[Lead]:
        """Lead officers by entity; one not stated for each entity without any."""
        return [Lead(asked=self.asked, lead=one) for one in self.row.leads]

    @resolved
    def latest(self) -> Entry | None:
        """The latest entry that concerns it."""
        return entry_of(self.asked, self.row.latest)

    @resolved
    def cells(self) -> list[Cell]:
        """The entries that set its fields."""
        return [
            Cell(asked=self.asked, position=position, name=name)
            for name, position in sorted(self.row.cells.items())
        ]


@answer
class GroupRow(Group):
    """One group, with the areas that it takes up."""

    areas: list[AreaRow] = says("Its areas, in the order of the list.")


def _called(asked: Asked, called: Called | None) -> Reference | None:
    return called_reference(asked, called) if called else None


def group_of(asked: Asked, cell: answers.GroupCell) -> Group:
    """Show a group of the matrix."""
    return Group(asked=asked, cell=cell, group=called_reference(asked, cell.group))


def matrix_of(asked: Asked, framework: str | None) -> list[answers.AreaRow]:
    """Read the matrix; that of the settings' framework may not be known yet.

    Raises:
        UnknownSubjectError: nothing is called like the framework named.
    """
    wanted = framework or asked.house.settings.framework
    if wanted not in asked.matrices:
        try:
            found = answers.matrix(asked.reader, asked.moment, wanted)
        except UnknownSubjectError:
            if framework:
                raise
            found = []
        asked.matrices[wanted] = found
    return asked.matrices[wanted]


def rows_of(asked: Asked, rows: Sequence[answers.AreaRow]) -> list[AreaRow]:
    """Show areas; what their cells name is read together when it is needed."""
    asked.items.expect(at for row in rows for at in row.cells.values())
    asked.items.expect(one.entry for row in rows for one in row.leads if one.entry)
    expect(asked, [row.latest for row in rows if row.latest])
    return [AreaRow(asked=asked, row=row) for row in rows]


def groups_of(asked: Asked, rows: Sequence[answers.AreaRow]) -> list[GroupRow]:
    """Show the matrix turned round: each group with its areas."""
    return [
        GroupRow(
            asked=asked,
            cell=one.group,
            group=called_reference(asked, one.group.group),
            areas=rows_of(asked, one.areas),
        )
        for one in answers.by_group(rows)
    ]
