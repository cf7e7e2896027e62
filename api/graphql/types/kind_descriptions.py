"""The kinds of entry described: a manual for whoever records."""

import strawberry
from strawberry.utils.str_converters import to_camel_case

from api.graphql.types.decorators import answer, resolved, resolved_as
from api.graphql.types.enums import Family, FieldType, Life
from api.graphql.types.kind_types import type_name
from domain.kinds import KINDS, Definition, Member


@answer
class FieldDescription:
    """One of a kind's own fields."""

    member: strawberry.Private[Member]

    @resolved
    def name(self) -> str:
        """Its name in the log, in sheets and on the command line."""
        return self.member.name

    @resolved
    def input_name(self) -> str:
        """Its name in GraphQL."""
        return to_camel_case(self.member.name)

    @resolved_as(FieldType)
    def type(self) -> object:
        """What it holds."""
        return FieldType(self.member.field.type.name.lower())

    @resolved
    def sentence(self) -> str:
        """What it says."""
        return self.member.field.sentence

    @resolved
    def required(self) -> bool:
        """Whether the kind needs it."""
        return self.member.required

    @resolved_as(list[Family])
    def families(self) -> object:
        """Families of the subjects that it may name; empty means any."""
        return [Family(one) for one in self.member.field.families]

    @resolved
    def choices(self) -> list[str]:
        """The words to choose from, if it is a choice."""
        return list(self.member.field.choices)


@answer
class KindDescription:
    """A kind of entry."""

    definition: strawberry.Private[Definition]

    @resolved
    def name(self) -> str:
        """Its stored name, such as body.formed."""
        return self.definition.name

    @resolved
    def type(self) -> str:
        """Its type in this schema."""
        return type_name(self.definition.name)

    @resolved
    def mutation(self) -> str:
        """The mutation that records an entry of it."""
        return mutation_name(self.definition.name)

    @resolved_as(Family)
    def family(self) -> object:
        """The family of subjects that it is about."""
        return Family(self.definition.family)

    @resolved
    def sentence(self) -> str:
        """What an entry of it says."""
        return self.definition.sentence

    @resolved
    def fields(self) -> list[FieldDescription]:
        """Its own fields."""
        return [FieldDescription(member=one) for one in self.definition.members]

    @resolved_as(Life)
    def life(self) -> object:
        """Where in a subject's life it stands."""
        return Life(self.definition.life.name.lower())

    @resolved
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
