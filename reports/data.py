"""What a report is made from: entries and answers at one moment, over a period."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import sqlalchemy as sa

from domain.kinds import definition_for_reading
from domain.references import Ref
from projections.moment import Moment
from projections.names.resolution import NamedSubject, resolve_references
from projections.projector.fact_views import ALL_SCOPES
from projections.queries.entries import EffectiveEntry, entries_in_order, read_entries
from projections.queries.subjects import read_facts
from projections.queries.values import SubjectValues, read_values
from projections.reader import Reader
from reports.mapping import Mapping as Sections
from reports.posts import Known, known
from reports.request import Period, Request
from reports.selection import references


@dataclass(frozen=True)
class ReportData:
    """Everything that the sections of a report tell of.

    Attributes:
        items: entries that happened in the period, in the order in which they count.
        standing: entries that stand at the moment: of the body that reports, and of
            what parts name that tell what stands.
        own: entries on the report itself, whenever they happened.
        known: what references name, by reference as written.
    """

    reader: Reader
    moment: Moment
    request: Request
    sections: Sections
    items: tuple[EffectiveEntry, ...]
    standing: tuple[EffectiveEntry, ...]
    own: tuple[EffectiveEntry, ...]
    known: Known

    @property
    def names(self) -> Mapping[str, NamedSubject]:
        """How subjects are called, by reference as written."""
        return self.known.names

    def identify(self, reference: str) -> str:
        """Give the identifier of what a reference names."""
        found = self.names.get(reference)
        return found.subject_id if found else Ref.parse(reference).subject_id.hex

    def about(self, item: EffectiveEntry) -> frozenset[str]:
        """Give the identifiers of all that an entry is about, concerns or names."""
        found = self._about.get(item.event_id)
        if found is None:
            found = frozenset(map(self.identify, references(item.content)))
            self._about[item.event_id] = found
        return found

    @cached_property
    def ours(self) -> frozenset[str]:
        """Identifiers of the body that reports, of its entities and of their heads."""
        sections = self.sections
        together = (one for some in sections.together for one in some.of)
        ours = (sections.body, sections.framework, *sections.entities, *together)
        areas = (r for r in self.names if r.startswith("area:"))
        return frozenset(self.identify(one) for one in (*ours, *areas))

    def values(self, reference: str) -> SubjectValues:
        """Give what holds of a subject; of all meetings it is read at once."""
        subject = self.identify(reference)
        found = self._values.get(subject)
        if found is None:
            found = read_values(self.reader, self.moment, [subject])[subject]
            self._values[subject] = found
        return found

    @cached_property
    def _values(self) -> dict[str, SubjectValues]:
        named = self.names.values()
        meetings = {o.subject_id for o in named if o.ref.family == "meeting"}
        return {**read_values(self.reader, self.moment, sorted(meetings))}

    @cached_property
    def not_recorded(self) -> tuple[EffectiveEntry, ...]:
        """The entries that somebody is only about to record."""
        return tuple(one for one in self.items if one.recorded_at is None)

    @cached_property
    def _about(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def by_event(self) -> Mapping[str, EffectiveEntry]:
        """All entries that may be told, by event id."""
        return {one.event_id: one for one in (*self.standing, *self.own, *self.items)}


def read_report_data(
    reader: Reader, request: Request, sections: Sections
) -> ReportData:
    """Read what a report is made from.

    Raises:
        UnknownPositionError: the log does not go as far as the request says.
    """
    moment = reader.moment(request.as_of, request.known_at)
    own = _facts_of(reader, replace(moment, as_of=date.max), request.report)
    told = {one.event_id for one in own}
    happened_then = _happened(reader, moment, request.period)
    items = tuple(one for one in happened_then if one.event_id not in told)
    standing = _standing(reader, moment, sections)
    wanted = dict.fromkeys(_named(sections, request))
    for one in (*items, *standing, *own):
        wanted |= dict.fromkeys(references(one.content))
    found = known(reader, moment, list(wanted))
    return ReportData(reader, moment, request, sections, items, standing, own, found)


def _named(sections: Sections, request: Request) -> list[str]:
    choices = (
        choice
        for section in sections.sections
        for part in section.parts
        for choice in (*part.takes, *part.leaves)
    )
    reports = [one for one in (request.report, request.previous) if one]
    return [
        sections.framework,
        sections.body,
        *sections.entities,
        *request.meetings,
        *reports,
        *(one for choice in choices for one in choice.about),
    ]


def happened(moment: Moment, period: Period) -> sa.Select[tuple[int]]:
    """Select the entries of a period: those that count from one of its days.

    What began before the period and goes on in it is not told again.
    """
    table = moment.tables["scope"]
    until = min(period.last.toordinal(), moment.day)
    return (
        sa.select(table.c.entry)
        .where(table.c.scope == ALL_SCOPES)
        .where(table.c.counts_from >= period.first.toordinal())
        .where(table.c.counts_from <= until)
        .where(*moment.known(table))
        .order_by(table.c.counts_from, table.c.rank, table.c.first, table.c.entry)
    )


def _happened(
    reader: Reader, moment: Moment, period: Period
) -> tuple[EffectiveEntry, ...]:
    positions = [row.entry for row in reader.rows(happened(moment, period))]
    return tuple(entries_in_order(positions, read_entries(reader, moment, positions)))


def _standing(
    reader: Reader, moment: Moment, sections: Sections
) -> tuple[EffectiveEntry, ...]:
    """Give entries on the body that reports, and on its roles, that still stand."""
    named = [
        reference
        for section in sections.sections
        for part in section.parts
        if part.of == "standing"
        for choice in part.takes
        for reference in choice.about
    ]
    found = resolve_references(reader, moment, [sections.body, *named])
    body = found[sections.body].subject_id
    subjects = [body, *_held_in(reader, moment, body)]
    subjects += [found[one].subject_id for one in named]
    facts = read_facts(reader, moment, list(dict.fromkeys(subjects)))
    entries = [one for some in facts.values() for one in some]
    return tuple(one for one in entries if one.counts_from <= moment.day)


def _facts_of(
    reader: Reader, moment: Moment, reference: str
) -> tuple[EffectiveEntry, ...]:
    if not reference:
        return ()
    subject = resolve_references(reader, moment, [reference])[reference].subject_id
    return tuple(read_facts(reader, moment, [subject])[subject])


def _held_in(reader: Reader, moment: Moment, body: str) -> Collection[str]:
    setting = moment.tables["setting"]
    scope = moment.tables["scope"]
    statement = (
        sa.select(scope.c.subject)
        .distinct()
        .join(setting, setting.c.subject == scope.c.subject)
        .where(scope.c.scope == body)
        .where(setting.c.field == "function")
        .where(*moment.known(scope))
        .where(*moment.holds(setting))
        .order_by(scope.c.subject)
    )
    return [row.subject for row in reader.rows(statement)]


def latest(items: Sequence[EffectiveEntry]) -> list[EffectiveEntry]:
    """Leave out entries all of whose values a later one of them sets anew."""
    last = {at: one.event_id for one in items for at in _sets(one)}
    return [
        one
        for one in items
        if not _sets(one) or any(last[at] == one.event_id for at in _sets(one))
    ]


def _sets(item: EffectiveEntry) -> list[tuple[str, str, str]]:
    """List what an entry sets: subject, field and item."""
    content = item.content
    date = content.occurred.date if content.occurred else ""
    effects = definition_for_reading(content.kind).effects(content.data, date)
    return [(item.subject, one.field, one.item) for one in effects]
