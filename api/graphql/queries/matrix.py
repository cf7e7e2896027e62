"""The matrix of a framework, by area of cooperation and by group."""

from collections.abc import Sequence

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.code_enums import (
    AreaScope,
    AreaStage,
    BodyStage,
    code_words,
    enum_value_of,
)
from api.graphql.types.decorators import (
    output_type,
    resolver,
    resolver_of_type,
    schema_field,
)
from api.graphql.types.entries import Entry, expect
from api.graphql.types.enums import LeadState
from api.graphql.types.kind_types import entry_at, entry_of
from api.graphql.types.text_date_reference import (
    Reference,
    Text,
    called_reference,
    text_of,
)
from projections.names.resolution import NamedSubject
from projections.queries import matrix as answers
from projections.query_definitions.matrix import read_areas
from wording.codes import code_text


@output_type
class Scope:
    """Who takes part in working group cooperation in an area."""

    held: strawberry.Private[str]
    label: Text | None = schema_field("The words for it.")

    @resolver_of_type(AreaScope)
    def code(self) -> object:
        """Which of the three it is."""
        return enum_value_of(AreaScope, self.held)


@output_type
class Group:
    """A group that takes an area up."""

    loaders: strawberry.Private[RequestLoaders]
    cell: strawberry.Private[answers.MatrixGroup]
    group: Reference = schema_field("The group.")

    @resolver_of_type(BodyStage | None)
    def stage(self) -> object:
        """Where it stands in its life, such as formed."""
        return enum_value_of(BodyStage, self.cell.stage)

    @resolver
    def stage_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return code_words(self.loaders, "stage", self.cell.stage)


@output_type
class Lead:
    """The place of a lead officer in the matrix."""

    loaders: strawberry.Private[RequestLoaders]
    lead: strawberry.Private[answers.MatrixLead]

    @resolver
    def entity(self) -> Reference | None:
        """Whose officer."""
        return _called(self.loaders, self.lead.entity)

    @resolver
    def state(self) -> LeadState:
        """What the log says of the officer."""
        return LeadState(self.lead.state)

    @resolver
    def state_display(self) -> str:
        """The same in the reader's language."""
        return code_words(self.loaders, "state", self.lead.state)

    @resolver
    def holder(self) -> Reference | None:
        """Who it is, if that is known."""
        return _called(self.loaders, self.lead.holder)

    @resolver
    def name(self) -> Text | None:
        """Name of who it is, if that is known."""
        holder = self.lead.holder
        return text_of(holder.names, self.loaders.language) if holder else None

    @resolver
    def entry(self) -> Entry | None:
        """The entry that says so, with its sources; none where nothing is stated."""
        return entry_at(self.loaders, self.lead.entry)


@output_type
class Cell:
    """A cell of the matrix, and the entry that set it."""

    loaders: strawberry.Private[RequestLoaders]
    position: strawberry.Private[int]
    name: str = schema_field("The field, such as heading or scope.")

    @resolver
    def entry(self) -> Entry | None:
        """The entry that set it, with its sources."""
        return entry_at(self.loaders, self.position)


@output_type
class AreaRow:
    """One area of cooperation."""

    loaders: strawberry.Private[RequestLoaders]
    row: strawberry.Private[answers.AreaRow]

    @resolver
    def area(self) -> Reference:
        """The area."""
        return called_reference(self.loaders, self.row.area)

    @resolver
    def reference(self) -> str:
        """The area, as area:reference."""
        return str(self.row.area.ref)

    @resolver
    def heading(self) -> Text | None:
        """The heading that it is under."""
        return text_of(self.row.heading, self.loaders.language)

    @resolver
    def name(self) -> Text | None:
        """The area of cooperation, in the words of the list."""
        return text_of(self.row.name, self.loaders.language)

    @resolver
    def proposed_scope(self) -> Scope | None:
        """Proposed scope of working group cooperation."""
        return _scope(self.loaders, self.row.proposed_scope)

    @resolver
    def scope(self) -> Scope | None:
        """The scope as earlier versions recorded it, proposed or not."""
        return _scope(self.loaders, self.row.scope)

    @resolver_of_type(AreaStage | None)
    def stage(self) -> object:
        """Where it stands in its life, such as identified."""
        return enum_value_of(AreaStage, self.row.stage)

    @resolver
    def stage_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return code_words(self.loaders, "stage", self.row.stage)

    @resolver
    def groups(self) -> list[Group]:
        """Groups that take it up."""
        return [group_of(self.loaders, one) for one in self.row.groups]

    @resolver
    def leads(self) -> list[Lead]:
        """Lead officers by entity; one not stated for each entity without any."""
        return [Lead(loaders=self.loaders, lead=one) for one in self.row.leads]

    @resolver
    def latest(self) -> Entry | None:
        """The latest entry that concerns it."""
        return entry_of(self.loaders, self.row.latest)

    @resolver
    def cells(self) -> list[Cell]:
        """The entries that set its fields."""
        return [
            Cell(loaders=self.loaders, position=position, name=name)
            for name, position in sorted(self.row.cells.items())
        ]


@output_type
class GroupRow(Group):
    """One group, with the areas that it takes up."""

    areas: list[AreaRow] = schema_field("Its areas, in the order of the list.")


def _scope(loaders: RequestLoaders, code: str) -> Scope | None:
    label = text_of(code_text("scope", code), loaders.language)
    return Scope(held=code, label=label) if code else None


def _called(loaders: RequestLoaders, called: NamedSubject | None) -> Reference | None:
    return called_reference(loaders, called) if called else None


def group_of(loaders: RequestLoaders, cell: answers.MatrixGroup) -> Group:
    """Show a group of the matrix."""
    return Group(
        loaders=loaders, cell=cell, group=called_reference(loaders, cell.group)
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


def rows_of(loaders: RequestLoaders, rows: Sequence[answers.AreaRow]) -> list[AreaRow]:
    """Show areas; what their cells name is read together when it is needed."""
    loaders.items.enqueue(at for row in rows for at in row.cells.values())
    loaders.items.enqueue(one.entry for row in rows for one in row.leads if one.entry)
    expect(loaders, [row.latest for row in rows if row.latest])
    return [AreaRow(loaders=loaders, row=row) for row in rows]


def groups_of(
    loaders: RequestLoaders, rows: Sequence[answers.AreaRow]
) -> list[GroupRow]:
    """Show the matrix turned round: each group with its areas."""
    return [
        GroupRow(
            loaders=loaders,
            cell=one.group,
            group=called_reference(loaders, one.group.group),
            areas=rows_of(loaders, one.areas),
        )
        for one in answers.rows_by_group(rows)
    ]
