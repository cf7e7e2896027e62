"""A request of a reader: all that a page depends on."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphql import GraphQLError
from starlette.requests import Request

from api.graphql.context import Context
from api.graphql.error_formatting import retry_after
from api.web.links import KEPT
from api.web.moments import ChosenMoment, read_moment
from api.web.page import Operation
from api.web.refusals import (
    InvalidRequestError,
    NotReadableError,
    PageError,
    ValueTooLongError,
)
from wording.languages import LANGUAGE_NAMES

if TYPE_CHECKING:
    from api.container import Services

OPERATIONS = Path(__file__).parent / "operations"

LONGEST_VALUE = 500
"""The longest value of a parameter, in characters: a cursor is the longest."""

COOKIE = "language"
"""The cookie that remembers the language that a reader chose."""

UNKNOWN_SUBJECT = "UNKNOWN_SUBJECT"
"""The code of an error: the log knows no subject of a reference."""

PAGE_SIZE = 50
"""How many rows a list shows at once."""

NOT_OWN = frozenset({*KEPT, "after", "before"})
"""Parameters that are not of one page alone."""

_ACCEPTED = re.compile(r"\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9-]*)?\s*(?:;\s*q=([0-9.]+))?")


class Reading:
    """A request for a page.

    Attributes:
        language: of the reader.
        moment: that the reader chose.
        page: the name of the page.
        parts: what the path names, such as the reference of a subject.
        is_storable: whether caches may keep the page.
    """

    def __init__(
        self,
        request: Request,
        page: str,
        parts: Mapping[str, Any],
        link: Callable[..., str],
    ) -> None:
        self.services: Services = request.app.state.services
        self.language = language_of(request)
        self.page = page
        self.parts = parts
        self.is_storable = True
        self._parameters = request.query_params
        self._engine = request.app.state.engine
        self._link = link
        self.moment: ChosenMoment = read_moment(
            self.value, language=self.language, zone=self.services.zone
        )

    def value(self, name: str) -> str:
        """Return the value of a parameter; "" if it is not given.

        Raises:
            ValueTooLongError: nothing of ours is so long.
        """
        value = self._parameters.get(name, "").strip()
        if len(value) > LONGEST_VALUE:
            raise ValueTooLongError(name=name, most=LONGEST_VALUE)
        return value

    def values(self, name: str) -> tuple[str, ...]:
        """Return all values of a parameter that can be given several times."""
        return tuple(one.strip() for one in self._parameters.getlist(name) if one)

    def link(self, page: str, suffix: str = "", **parts: object) -> str:
        """Return the address of a page; it keeps language and moment.

        Args:
            page: the name of the page.
            suffix: of a format, such as ``.csv``.
            parts: values of the places of its path, and parameters. One of those that
                addresses keep replaces the reader's; "" removes it.
        """
        kept = {"language": self.language, **self.moment.values}
        return self._link(page, {**kept, **parts}, suffix)

    def link_here(self, suffix: str = "", **changed: object) -> str:
        """Return the address of this page with other values of parameters.

        A value of None or "" removes a parameter. The place in a list is not kept.
        """
        own: dict[str, list[str]] = {}
        for name, value in self.own_parameters:
            own.setdefault(name, []).append(value)
        return self.link(self.page, suffix, **{**own, **self.parts, **changed})

    @property
    def own_parameters(self) -> tuple[tuple[str, str], ...]:
        """The parameters of this page alone, without its place in a list."""
        given = self._parameters.multi_items()
        return tuple(one for one in given if one[0] not in NOT_OWN)

    def paging(self, size: int = PAGE_SIZE) -> Mapping[str, object]:
        """Return the variables by which an operation reads the page of a list.

        Returns:
            first and after, or last and before.
        """
        before = self.value("before")
        if before:
            return {"last": size, "before": before}
        return {"first": size, "after": self.value("after") or None}

    def ask(self, operation: str, /, **variables: object) -> Mapping[str, Any]:
        """Run an operation at the moment of the reader, and return its field `at`.

        Args:
            operation: the name of its file, without its ending. It has the variables
                asOf, knownAt and language.
            variables: those without a value are left out.

        Raises:
            InvalidRequestError: it was refused; the problems say why.
            NotReadableError: the ledger cannot be read for the moment.
        """
        given = {**self._moment_variables(), **variables}
        return self.run(Operation(operation, given))

    def run(self, operation: Operation) -> Mapping[str, Any]:
        """Run an operation with these variables alone, as any client could.

        Raises:
            InvalidRequestError: as `ask`.
            NotReadableError: as `ask`.
        """
        variables = {k: v for k, v in operation.variables.items() if v is not None}
        context = Context(self.services)
        try:
            result = self._engine.execute_sync(
                operation_text(operation.name),
                variable_values=variables,
                context_value=context,
            )
            self.is_storable &= context.is_storable
        finally:
            context.close()
        if result.errors:
            raise self._refusal(result.errors)
        answer: Mapping[str, Any] = result.data["at"]
        return answer

    def operation(self, name: str, **variables: object) -> Operation:
        """Return an operation at the reader's moment, to show it in the explorer."""
        given = {**self._moment_variables(), **variables}
        return Operation(name, {k: v for k, v in given.items() if v is not None})

    def _moment_variables(self) -> dict[str, object]:
        return {
            "asOf": self.moment.as_of.value or None,
            "knownAt": self.moment.known_at.value or None,
            "language": self.language.upper(),
        }

    def _refusal(self, errors: list[GraphQLError]) -> PageError:
        if seconds := retry_after(errors):
            return NotReadableError(seconds)
        codes = {(one.extensions or {}).get("code") for one in errors}
        status = 404 if UNKNOWN_SUBJECT in codes else 400
        return InvalidRequestError([one.message for one in errors], status)

    @property
    def as_of(self) -> date:
        """The day that the page describes."""
        chosen = self.moment.as_of.value
        return date.fromisoformat(chosen) if chosen else self.services.today

    @property
    def now(self) -> datetime:
        """The present instant."""
        return self.services.now()


@cache
def operation_text(name: str) -> str:
    """Return the text of an operation of the pages."""
    return (OPERATIONS / f"{name}.graphql").read_text(encoding="utf-8")


def language_of(request: Request) -> str:
    """Return the reader's language.

    It is that of the address, or of the cookie, or the browser's, or the setting's.
    """
    named = request.query_params.get("language", ""), request.cookies.get(COOKIE, "")
    accepted = accepted_languages(request.headers.get("accept-language", ""))
    default: str = request.app.state.services.settings.language
    return next(one for one in (*named, *accepted, default) if one in LANGUAGE_NAMES)


def accepted_languages(header: str) -> list[str]:
    """Return the languages of a header ``Accept-Language``, the most wanted first."""
    found: list[tuple[float, str]] = []
    for one in header[:LONGEST_VALUE].split(","):
        match = _ACCEPTED.fullmatch(one)
        if match:
            found.append((_weight(match[2]), match[1].lower()))
    wanted = [pair for pair in found if pair[0] > 0]
    return [code for _, code in sorted(wanted, key=lambda pair: -pair[0])]


def _weight(text: str | None) -> float:
    try:
        return float(text or "1")
    except ValueError:
        return 0.0
