"""Agreements: parties, services, budget, and when they end."""

import strawberry

from api.graphql.queries.roles import Term
from api.graphql.queries.subjects import Subject
from api.graphql.types.decorators import schema_field
from api.graphql.types.enums import AgreementStatus, AgreementType
from api.graphql.types.row_types import row_type
from api.graphql.types.shown_rows import ShownRow, attribute
from projections.query_definitions.agreements import (
    AGREEMENTS,
    SERVICES,
)
from projections.query_definitions.agreements import Service as Covered
from projections.query_definitions.registered import TermRow


@row_type(
    SERVICES.columns,
    givers="The actors or bodies that give it.",
    recipients="The actors, bodies or meetings that receive it.",
    at_cost="True if the recipient pays the cost (cost recovery); null if no "
    "source says.",
    entry="The entry that says that the agreement covers the service.",
)
class Service(ShownRow):
    """A service that an agreement covers."""

    row: strawberry.Private[Covered]
    name: str = attribute("Short name of the service.")


@row_type(
    AGREEMENTS.columns,
    agreement_type=("What sort of agreement it is.", AgreementType | None),
    status=(
        (
            "The last thing that happened to the agreement, such as SIGNED "
            "or EXPIRED; null if nothing is recorded."
        ),
        AgreementStatus | None,
    ),
    parties="The parties: who signed or ratified the agreement, or between whom it is.",
    has_budget="Whether the agreement sets a budget; null if no source says.",
    budget="The amount of the budget; null if no source states it.",
    under="The mandate or agreement under which it was made; null if none is stated.",
)
class Agreement(ShownRow):
    """An agreement as it stands at the moment of the question."""

    row: strawberry.Private[TermRow]
    subject: Subject = schema_field("The agreement, with all its fields.")

    @property
    def identity(self) -> object:
        """The agreement."""
        return self.subject.row.subject_id

    term: Term | None = attribute(
        "The term of validity and when it can end; null if no source states one."
    )
    services: list[Service] = attribute(
        "The services that the agreement covers.", SERVICES.rows
    )
