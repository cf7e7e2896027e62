"""Words that are fixed, as enumerations.

A state is what a kind of entry sets, described by that kind; a choice is what a field
of a kind offers.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from api.graphql.types.enums import derived
from api.graphql.types.shown_rows import OTHER
from domain import choices
from domain.kinds import KINDS


def _states(name: str, sentence: str, *, family: str, field: str) -> Any:  # noqa: ANN401 - made at run time
    """Make an enumeration of what the kinds of a family set a field to."""
    found: dict[str, str] = {}
    for kind in KINDS.values():
        if kind.family == family and field in kind.sets:
            found.setdefault(kind.sets[field], kind.sentence)
    return _fixed(name, sentence, found)


def _choices(name: str, sentence: str, words: Iterable[str]) -> Any:  # noqa: ANN401 - made at run time
    """Make an enumeration of what a field offers."""
    return _fixed(name, sentence, {w: f"{_words(w).capitalize()}." for w in words})


def _words(code: str) -> str:
    return code.replace("-", " ")


def _fixed(name: str, sentence: str, words: Mapping[str, str]) -> Any:  # noqa: ANN401 - made at run time
    unknown = "A word that this version of the program does not know."
    return derived(name, sentence, {**words, OTHER: unknown})


AreaScope = _choices(
    "AreaScope", "Who takes part in working group cooperation.", choices.SCOPES
)
AreaStage = _states(
    "AreaStage", "Where an area stands in its life.", family="area", field="stage"
)
BodyStage = _states(
    "BodyStage", "Where a body stands in its life.", family="body", field="stage"
)
MandateStatus = _states(
    "MandateStatus",
    "What happened to a mandate last.",
    family="mandate",
    field="status",
)
AgreementStatus = _states(
    "AgreementStatus",
    "What happened to an agreement last.",
    family="agreement",
    field="status",
)
ContributionStatus = _states(
    "ContributionStatus",
    "What happened to a contribution last.",
    family="contribution",
    field="status",
)
AgreementType = _choices(
    "AgreementType", "What sort of agreement it is.", choices.AGREEMENTS
)
ContributionType = _choices("ContributionType", "What is given.", choices.CONTRIBUTIONS)
RoleFunction = _choices("RoleFunction", "What a role is.", choices.FUNCTIONS)
