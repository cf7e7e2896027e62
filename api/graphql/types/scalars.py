"""Scalars: values that GraphQL has no type for, and how each is written."""

from datetime import date, datetime
from typing import Any, NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

from projections.moment_parsing import MomentError, read_day

EdtfText = NewType("EdtfText", str)
KnownAt = NewType("KnownAt", str)
Json = NewType("Json", object)
Whole = NewType("Whole", int)

LARGEST = 2**53 - 1
"""Beyond it, the numbers of JavaScript are no longer exact."""


def _text(wanted: str) -> Any:  # noqa: ANN401 - the library's type of a parser
    def parse(value: object) -> str:
        if not isinstance(value, str):
            message = f"{value!r} is no text: write {wanted}"
            raise GraphQLError(message)
        return value

    return parse


def _moment(value: object) -> str:
    is_position = isinstance(value, int) and not isinstance(value, bool)
    parse = _text("a day, an instant with its zone, or #123")
    return str(parse(f"#{value}" if is_position else value))


def _day(value: object) -> date:
    try:
        return read_day(str(value), name="a date")
    except MomentError as error:
        raise GraphQLError(str(error)) from error


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST:
        message = f"write a whole number of at most {LARGEST}, not {value!r}"
        raise GraphQLError(message)
    return value


def _instant(value: object) -> datetime:
    message = f"{value!r} cannot be given: only the log gives instants"
    raise GraphQLError(message)


SCALARS: dict[object, ScalarDefinition] = {
    date: strawberry.scalar(
        name="Date",
        description="A calendar day in ISO 8601, such as 2021-03-31.",
        serialize=date.isoformat,
        parse_value=_day,
    ),
    datetime: strawberry.scalar(
        name="Instant",
        description="An instant in UTC in ISO 8601, such as 2026-11-21T10:00:00+00:00.",
        serialize=datetime.isoformat,
        parse_value=_instant,
    ),
    KnownAt: strawberry.scalar(
        name="KnownAt",
        description=(
            "A moment of the log: an instant with its zone (2026-11-21T10:00:00Z), a "
            "day (2026-11-21, until its end in the ledger's time zone), or a position "
            "(#123, or the number alone)."
        ),
        serialize=str,
        parse_value=_moment,
    ),
    EdtfText: strawberry.scalar(
        name="Edtf",
        description=(
            "A date in EDTF (ISO 8601-2) as exactly as it is known: 2018-08-28, "
            "2018-07, 2022-33 (first quarter), 2019-11-25/2019-11-29 (a span), "
            "[2019-11-25..2019-11-29] (one day of these), ../2018, 2008-04/.. (since "
            'then). An input may also say it in words of the six languages: "juillet '
            '2018"; it is refused if it can mean several dates.'
        ),
        serialize=str,
        parse_value=_text('a date as text, such as "2018-07"'),
    ),
    Whole: strawberry.scalar(
        name="WholeNumber",
        description="A whole number between -(2^53 - 1) and 2^53 - 1, exact in "
        "JavaScript.",
        serialize=int,
        parse_value=_whole,
    ),
    Json: strawberry.scalar(
        name="JSON",
        description="A plain value as the log keeps it: text, number, list or object.",
        serialize=lambda value: value,
        parse_value=lambda value: value,
    ),
}
"""Python type -> how GraphQL writes it."""
