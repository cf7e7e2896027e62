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
    givers="Who gives it.",
    recipients="Who receives it.",
    at_cost="Whether it is paid for on a cost recovery basis, if that is stated.",
    entry="The entry that says it is covered.",
)
class Service(ShownRow):
    """A service that an agreement covers."""

    row: strawberry.Private[Covered]
    name: str = attribute("Its short name.")


@row_type(
    AGREEMENTS.columns,
    agreement_type=("What sort of agreement it is.", AgreementType | None),
    status=(
        "What happened to it last, such as signed, expired or ended.",
        AgreementStatus | None,
    ),
    parties="Who signed or ratified it, or between whom it is.",
    has_budget="Whether it sets a budget, if that is stated.",
    budget="The amount that it sets, if that is stated.",
    under="The mandate or agreement that it answers.",
)
class Agreement(ShownRow):
    """An agreement at the moment."""

    row: strawberry.Private[TermRow]
    subject: Subject = schema_field("The agreement, with all its fields.")

    @property
    def identity(self) -> object:
        """The agreement."""
        return self.subject.row.subject_id

    term: Term | None = attribute("How long it is valid, if that is stated.")
    services: list[Service] = attribute("Services that it covers.", SERVICES.rows)
