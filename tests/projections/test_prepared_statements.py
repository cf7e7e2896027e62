"""Statements made once answer for all values, on both engines."""

import re
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import create_mock_engine

from graphql_engine.deadline import time_limit
from graphql_engine.errors import TookTooLongError
from projections.moment import Moment
from projections.prepared_statements import BoundStatement, is_in, prepared
from projections.projector.tables import tables
from projections.queries.entries import select_facts
from projections.queries.values import select_settings
from projections.reader import Reader
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)

MOMENT = Moment(date(2021, 3, 31), 7, tables(1))

made: list[str] = []


@prepared
def named(
    names: list[str], moment: Moment, family: str | None = None
) -> sa.Select[Any]:
    """Select subjects; note that the statement is made."""
    made.append("named")
    table = moment.tables["name"]
    found = sa.select(table.c.subject).where(is_in(table.c.reference, names))
    found = found.where(*moment.known(table)).order_by(table.c.subject)
    return found if family is None else found.where(table.c.family == family)


def test_statement_is_made_once_for_all_values(founded: Asker) -> None:
    """Other names and another moment are other values alone."""
    reader = Reader(founded.services.log, zone=founded.services.zone)
    made.clear()
    now, before = reader.moment(), reader.moment(known_at=1)

    found = [
        reader.rows(named(["minamata", "brs"], now)),
        reader.rows(named(["minamata"], now)),
        reader.rows(named([], now)),
        reader.rows(named(["minamata", "brs"], before)),
    ]

    assert [len(rows) for rows in found] == [2, 1, 0, 1]
    assert made == ["named"]


def test_what_is_left_out_makes_another_statement(founded: Asker) -> None:
    """A condition that is not wanted costs nothing."""
    reader = Reader(founded.services.log, zone=founded.services.zone)
    made.clear()
    now = reader.moment()

    of_actors = reader.rows(named(["minamata"], now, "actor"))
    of_bodies = reader.rows(named(["minamata"], now, "body"))
    of_all = reader.rows(named(["minamata"], now))

    assert (len(of_actors), len(of_bodies), len(of_all)) == (1, 0, 1)
    assert made == ["named", "named"]


def test_names_of_fields_are_part_of_the_statement() -> None:
    """The engine sees them when it chooses an index."""
    one, other = (select_settings(["a"], MOMENT, (name,)) for name in ("name", "stage"))

    assert one.key != other.key
    assert one.key == select_settings(["b"], MOMENT, ("name",)).key


@pytest.mark.parametrize(
    ("ready", "kind"),
    [
        (select_settings(["a"], MOMENT), "VARCHAR(32)[]"),
        (select_facts([1], MOMENT), "BIGINT[]"),
    ],
)
def test_postgresql_takes_a_list_as_an_array(ready: BoundStatement, kind: str) -> None:
    """One parameter, however long the list."""
    dialect = create_mock_engine("postgresql+psycopg://", print).dialect

    text = str(ready.build("postgresql").compile(dialect=dialect))

    assert re.search(rf"= ANY \(%\(\w+\)s::{re.escape(kind)}\)", text)
    assert "IN (" not in text


@prepared
def endless(moment: Moment) -> sa.Select[Any]:
    """Select how far one counts from a position, which takes for ever."""
    begun = sa.type_coerce(moment.position, sa.Integer()).label("i")
    number = sa.select(begun).cte("number", recursive=True)
    number = number.union_all(sa.select(number.c.i + 1))
    return sa.select(sa.func.count()).select_from(number)


def test_statement_that_is_made_is_interrupted(founded: Asker) -> None:
    """It ends when the time of who asks is over, and is told as any other."""
    reader = founded.services.reader
    now = reader.moment()

    with (
        time_limit(0.05),
        pytest.raises(sa.exc.OperationalError, match="interrupted"),
    ):
        reader.rows(endless(now))


def test_statement_that_is_made_does_not_begin_too_late(founded: Asker) -> None:
    """Once the time is over, nothing reaches the database."""
    reader = founded.services.reader
    now = reader.moment()

    with time_limit(-1), pytest.raises(TookTooLongError):
        reader.rows(select_settings(["a"], now))
