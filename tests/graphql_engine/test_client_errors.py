"""Errors of a response: few, as the product maps them, and without tracebacks."""

import pytest
from graphql import GraphQLError

from graphql_engine.client_errors import drop_tracebacks, for_client
from graphql_engine.errors import TookTooLongError
from graphql_engine.validation.limit_table import MOST_ERRORS


def shout(error: GraphQLError) -> GraphQLError:
    """Map an error."""
    return GraphQLError(error.message.upper())


def test_few_errors_are_shown() -> None:
    """However many parts of a response fail, a client sees few of them mapped."""
    errors = [GraphQLError(f"error {number}") for number in range(1_010)]

    shown = [one.message for one in for_client(errors, shout)]

    assert shown[MOST_ERRORS - 1 :] == ["ERROR 9", "and 1,000 more errors"]


def test_errors_of_the_engine_name_their_rule() -> None:
    """The product's mapping need not know them."""
    error = GraphQLError("x", original_error=TookTooLongError(10), path=["a"])

    [shown] = for_client([error], shout)

    assert shown.message.startswith("the question took longer than 10 seconds")
    assert shown.extensions == {"code": "TOOK_TOO_LONG"}
    assert shown.path == ["a"]


def test_tracebacks_are_dropped_with_those_of_the_causes() -> None:
    """They would keep all that the response was built from."""
    with pytest.raises(ZeroDivisionError) as caught:
        _ = 1 / 0
    error = GraphQLError("wrong", original_error=caught.value)
    error.__traceback__ = caught.value.__traceback__

    drop_tracebacks([error])

    assert error.__traceback__ is None
    assert error.original_error
    assert error.original_error.__traceback__ is None
