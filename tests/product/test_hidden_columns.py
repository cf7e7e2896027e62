"""A table shows some columns of a query; programs read all of them."""

import shlex

import pytest

from tests.product.test_query_equality import typed_result
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.amended_ledger",)

ENTRY = ("occurred", "basis", "printed", "recorded_at", "recorded_by", "entity")
ENTRIES = ("before_entry", "after_entry")
DIFF = "--and-as-of 2019-12-31 --limit 4"
HIDDEN = {
    "matrix --by group": ("reference",),
    "timeline --limit 10": (*ENTRY, "sources", "certainty", "in_progress"),
    "show joint-task-force": ("subject", "changed_by", "ties", "may_have_ended"),
    "show task-force-2026 --history": (
        *("amends", "kind", "occurred", "basis", "recorded_at", "entity"),
    ),
    "explain joint-task-force objective": (
        *("field", "kind", "occurred", "changed_by", "corrected_at", "reason", "ties"),
    ),
    "facts joint-task-force": (*ENTRY, "sources"),
    f"diff --of timeline {DIFF}": ("whole", "reason", "amendments", *ENTRIES),
    f"diff joint-task-force --of subject {DIFF}": (
        *("position", "whole", "reason", "amendments", *ENTRIES),
    ),
    "findings": ("subject", "entries"),
    "changes --since 620 --limit 30": ("event_id", "target", "sources"),
    "amendments --limit 10": ("recorded_at",),
    "joined": ("recorded_at",),
    "late --days 5000 --limit 6": (*ENTRY, "sources"),
}
"""A command -> the columns that its table does not show."""


@pytest.mark.parametrize("typed", HIDDEN)
def test_table_hides_what_only_programs_need(amended: Asker, typed: str) -> None:
    """Identifiers, instants and what another column says in words are hidden."""
    result = typed_result(amended, [*shlex.split(typed), "--lang=en"])

    hidden = tuple(one for one in result.keys if one not in result.shown)

    assert hidden == HIDDEN[typed]
