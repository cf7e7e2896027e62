"""What every resolver is handed: the house, and how to ask it."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import strawberry
from starlette.requests import HTTPConnection
from strawberry.fastapi import BaseContext

from api.container import Services
from api.graphql.loaders import RequestLoaders
from api.graphql.types.enums import Certainty, Language
from api.moments import read_known_at
from graphql_engine.deadline import no_deadline
from graphql_engine.http.persisted_documents import Documents
from projections.moment import Certainty as Certain

if TYPE_CHECKING:
    from api.graphql.live.feed import Feed

ALL_DOCUMENTS = Documents({}, only=False)

EVERYONE = "everyone"
"""Who may see what everyone may see."""


class Context(BaseContext):
    """One request's context.

    Args:
        house: the ledger and all that reads it.
        feed: gives the log as it grows, to who follows it.
        documents: those that are answered.

    Attributes:
        viewer: what the reader may see; answers are kept for each.
        is_question: whether what was executed can change nothing.
    """

    def __init__(
        self,
        services: Services,
        feed: "Feed | None" = None,
        documents: Documents = ALL_DOCUMENTS,
    ) -> None:
        super().__init__()
        self.services = services
        self.feed = feed
        self.documents = documents
        self.viewer = EVERYONE
        self.is_question = False
        self.position: int | None = None
        self._known: int | None = None
        self._asked: list[RequestLoaders] = []
        self._depends_on_now = False

    def begin_question(self, *, asks_only_moments: bool) -> None:
        """Hold every moment of a question to one position of the log."""
        self.is_question = True
        self._known = self.position
        self._depends_on_now = not asks_only_moments

    @property
    def is_fixed(self) -> bool:
        """Whether the answer stays as it is, whatever will be recorded."""
        return bool(self._asked) and not self._depends_on_now

    @property
    def is_personal(self) -> bool:
        """Whether the answer holds what can be erased: such an answer is not kept."""
        return any(one.shows_personal for one in self._asked)

    def ask(
        self,
        as_of: date | None,
        known_at: str | None,
        certainty: Certainty,
        language: Language,
    ) -> RequestLoaders:
        """Resolve a question's two clocks.

        Raises:
            MomentError: the text names no moment of the log.
            UnknownPositionError: the log does not go that far.
        """
        zone = self.services.zone
        known = read_known_at(known_at, zone=zone, name="knownAt") if known_at else None
        if as_of is None or known is None or not self._is_past(known):
            self._depends_on_now = True
        # Others wait for the tables too, so bringing them up to the log goes on.
        with no_deadline():
            moment = self.services.reader.moment(
                as_of, self._known if known is None else known, Certain[certainty.name]
            )
        loaders = RequestLoaders(self.services, moment, str(language.value))
        self._asked.append(loaders)
        return loaders

    def let_go(self) -> None:
        """Let go of all that was read for an answer, once it is written.

        What reads for an answer is held by what it reads, and would otherwise wait for
        the collector, which holds up everybody.
        """
        for one in self._asked:
            vars(one).clear()
        self._asked.clear()

    def _is_past(self, known: datetime | int) -> bool:
        """Tell whether nothing can be recorded any more by a moment of the log."""
        if isinstance(known, int):
            return True
        last = self.services.log.reader.head().recorded_at
        return last is not None and known <= last


def context_of(connection: HTTPConnection) -> Context:
    """Give the context of a request to the application."""
    state = connection.app.state
    return Context(state.services, state.feed, state.documents)


Ask = strawberry.Info[Context, None]
