"""Asking what differs between two moments."""

from typing import Any

from tests.support.graphql_queries import Asker

THING = (
    "edges { cursor node { subject { ref } change reason entry { position } "
    "changes { field change before after beforeDisplay afterDisplay } "
    "amendments { kind reason } } } pageInfo { hasNextPage endCursor }"
)


def differing(
    ask: Asker, arguments: str, when: str = '(knownAt: "#1")'
) -> list[dict[str, Any]]:
    """Ask what differs from a moment to a later one; give the things."""
    found = ask.at(f"diff({arguments}) {{ {THING} }}", when)["diff"]
    return [edge["node"] for edge in found["edges"]]
