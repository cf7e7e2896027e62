"""All rules of validation as one, which visits each node for those that look at it.

The library asks each rule about each kind of node, anew for each document. For a small
document that takes longer than all that the rules then do.
"""

from collections.abc import Callable, Collection
from functools import cache
from typing import Any, ClassVar

from graphql import (
    ASTValidationRule,
    Node,
    NoUndefinedVariablesRule,
    NoUnusedVariablesRule,
    ValidationContext,
    ValidationRule,
    VariablesInAllowedPositionRule,
    VisitorAction,
)
from graphql.language.visitor import BREAK, EnterLeaveVisitor

_ABOUT_VARIABLES = (
    NoUndefinedVariablesRule,
    NoUnusedVariablesRule,
    VariablesInAllowedPositionRule,
)
"""These walk over a document once more, to find its variables."""

_ENDED = (BREAK, True)
"""What a rule returns when it wants to visit no more."""

RuleTypes = tuple[type[ASTValidationRule], ...]
Visit = Callable[..., VisitorAction | None]


class MergedRules(ValidationRule):
    """Several rules as one, each with the same effect as by itself.

    `merge_rules` makes subclasses of it.
    """

    rules: ClassVar[RuleTypes] = ()

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        without = () if _may_have_variables(context) else _ABOUT_VARIABLES
        self._rules = {
            number: rule(context)
            for number, rule in enumerate(self.rules)
            if rule not in without
        }
        # Number of a rule -> the node that it skips, or BREAK once it has ended.
        self._skipping: dict[int, object] = {}

    def get_enter_leave_for_kind(self, kind: str) -> EnterLeaveVisitor:
        """Return what to do before and after visiting a node of a kind."""
        found = self.enter_leave_map.get(kind)
        if found is None:
            found = self.enter_leave_map[kind] = self._visitor(kind)
        return found

    def _visitor(self, kind: str) -> EnterLeaveVisitor:
        entering = [
            (number, getattr(self._rules[number], name))
            for number, name in find_methods(self.rules, "enter", kind)
            if number in self._rules
        ]
        leaving = {
            number: getattr(self._rules[number], name)
            for number, name in find_methods(self.rules, "leave", kind)
            if number in self._rules
        }
        return EnterLeaveVisitor(
            self._enter(entering) if entering else None,
            self._leave(leaving) if entering or leaving else None,
        )

    def _enter(self, entering: list[tuple[int, Visit]]) -> Visit:
        skipping = self._skipping

        def enter(node: Node, *place: Any) -> None:  # noqa: ANN401 - the library's
            for number, visit in entering:
                if number not in skipping:
                    action = visit(node, *place)
                    if action is not None:
                        skipping[number] = BREAK if action in _ENDED else node

        return enter

    def _leave(self, leaving: dict[int, Visit]) -> Visit:
        skipping = self._skipping

        def leave(node: Node, *place: Any) -> None:  # noqa: ANN401 - the library's
            for number, visit in leaving.items():
                if number not in skipping and visit(node, *place) in _ENDED:
                    skipping[number] = BREAK
            for number in [n for n, skipped in skipping.items() if skipped is node]:
                del skipping[number]

        return leave


def merge_rules(rules: Collection[type[ASTValidationRule]]) -> type[MergedRules]:
    """Make one rule of several."""
    return type("MergedRules", (MergedRules,), {"rules": tuple(rules)})


def _may_have_variables(context: ValidationContext) -> bool:
    location = context.document.loc
    return location is None or "$" in location.source.body


@cache
def find_methods(
    rules: RuleTypes, prefix: str, kind: str
) -> tuple[tuple[int, str], ...]:
    """Return the numbers of the rules that visit a kind of node, and their methods."""
    names = f"{prefix}_{kind}", prefix
    found = (next((n for n in names if hasattr(r, n)), None) for r in rules)
    return tuple((number, name) for number, name in enumerate(found) if name)
