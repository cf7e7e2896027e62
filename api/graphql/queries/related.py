"""Related subjects: which ones, in which direction, read level by level."""

from enum import Enum
from typing import Annotated

import strawberry
from strawberry import enum_value as value

from api.graphql.loaders import RequestLoaders
from api.graphql.siblings import Siblings
from api.graphql.types.decorators import enum
from api.graphql.types.enums import Family
from api.graphql.types.pages import MOST, sized
from projections.names.resolution import NamedSubject
from projections.query_definitions import related


@enum
class Way(Enum):
    """Which related subjects are listed."""

    BOTH = value(
        "both", description="Subjects that it names, and subjects that name it."
    )
    NAMES = value("names", description="Subjects that its entries name.")
    NAMED_BY = value("named by", description="Subjects whose entries name it.")


OfFamily = Annotated[
    Family | None,
    strawberry.argument(description="Only subjects of this family, such as MEETING."),
]
OneWay = Annotated[
    Way,
    strawberry.argument(
        description="Which subjects: those that it names, those that name it, or both."
    ),
]
Most = Annotated[
    int, strawberry.argument(description=f"How many at the most, 1 to {MOST}.")
]


def related_subjects_of(  # noqa: PLR0913, PLR0917 - a subject, and a field's three arguments
    loaders: RequestLoaders,
    called: NamedSubject,
    level: Siblings,
    family: object,
    way: Way,
    first: int,
) -> tuple[list[related.RelatedSubject], Siblings]:
    """Return a subject's related subjects, and their siblings on the next level.

    Those of the subjects beside it are read with them.

    Raises:
        PageSizeError: more are asked for than an answer has.
    """
    sized(first)
    wanted = str(getattr(family, "value", ""))

    def some(subject: str) -> list[related.RelatedSubject]:
        found = loaders.steps.load(subject) or ()
        return related.connected(found, family=wanted, way=str(way.value))[:first]

    loaders.steps.enqueue(level.subjects)
    below = level.below(
        (wanted, way, first),
        lambda: (
            step.subject.subject_id for one in level.subjects for step in some(one)
        ),
    )
    if level.first(("latest", wanted, way, first)):
        loaders.items.enqueue(s.latest for one in level.subjects for s in some(one))
    return some(called.subject_id), below
