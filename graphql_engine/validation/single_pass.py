"""The rules that documents are held to, at once: each is shown what it looks at.

The library asks each rule, for each sort of part and in each document anew, whether it
looks at it. For a small document that takes longer than all that the rules look for.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from graphql import (
    FieldsOnCorrectTypeRule,
    Node,
    NoUndefinedVariablesRule,
    NoUnusedVariablesRule,
    ValidationContext,
    ValidationRule,
    VariablesInAllowedPositionRule,
    VisitorAction,
    specified_rules,
)
from graphql.language.visitor import BREAK, EnterLeaveVisitor
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from api.graphql.location_hints import FieldsInTheirPlaceRule

RULES = (
    *(
        FieldsInTheirPlaceRule if rule is FieldsOnCorrectTypeRule else rule
        for rule in specified_rules
    ),
    MaybeNullValidationRule,
    OneOfInputValidationRule,
)

_ABOUT_VARIABLES = (
    NoUndefinedVariablesRule,
    NoUnusedVariablesRule,
    VariablesInAllowedPositionRule,
)
"""These walk over a document once more, to find its variables."""

_ENDS = (BREAK, True)
"""How a rule says that it has seen enough."""

Look = Callable[..., VisitorAction | None]


class MergedRules(ValidationRule):
    """All rules as one, each with the same effect as by itself."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        without = () if _may_have_variables(context) else _ABOUT_VARIABLES
        self._rules = {
            number: rule(context)
            for number, rule in enumerate(RULES)
            if rule not in without
        }
        # In which part a rule looks at nothing, or that it has ended.
        self._skipping: dict[int, object] = {}

    def get_enter_leave_for_kind(self, kind: str) -> EnterLeaveVisitor:
        """Give what is to be done before and after a sort of part is walked over."""
        found = self.enter_leave_map.get(kind)
        if found is None:
            found = self.enter_leave_map[kind] = self._looking(kind)
        return found

    def _looking(self, kind: str) -> EnterLeaveVisitor:
        entering = [
            (number, getattr(self._rules[number], name))
            for number, name in methods_of("enter", kind)
            if number in self._rules
        ]
        leaving = {
            number: getattr(self._rules[number], name)
            for number, name in methods_of("leave", kind)
            if number in self._rules
        }
        return EnterLeaveVisitor(
            self._entered(entering) if entering else None,
            self._left(leaving) if entering or leaving else None,
        )

    def _entered(self, entering: list[tuple[int, Look]]) -> Look:
        skipping = self._skipping

        def enter(node: Node, *place: Any) -> None:  # noqa: ANN401 - the library's
            for number, look in entering:
                if number not in skipping:
                    action = look(node, *place)
                    if action is not None:
                        skipping[number] = BREAK if action in _ENDS else node

        return enter

    def _left(self, leaving: dict[int, Look]) -> Look:
        skipping = self._skipping

        def leave(node: Node, *place: Any) -> None:  # noqa: ANN401 - the library's
            for number, look in leaving.items():
                if number not in skipping and look(node, *place) in _ENDS:
                    skipping[number] = BREAK
            for number in [n for n, where in skipping.items() if where is node]:
                del skipping[number]

        return leave


def _may_have_variables(context: ValidationContext) -> bool:
    written = context.document.loc
    return written is None or "$" in written.source.body


@cache
def methods_of(way: str, kind: str) -> tuple[tuple[int, str], ...]:
    """Name the methods by which rules look at a sort of part, by the rule's number."""
    names = f"{way}_{kind}", way
    found = (next((n for n in names if hasattr(r, n)), None) for r in RULES)
    return tuple((number, name) for number, name in enumerate(found) if name)
