"""The kinds of entry described: a manual for whoever records."""

import strawberry
from strawberry.utils.str_converters import to_camel_case

from api.graphql.types.decorators import output_type, resolver, resolver_of_type
from api.graphql.types.enums import Family, FieldType, Life
from api.graphql.types.kind_types import type_name
from domain.kinds import KINDS, Definition, Member


@output_type
class FieldDescription:
    """One of a kind's own fields."""

    member: strawberry.Private[Member]

    @resolver
    def name(self) -> str:
        """Its name in the log, in sheets and on the command line."""
        return self.member.name

    @resolver
    def input_name(self) -> str:
        """Its name in GraphQL."""
        return to_camel_case(self.member.name)

    @resolver_of_type(FieldType)
    def type(self) -> object:
        """What it holds."""
        return FieldType(self.member.field.type.name.lower())

    @resolver
    def sentence(self) -> str:
        """What it says."""
        return self.member.field.sentence

    @resolver
    def required(self) -> bool:
        """Whether the kind needs it."""
        return self.member.required

    @resolver_of_type(list[Family])
    def families(self) -> object:
        """Families of the subjects that it may name; empty means any."""
        return [Family(one) for one in self.member.field.families]

    @resolver
    def choices(self) -> list[str]:
        """The words to choose from, if it is a choice."""
        return list(self.member.field.choices)


@output_type
class KindDescription:
    """A kind of entry."""

    definition: strawberry.Private[Definition]

    @resolver
    def name(self) -> str:
        """Its stored name, such as body.formed."""
        return self.definition.name

    @resolver
    def type(self) -> str:
        """Its type in this schema."""
        return type_name(self.definition.name)

    @resolver
    def mutation(self) -> str:
        """The mutation that records an entry of it."""
        return mutation_name(self.definition.name)

    @resolver_of_type(Family)
    def family(self) -> object:
        """The family of subjects that it is about."""
        return Family(self.definition.family)

    @resolver
    def sentence(self) -> str:
        """What an entry of it says."""
        return self.definition.sentence

    @resolver
    def fields(self) -> list[FieldDescription]:
        """Its own fields."""
        return [FieldDescription(member=one) for one in self.definition.members]

    @resolver_of_type(Life)
    def life(self) -> object:
        """Where in a subject's life it stands."""
        return Life(self.definition.life.name.lower())

    @resolver
    def lasts(self) -> bool:
        """Whether it may last from one day to another; a moment may not."""
        return self.definition.lasts


def mutation_name(kind: str) -> str:
    """Name a kind's mutation: ``body.member-joined`` is ``bodyMemberJoined``."""
    name = type_name(kind)
    return name[0].lower() + name[1:]


def described_kinds() -> list[KindDescription]:
    """Describe every kind, family by family."""
    return [KindDescription(definition=one) for one in KINDS.values()]
