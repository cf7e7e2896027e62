"""The state of a mandate's paragraph, by what is recorded under it."""

from collections.abc import Sequence

from projections.queries.entries import EffectiveEntry
from projections.queries.values import SubjectValues

PROPOSED = "proposed"
NO_ACTION = "no action recorded"
PLANNED = "planned"
ACTION = "action recorded"
SUPERSEDED = "superseded"
NOTHING_ASKED = "no action called for"
STATES = (
    *(PROPOSED, NO_ACTION, PLANNED, ACTION),
    *("discharged", "lapsed", SUPERSEDED, NOTHING_ASKED),
)
OPEN = (NO_ACTION, PLANNED)
"""States of a paragraph that waits for action."""

WAITING_TYPES = ("request", "invitation", "urging", None)
"""Types of paragraphs that call for action, and the type that nobody stated."""

PLANNING_KINDS = frozenset(
    [
        "planned",
        "submission-planned",
        "rescheduled",
        "announced",
        "approved",
        "commissioned",
        "pledged",
        "offered",
    ]
)
"""Names of kinds, without the family, that only plan an action.

A proposed body is a plan too: it is to be set up.
"""

TALKING_KINDS = frozenset(
    [
        "proposed",
        "considered",
        "requested",
        "sought",
        "noted",
        "remarked",
        "postponed",
        "cancelled",
        "list-stated",
        "rule-stated",
        "objective-stated",
    ]
)
"""Names of kinds, without the family, that tell neither of an action nor of a plan."""


def paragraph_state(
    values: SubjectValues, number: str, actions: Sequence[EffectiveEntry]
) -> str:
    """Return the state of a paragraph, of which ``Paragraph`` lists all.

    Args:
        number: of the paragraph; empty for the mandate as a whole.
        actions: the entries that tell of an action on it, or plan one.
    """
    status = values.value("status")
    if status == PROPOSED:
        return PROPOSED
    if discharge := values.value("discharge", number) or values.value("discharge"):
        return str(discharge)
    if values.value("paragraph_type", number) not in WAITING_TYPES:
        return NOTHING_ASKED
    if any(not _is_plan(one) for one in actions):
        return ACTION
    if status == SUPERSEDED:
        return SUPERSEDED
    return PLANNED if actions else NO_ACTION


def is_action(entry: EffectiveEntry) -> bool:
    """Return whether an entry tells of an action or a plan: a later text does not."""
    family, _, what = entry.content.kind.partition(".")
    is_said_only = what in TALKING_KINDS and not _is_plan(entry)
    return family != "mandate" and not is_said_only


def _is_plan(entry: EffectiveEntry) -> bool:
    kind = entry.content.kind
    return kind == "body.proposed" or kind.partition(".")[2] in PLANNING_KINDS
