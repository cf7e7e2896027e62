"""What the log says of other subjects that bears on the facts of one."""

from collections.abc import Callable, Iterable

from domain.entry import Fact
from domain.state.drafts import Adoption, apply_with
from domain.state.joins import Joins

ISSUED = "document.issued"


class OtherSubjects:
    """What bears on facts of other subjects, as known at a position.

    Args:
        joins: the joins known by then.
        issue_day: takes a document; returns the day by which it was issued, ISO, or "".
        adoption: takes a mandate; returns when it was adopted, if it was a draft.
    """

    def __init__(
        self,
        joins: Joins,
        issue_day: Callable[[str], str],
        adoption: Callable[[str], Adoption | None] = lambda _: None,
    ) -> None:
        self._joins = joins
        self.issue_day = issue_day
        self._adoption = adoption

    def apply_to(self, fact: Fact) -> Fact:
        """Return a fact that names each subject by one reference, for its effects.

        What a draft says applies with the adoption of the draft.
        """
        unified = unify(fact, self._joins)
        mandate = fact.data.get(fact.definition.said_by)
        return apply_with(unified, self._adoption(mandate)) if mandate else unified


def unify(fact: Fact, joins: Joins) -> Fact:
    """Return a fact that names subjects that are one by one reference."""
    if not joins.recorded:
        return fact
    same = {one: joins.same(one) for one in fact.links}
    joined = {one: other for one, other in same.items() if one != other}
    if not joined:
        return fact
    return Fact(fact.entry, fact.content, fact.changed_by, joined)


ALONE = OtherSubjects(Joins(), lambda _: "")
"""Nothing is known of other subjects."""


def issue_day(facts: Iterable[Fact]) -> int | None:
    """Return the day by which a document was issued, an ordinal.

    Args:
        facts: those of the document, amended as if nothing was known of others: a
            document may cite itself.
    """
    days = [fact.last for fact in facts if fact.content.kind == ISSUED]
    return min(days, default=None)
