"""Errors as clients see them: refusals in words, faults by a number."""

import logging

import pytest
import sqlalchemy as sa
from graphql import GraphQLError

from api.graphql.error_formatting import to_client_error
from projections.moment import UnknownPositionError

UNAVAILABLE = sa.exc.OperationalError("SELECT 1", None, Exception("it is away"))


def caused_by(cause: Exception) -> GraphQLError:
    """Make the error of a field that failed."""
    return GraphQLError(str(cause), original_error=cause, path=["at"])


def test_fault_is_masked_and_logged_under_a_number(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A client sees the number of a fault; what went wrong stands in our log."""
    with caplog.at_level(logging.ERROR):
        shown = to_client_error(caused_by(ZeroDivisionError("a secret path")))

    assert shown.extensions
    number = shown.extensions["fault"]
    assert (
        shown.message
        == f"something unforeseen went wrong; it was logged as fault {number}"
    )
    assert shown.path == ["at"]
    assert number in caplog.text
    assert "a secret path" in caplog.text


def test_database_that_does_not_answer_is_said_to_be_unavailable() -> None:
    """A client learns that to try again is safe."""
    shown = to_client_error(caused_by(UNAVAILABLE))

    assert shown.message.startswith("the ledger did not answer (it is away): try again")
    assert shown.extensions == {"code": "LEDGER_UNAVAILABLE", "retryAfter": 1}


def test_refusal_has_a_code() -> None:
    """Programs tell refusals apart by the code, people by the sentence."""
    refusal = UnknownPositionError(position=9, last=1)

    shown = to_client_error(caused_by(refusal))

    assert shown.message == str(refusal)
    assert shown.extensions == {"code": "UNKNOWN_POSITION"}


def test_error_of_the_document_stays_as_it_is() -> None:
    """The library's message is for the client already."""
    error = GraphQLError("Cannot query field")

    assert to_client_error(error) is error
