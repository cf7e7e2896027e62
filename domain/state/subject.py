"""A subject: its entries, and the facts that they amount to once amended."""

from uuid import UUID

from domain.content import Content
from domain.entry import Entry
from domain.references import Ref
from domain.state.amendments import apply_amendments
from domain.state.contradictions import Contradiction, Timeline, all_contradictions


class Subject:
    """One subject of the log.

    Entries are added in the order of their versions. They are not folded here: the fold
    (``domain.state.fold``) orders them by time in the world.

    Attributes:
        version: number of its entries.
        facts: its facts as amended by its entries.
    """

    def __init__(self, ref: Ref) -> None:
        self.ref = ref
        self.version = 0
        self.entries: list[Entry] = []
        self.facts = Timeline()
        self._found: list[Contradiction] = []
        self._is_amended = False

    @property
    def id(self) -> UUID:
        """The identifier, derived from family and reference."""
        return self.ref.subject_id

    def add(self, entry: Entry) -> None:
        """Add the next entry, recorded or proposed."""
        self.entries.append(entry)
        self.version = entry.version
        if entry.is_amendment:
            self.facts = Timeline(apply_amendments(self.entries))
        else:
            self.facts.add(entry.fact)

    def next_entry(self, event_id: UUID, content: Content, ref: Ref) -> Entry:
        """Make the entry that would be the next version; it is not added.

        Args:
            ref: the subject as the content spells it.
        """
        version = self.version + 1
        return Entry(event_id=event_id, version=version, content=content, subject=ref)

    def propose(self, entry: Entry) -> None:
        """Add an entry that is to be recorded, and note what it contradicts.

        If the unit of work is refused, drop this subject: it holds the proposal.
        """
        if entry.is_amendment:
            self._is_amended = True
        else:
            self._found += self.facts.contradictions(entry.fact)
        self.add(entry)

    def contradictions(self) -> list[Contradiction]:
        """List what the entries proposed since the last call contradict together."""
        found = self._found
        if self._is_amended:
            found = list(all_contradictions(self.facts))
        self._found, self._is_amended = [], False
        return found
