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
    """A field that a kind of entry has."""

    row: strawberry.Private[Member]
    name: str = attribute(
        "Name of the field in the log, in sheets and on the command line, "
        "such as meeting_type."
    )
    sentence: str = attribute("What the field means.", "field.sentence")
    required: bool = attribute("True if an entry of the kind must have the field.")
    choices: list[str] = attribute(
        "The codes to choose from; empty if the field is no choice.", "field.choices"
    )

    @resolver
    def id(self) -> strawberry.ID:
        """Key for the cache of a client."""
        return content_id(self.row)

    @resolver_of_type(list[Family])
    def families(self) -> object:
        """Families of the subjects that the field may name; empty means any."""
        return [Family(one) for one in self.row.field.families]

    @resolver
    def input_name(self) -> str:
        """Name of the field in this schema, such as meetingType."""
        return to_camel_case(self.row.name)

    @resolver_of_type(FieldType)
    def type(self) -> object:
        """What the field holds, such as a date or a subject."""
        return FieldType(self.row.field.type.name.lower())


@output_type
class KindDescription:
    """A kind of entry: what it says, and which fields it has."""

    row: strawberry.Private[Definition]
    name: str = attribute("Stored name of the kind, such as body.formed.")
    sentence: str = attribute("What an entry of the kind says.")
    lasts: bool = attribute(
        "True if such an entry may last several days; false for a single moment."
    )

    @resolver
    def id(self) -> strawberry.ID:
        """Key for the cache of a client: the stored name."""
        return strawberry.ID(self.row.name)

    @resolver_of_type(Family)
    def family(self) -> object:
        """The family of subjects that entries of the kind are about."""
        return Family(self.row.family)

    @resolver
    def type(self) -> str:
        """Name of its type in this schema, such as BodyFormed."""
        return type_name(self.row.name)

    @resolver
    def mutation(self) -> str:
        """Name of the mutation that records an entry of the kind."""
        return mutation_name(self.row.name)

    @resolver
    def fields(self) -> list[FieldDescription]:
        """The fields that only some kinds have, this one among them."""
        return [FieldDescription(row=one) for one in self.row.members]

    @resolver_of_type(Life)
    def life(self) -> object:
        """Whether such an entry opens or closes the life of its subject."""
        return Life(self.row.life.name.lower())


def mutation_name(kind: str) -> str:
    """Name a kind's mutation: ``body.member-joined`` is ``bodyMemberJoined``."""
    name = type_name(kind)
    return name[0].lower() + name[1:]


def described_kinds() -> list[KindDescription]:
    """Describe every kind, family by family."""
    return [KindDescription(row=one) for one in KINDS.values()]
