"""A subject: the aggregate that keeps its entries and knows what stands of them."""

from uuid import UUID

from domain.content import Content
from domain.entry import Entry
from domain.references import Ref
from domain.state.amendments import apply_amendments
from domain.state.contradictions import Contradiction, Timeline, all_contradictions


class Subject:
    """One subject of the log.

    Entries are taken up in the order of their versions and never folded here: the
    fold (``domain.state.fold``) orders them by the world's time instead.
    """

    def __init__(self, ref: Ref) -> None:
        self.ref = ref
        self.version = 0
        self.entries: list[Entry] = []
        self.facts = Timeline()
        self._found: list[Contradiction] = []
        self._amended = False

    @property
    def id(self) -> UUID:
        """The subject's identifier, derived from family and reference."""
        return self.ref.subject_id

    def take(self, entry: Entry) -> None:
        """Take up an entry that was recorded or is proposed."""
        self.entries.append(entry)
        self.version = entry.version
        if entry.is_amendment:
            self.facts = Timeline(apply_amendments(self.entries))
        else:
            self.facts.add(entry.fact)

    def entry(self, event_id: UUID, content: Content) -> Entry:
        """Write the entry that would come next."""
        return Entry(event_id=event_id, version=self.version + 1, content=content)

    def propose(self, entry: Entry) -> None:
        """Take up an entry that is to be recorded, and note what it contradicts.

        Whoever proposed drops the subject if the whole is refused.
        """
        if entry.is_amendment:
            self._amended = True
        else:
            self._found += self.facts.contradictions(entry.fact)
        self.take(entry)

    def settle(self) -> list[Contradiction]:
        """List what the proposals contradict, looked at as a whole."""
        found = list(all_contradictions(self.facts)) if self._amended else self._found
        self._found, self._amended = [], False
        return found
