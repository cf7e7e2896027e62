"""Asking GraphQL in this process, of one ledger."""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from api.container import Services
from api.graphql.context import Context
from tests.support.log_examples import Clock
from tests.support.product_engine import product_engine

TODAY = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

Execute = Callable[..., Any]

EXECUTE: ContextVar[Execute | None] = ContextVar("execute", default=None)
"""Executes documents as ``strawberry.Schema.execute_sync``; None for the engine."""


class Asker:
    """Sends documents to the schema, on a day that stands still."""

    def __init__(self, services: Services, clock: Clock) -> None:
        self.services = services
        self.clock = clock

    def __call__(self, document: str, **variables: object) -> Any:  # noqa: ANN401 - an answer in JSON
        """Give an answer that has no errors."""
        result = self._sent(document, variables)
        assert not result.errors, result.errors
        return result.data

    def at(self, selection: str, when: str = "") -> Any:  # noqa: ANN401 - an answer in JSON
        """Ask one question at a moment, such as ``(asOf: "2021-03-31")``."""
        return self(f"{{ at{when} {{ {selection} }} }}")["at"]

    def answer(self, document: str) -> tuple[Any, list[str]]:
        """Give an answer's data, and the sentences of its errors."""
        result = self._sent(document, {})
        return result.data, [error.message for error in result.errors or ()]

    def complaints(self, document: str, **variables: object) -> list[str]:
        """Give the sentences of an answer's errors."""
        errors = self._sent(document, variables).errors or []
        return [error.message for error in errors]

    def _sent(self, document: str, variables: dict[str, Any]) -> Any:  # noqa: ANN401 - the library's result
        execute = EXECUTE.get() or product_engine().execute_sync
        return execute(document, variables, context_value=Context(self.services))
