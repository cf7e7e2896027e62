"""Where a query reads, and as of which moment."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from domain.references import Ref
from projections.moment import Moment
from projections.names.resolution import find_families, find_member_ids
from projections.queries.timelines.filters import MemberIds
from projections.reader import Reader


@dataclass(frozen=True)
class QueryContext:
    """What every query of one request reads with.

    Attributes:
        framework: the decision whose matrix is read if a query names none.
    """

    reader: Reader
    moment: Moment
    framework: str

    def scopes_of(self, reference: str) -> MemberIds:
        """Return the identifiers of a subject and of all subjects joined with it.

        Raises:
            UnknownSubjectError: the log knows no subject of that reference.
        """
        if reference not in self._scopes:
            found = find_member_ids(self.reader, self.moment, reference)
            self._scopes[reference] = found
        return self._scopes[reference]

    def names_subject(self, reference: str) -> Callable[[str], bool]:
        """Return a function that tests whether a reference names the same subject.

        Raises:
            UnknownSubjectError: the log knows no subject of that reference.
        """
        own = frozenset(self.scopes_of(reference))
        return lambda other: Ref.parse(other).subject_id.hex in own

    def families_of(self, reference: str) -> frozenset[str]:
        """Return the family that a reference states, or else those of what has it."""
        if reference not in self._families:
            found = find_families(self.reader, self.moment, reference)
            self._families[reference] = found
        return self._families[reference]

    @cached_property
    def _families(self) -> dict[str, frozenset[str]]:
        """References as given -> families, so that each is looked up once."""
        return {}

    @cached_property
    def _scopes(self) -> dict[str, MemberIds]:
        """References as given -> identifiers, so that each is looked up once."""
        return {}
