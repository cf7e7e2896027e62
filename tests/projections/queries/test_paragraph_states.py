"""The kinds that tell of an action, of a plan, or of neither."""

from domain.kinds import KINDS
from projections.queries.paragraph_states import PLANNING_KINDS, TALKING_KINDS


def test_names_are_those_of_kinds() -> None:
    """A name that no kind has any more would count its entries as actions."""
    names = {kind.partition(".")[2] for kind in KINDS}

    assert names >= PLANNING_KINDS | TALKING_KINDS


def test_no_kind_both_plans_and_only_talks() -> None:
    """The two lists exclude each other."""
    assert not PLANNING_KINDS & TALKING_KINDS
