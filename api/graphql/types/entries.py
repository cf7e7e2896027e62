"""Entries as answers show them: what all kinds have in common."""

from collections.abc import Iterable
from datetime import date, datetime

import strawberry

from api.graphql.loaders import Personal, RequestLoaders
from api.graphql.types.decorators import interface, output_type, resolver, schema_field
from api.graphql.types.entry_fields import EntryField, named_in_fields, own_fields
from api.graphql.types.enums import Basis
from api.graphql.types.node import Node, NodeKey
from api.graphql.types.shown_rows import (
    CONVERSIONS,
    Conversion,
    ShownRow,
    ShownValue,
    attribute,
)
from api.graphql.types.text_date_reference import (
    DateShown,
    Reference,
    Text,
    date_parts,
)
from domain.content import Occurred as When
from domain.content import Source as Written
from domain.kinds.state_fields import PERSONAL_FIELDS
from domain.recording.entry_lookup import find_entry
from projections.queries.entries import (
    EffectiveEntry,
    entry_as_written,
    mentioned_subjects,
)
from projections.query_definitions.entry import counts_from


@output_type
class Occurred(DateShown):
    """When something happened, as exactly as it is known."""

    basis: Basis = schema_field(
        "Whether the source states the date, or whoever recorded it inferred it."
    )
    printed: str = schema_field(
        'The source\'s own words for the date, such as "early 2018", if '
        "EDTF cannot say them; otherwise empty."
    )


def _occurred(loaders: RequestLoaders, occurred: When | None) -> Occurred | None:
    if occurred is None:
        return None
    return Occurred(
        **date_parts(occurred.date, loaders.language),
        basis=Basis(occurred.basis),
        printed=occurred.printed,
    )


CONVERSIONS[Occurred] = lambda: Conversion(_occurred)


@output_type
class Source(ShownRow):
    """Where something stands written."""

    row: strawberry.Private[Written]
    document: Reference = attribute("The document as a subject of the record.")
    paragraph: str = attribute(
        "Paragraph, row or footnote as numbered in the document, such "
        "as para. 7; may be empty."
    )
    words: str = attribute(
        "The words as printed in the document, shortened; may be empty."
    )
    printed_date: str = attribute("The date as printed in the document; may be empty.")
    day: str = attribute(
        "Last day on which the document can have said so, such as "
        "2021-07-05; may be empty."
    )
    day_basis: Basis = attribute(
        "Whether the document states that day, or it was inferred."
    )


def actor_reference(name: str) -> str:
    """Return the reference of an actor; empty if nobody is named."""
    return f"actor:{name}" if name else ""


@interface
class Entry(ShownRow, Node):
    """An entry of the log: something that happened, as known at the moment.

    Corrections and further sources are applied. In the whole schema each kind of entry
    has a type of its own.
    """

    row: strawberry.Private[EffectiveEntry]

    @property
    def node_key(self) -> NodeKey:
        """The entry as it stands, or as it was written."""
        return NodeKey(
            "written" if self.row.is_as_written else "entry", self.row.event_id
        )

    position: int = attribute(
        "Position in the log: a number that counts entries from 1 and never changes."
    )
    event_id: strawberry.ID = attribute(
        "Event id, with which mutations correct, withdraw or attest the entry."
    )
    subject: Reference = attribute("The subject that it is about.", "content.subject")
    kind: str = attribute(
        "Stored name of the kind, such as body.formed.", "content.kind"
    )
    title: Text | None = attribute(
        'Title of the entry, such as "Joint task force formed"; null if it has none.',
        "content.title",
    )
    narrative: Text | None = attribute(
        "One to three sentences for the joint report; null if nobody wrote any.",
        "content.narrative",
    )
    text: Text | None = attribute(
        "Text of the entry in free words; null if it has none.", "content.text"
    )
    occurred: Occurred | None = attribute(
        "When it happened; null if no date is known.", "content.occurred"
    )
    recorded_at: datetime | None = attribute(
        "The instant at which it was recorded, in UTC."
    )
    recorded_by: Reference | None = attribute(
        "The actor who recorded it; null if none is stated.",
        lambda item: actor_reference(item.content.by),
    )
    recorded_for: Reference | None = attribute(
        "The entity for which it was recorded; null if none is stated.",
        lambda item: actor_reference(item.content.entity),
    )
    sources: list[Source] = attribute(
        "The documents that say so, with paragraphs.", "content.sources"
    )
    concerns: list[Reference] = attribute(
        "Further subjects that the entry concerns, such as areas, actors and mandates.",
        "content.concerns",
    )
    mentions: list[Reference] = attribute(
        "All subjects that the entry concerns or names in any field, "
        "each once, without its own.",
        mentioned_subjects,
    )
    authenticated: bool = attribute(
        "True if the identity of whoever recorded it was checked; so far always false.",
        "content.authenticated",
    )
    comes_after: str = attribute(
        "Event id of an entry that this one must come after; empty if none is stated.",
        "content.after",
    )
    follows_from: str = attribute(
        "Event id of the entry of which this one is a consequence; "
        "empty if none is stated.",
        "content.follows_from",
    )

    @resolver
    def fields(self) -> list[EntryField]:
        """What the kind of the entry adds, such as the place of a meeting.

        The type of each kind has the same as fields of their own.
        """
        self.loaders.beside.note("fields", self._enqueue_names)
        is_personal = not PERSONAL_FIELDS.isdisjoint(self.row.content.data)
        personal = personal_of(self.loaders, self.row) if is_personal else {}
        return own_fields(self.loaders, self.row, personal)

    def _enqueue_names(self, some: Iterable[EffectiveEntry]) -> None:
        self.loaders.names.enqueue(ref for one in some for ref in named_in_fields(one))

    @resolver
    def counts_from(self) -> date | None:
        """The day by which it had certainly happened, so from which it counts.

        Null without a date.
        """
        return counts_from(self.row)

    @resolver
    def in_progress(self) -> bool:
        """True if it had begun by the as-of day and may still have lasted on it."""
        edtf = self.row.edtf
        return edtf is not None and edtf.in_progress(self.loaders.moment.as_of)

    def prepare(self, value: ShownValue) -> None:
        """Enqueue what a value names, for all entries of the answer."""
        loaders = self.loaders
        loaders.beside.note(value.read, lambda some: value.enqueue(loaders, some))


@output_type
class OtherEntry(Entry):
    """An entry of a kind that this version of the program does not know."""


ENTRY_TYPES: dict[str, type[Entry]] = {}
"""Stored name of a kind -> its type; ``kind_types`` derives them from the kinds."""


def personal_of(loaders: RequestLoaders, item: EffectiveEntry) -> Personal:
    """Give an entry's personal values by field; those of entries beside it are read."""

    def enqueue(some: Iterable[EffectiveEntry]) -> None:
        loaders.personal.enqueue(one.event_id for one in some if one.content.data)

    loaders.beside.note("personal", enqueue)
    return loaders.personal.load(item.event_id) or {}


def expect(loaders: RequestLoaders, items: Iterable[EffectiveEntry]) -> None:
    """Note entries of one answer, so that what they name is read together."""
    loaders.beside.add(items)


def entries_of(loaders: RequestLoaders, items: Iterable[EffectiveEntry]) -> list[Entry]:
    """Show entries, each by the type of its kind."""
    found = list(items)
    expect(loaders, found)
    return [_shown(loaders, item) for item in found]


def entry_of(loaders: RequestLoaders, item: EffectiveEntry | None) -> Entry | None:
    """Show one entry, or nothing."""
    return entries_of(loaders, [item])[0] if item else None


def entry_at(loaders: RequestLoaders, position: int | None) -> Entry | None:
    """Show the entry at a position as it stands, if it does."""
    item = loaders.items.load(position) if position else None
    return _shown(loaders, item) if item else None


def entry_by_event_id(
    loaders: RequestLoaders, event_id: str, *, as_written: bool
) -> Entry | None:
    """Show an entry by its identity; None if it was unknown or, as it stands, void."""
    found = find_entry(loaders.services.log, event_id)
    if found is None or found.position > loaders.moment.position:
        return None
    if as_written:
        return entry_of(loaders, entry_as_written(found))
    return entry_at(loaders, found.position)


def _shown(loaders: RequestLoaders, item: EffectiveEntry) -> Entry:
    return ENTRY_TYPES.get(item.content.kind, OtherEntry)(loaders=loaders, row=item)


def _show(loaders: RequestLoaders, one: EffectiveEntry | int | None) -> Entry | None:
    if isinstance(one, EffectiveEntry):
        return entry_of(loaders, one)
    return entry_at(loaders, one)


def _enqueue(
    loaders: RequestLoaders, some: Iterable[EffectiveEntry | int | None]
) -> None:
    found = list(some)
    loaders.items.enqueue(one for one in found if one and isinstance(one, int))
    expect(loaders, (one for one in found if isinstance(one, EffectiveEntry)))


CONVERSIONS[Entry] = lambda: Conversion(_show, entries_of, _enqueue)
