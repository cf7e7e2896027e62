"""The kinds of entry described: a manual for whoever records."""

import strawberry
from strawberry.utils.str_converters import to_camel_case

from api.graphql.types.decorators import output_type, resolver, resolver_of_type
from api.graphql.types.enums import Family, FieldType, Life
from api.graphql.types.kind_types import type_name
from api.graphql.types.object_ids import content_id
from api.graphql.types.shown_rows import attribute
from domain.kinds import KINDS, Definition, Member


@output_type
class FieldDescription:
    """One of a kind's own fields."""

    row: strawberry.Private[Member]
    name: str = attribute("Its name in the log, in sheets and on the command line.")
    sentence: str = attribute("What it says.", "field.sentence")
    required: bool = attribute("Whether the kind needs it.")
    choices: list[str] = attribute(
        "The words to choose from, if it is a choice.", "field.choices"
    )

    @resolver
    def id(self) -> strawberry.ID:
        """Key for the cache of a client."""
        return content_id(self.row)

    @resolver_of_type(list[Family])
    def families(self) -> object:
        """Families of the subjects that it may name; empty means any."""
        return [Family(one) for one in self.row.field.families]

    @resolver
    def input_name(self) -> str:
        """Its name in GraphQL."""
        return to_camel_case(self.row.name)

    @resolver_of_type(FieldType)
    def type(self) -> object:
        """What it holds."""
        return FieldType(self.row.field.type.name.lower())


@output_type
class KindDescription:
    """A kind of entry."""

    row: strawberry.Private[Definition]
    name: str = attribute("Its stored name, such as body.formed.")
    sentence: str = attribute("What an entry of it says.")
    lasts: bool = attribute(
        "Whether it may last from one day to another; a moment may not."
    )

    @resolver
    def id(self) -> strawberry.ID:
        """Key for the cache of a client: the stored name."""
        return strawberry.ID(self.row.name)

    @resolver_of_type(Family)
    def family(self) -> object:
        """The family of subjects that it is about."""
        return Family(self.row.family)

    @resolver
    def type(self) -> str:
        """Its type in this schema."""
        return type_name(self.row.name)

    @resolver
    def mutation(self) -> str:
        """The mutation that records an entry of it."""
        return mutation_name(self.row.name)

    @resolver
    def fields(self) -> list[FieldDescription]:
        """Its own fields."""
        return [FieldDescription(row=one) for one in self.row.members]

    @resolver_of_type(Life)
    def life(self) -> object:
        """Where in a subject's life it stands."""
        return Life(self.row.life.name.lower())


def mutation_name(kind: str) -> str:
    """Name a kind's mutation: ``body.member-joined`` is ``bodyMemberJoined``."""
    name = type_name(kind)
    return name[0].lower() + name[1:]


def described_kinds() -> list[KindDescription]:
    """Describe every kind, family by family."""
    return [KindDescription(row=one) for one in KINDS.values()]
