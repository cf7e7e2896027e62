"""Bounds and faults: what is too large is refused, what went wrong is not told."""

import logging

import pytest
import sqlalchemy as sa

from projections.reader import Reader
from tests.questions import Asker

pytest_plugins = ("tests.askers",)

AWAY = sa.exc.OperationalError("SELECT 1", None, Exception("it is away"))

TOO_LARGE = "the operation is too large: it has {}"


def doubled(times: int) -> str:
    """Write fragments that double at each step."""
    steps = (f"fragment F{n} on At {{ ...F{n + 1} ...F{n + 1} }}" for n in range(times))
    last = f"fragment F{times} on At {{ moment {{ asOf }} }}"
    return f"{{ at {{ ...F0 }} }} {' '.join(steps)} {last}"


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        (
            "{" + " ".join(f"a{n}: __typename" for n in range(101)) + "}",
            "101 aliases, and 100 are allowed",
        ),
        (
            "{ at { moment { " + "asOf " * 2_000 + "} } }",
            "2,002 fields, and 2,000 are allowed",
        ),
        (
            "{ at { " + "x { " * 15 + "y" + " }" * 15 + " } }",
            "17 levels of fields, and 15 are allowed",
        ),
        (
            "{ __schema { description } more: __schema { description } }",
            "2 introspections of the schema, and 1 are allowed",
        ),
        (doubled(200), "1,000,000,000 fields, and 2,000 are allowed"),
    ],
)
def test_operation_is_bounded(ask: Asker, document: str, complaint: str) -> None:
    """A larger operation is refused before anything is read, saying how large."""
    [complained] = ask.complaints(document)

    assert complained == TOO_LARGE.format(complaint)


def test_ring_of_fragments_is_refused(ask: Asker) -> None:
    """Fragments that spread each other end in a refusal, not in a circle."""
    complaints = ask.complaints(
        "{ at { ...A } } fragment A on At { ...B } fragment B on At { ...A }"
    )

    assert "Cannot spread fragment" in complaints[0]


def test_document_of_too_many_words_is_refused(ask: Asker) -> None:
    """Reading a document ends at twenty thousand tokens."""
    [complained] = ask.complaints("{ " + "__typename " * 20_001 + "}")

    assert "more than 20000 tokens" in complained


def test_fault_is_masked_and_logged_under_a_number(
    ask: Asker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A client learns the number of a fault; what went wrong stands in our log."""

    def fail(*_given: object) -> None:
        message = "a secret path"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(Reader, "moment", fail)

    with caplog.at_level(logging.ERROR):
        [complained] = ask.complaints("{ at { moment { asOf } } }")

    number = complained.rpartition(" ")[2]
    assert (
        complained
        == f"something unforeseen went wrong; it was logged as fault {number}"
    )
    assert number in caplog.text
    assert "a secret path" in caplog.text


def test_database_that_is_away_is_said_to_be(
    ask: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client learns that the ledger did not answer and that asking again is safe."""

    def fail(*_given: object) -> None:
        raise AWAY

    monkeypatch.setattr(Reader, "moment", fail)

    [complained] = ask.complaints("{ at { moment { asOf } } }")

    assert complained.startswith("the ledger did not answer (it is away): try again")
