"""What every resolver is handed: the house, and how to ask it."""

from datetime import date

import strawberry
from starlette.requests import HTTPConnection
from strawberry.fastapi import BaseContext

from api.graphql.asked import Asked
from api.graphql.enums import Certainty, Language
from api.house import House
from api.moments import read_known_at
from projections.moment import Certainty as Certain


class Context(BaseContext):
    """One request's context.

    Args:
        house: the ledger and all that reads it.
    """

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house = house

    def ask(
        self,
        as_of: date | None,
        known_at: str | None,
        certainty: Certainty,
        language: Language,
    ) -> Asked:
        """Resolve a question's two clocks.

        Raises:
            MomentError: the text names no moment of the log.
            UnknownPositionError: the log does not go that far.
        """
        zone = self.house.zone
        known = read_known_at(known_at, zone=zone, name="knownAt") if known_at else None
        moment = self.house.reader.moment(as_of, known, Certain[certainty.name])
        return Asked(self.house, moment, str(language.value))


def context_of(connection: HTTPConnection) -> Context:
    """Give the context of a request to the application."""
    return Context(connection.app.state.house)


Ask = strawberry.Info[Context, None]
