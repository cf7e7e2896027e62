"""A subject's history through GraphQL: what was done, and what was taken back."""

import pytest

from tests.support.graphql_mutations import FORMED, act
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")


def test_history_has_the_withdrawal_of_a_correction(ask: Asker) -> None:
    """Who took a correction back, when and why, stands with the entry's history."""
    act(ask, FORMED)
    patch = '{bodyFormed: {occurred: {date: "2021-04"}}}'
    act(ask, f'correct(target: "#1", patch: {patch}, reason: "a slip")')
    act(ask, 'withdraw(target: "#2", reason: "no slip")')

    found = ask.at(
        'subject(reference: "group") { history { entry { occurred { date } } '
        "amendments { kind amends void reason by recordedAt } } }"
    )

    [record] = found["subject"]["history"]
    corrected, withdrawn = record["amendments"]
    assert record["entry"]["occurred"] == {"date": "2021-03"}
    assert (corrected["amends"], corrected["void"]) == (1, True)
    assert withdrawn["kind"] == "entry.withdrawn"
    assert (withdrawn["amends"], withdrawn["void"]) == (2, False)
    assert (withdrawn["reason"], bool(withdrawn["by"])) == ("no slip", True)
    assert withdrawn["recordedAt"]
