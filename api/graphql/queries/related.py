"""Journeys: from subject to subject, both ways, all at one moment."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import enum_value as value

from api.graphql.loaders import RequestLoaders
from api.graphql.sibling_prefetch import Siblings
from api.graphql.types.decorators import enum, output_type, resolver
from api.graphql.types.entries import Entry
from api.graphql.types.enums import Family
from api.graphql.types.kind_types import entry_at
from api.graphql.types.pages import MOST, sized
from projections.names.resolution import NamedSubject
from projections.queries import related

if TYPE_CHECKING:
    from api.graphql.queries.subjects import Subject


@enum
class Way(Enum):
    """Which way a journey goes."""

    BOTH = value("both", description="Either way.")
    NAMES = value("names", description="To what the subject's entries name.")
    NAMED_BY = value("named by", description="To those whose entries name it.")


OfFamily = Annotated[
    Family | None,
    strawberry.argument(description="Only subjects of that family."),
]
OneWay = Annotated[Way, strawberry.argument(description="Which way to go.")]
Most = Annotated[
    int, strawberry.argument(description=f"How many at the most, 1 to {MOST}.")
]


@output_type
class Step:
    """A step from a subject to another that entries connect it with."""

    loaders: strawberry.Private[RequestLoaders]
    step: strawberry.Private[related.RelatedSubject]
    level: strawberry.Private[Siblings]

    @resolver
    def subject(
        self,
    ) -> Annotated["Subject", strawberry.lazy("api.graphql.queries.subjects")]:
        """The other subject; from here the journey goes on."""
        from api.graphql.queries.subjects import subjects_of  # noqa: PLC0415 - they lead to each other

        return subjects_of(self.loaders, [self.step.subject], self.level)[0]

    @resolver
    def names(self) -> int:
        """How many entries of the subject name the other."""
        return self.step.outward

    @resolver
    def named_by(self) -> int:
        """How many entries of the other name the subject."""
        return self.step.inward

    @resolver
    def latest(self) -> Entry | None:
        """The entry among them that was recorded last."""
        return entry_at(self.loaders, self.step.latest)


def steps_of(  # noqa: PLR0913, PLR0917 - a subject, and a field's three arguments
    loaders: RequestLoaders,
    called: NamedSubject,
    level: Siblings,
    family: object,
    way: Way,
    first: int,
) -> list[Step]:
    """Give a subject's steps; those of the subjects beside it are read with them.

    Raises:
        PageSizeError: more are asked for than an answer has.
    """
    sized(first)
    wanted = str(getattr(family, "value", ""))

    def some(subject: str) -> list[related.RelatedSubject]:
        found = loaders.steps.load(subject) or []
        return [one for one in found if _leads(one, wanted, way)][:first]

    loaders.steps.enqueue(level.subjects)
    below = level.below(
        (wanted, way, first),
        lambda: (
            step.subject.subject_id for one in level.subjects for step in some(one)
        ),
    )
    if level.first(("latest", wanted, way, first)):
        loaders.items.enqueue(s.latest for one in level.subjects for s in some(one))
    own = some(called.subject_id)
    return [Step(loaders=loaders, step=one, level=below) for one in own]


def _leads(step: related.RelatedSubject, family: str, way: Way) -> bool:
    if family and step.subject.ref.family != family:
        return False
    return {
        Way.BOTH: True,
        Way.NAMES: step.outward > 0,
        Way.NAMED_BY: step.inward > 0,
    }[way]
