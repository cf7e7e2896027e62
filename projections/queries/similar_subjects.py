"""Recorded subjects that an unknown or new one may turn out to be, as advice.

A new subject is compared by what it is called (``domain.recording.likeness``), and by
its case: what its first entry says, with the entries of that kind of other subjects.
Names that are only partly alike need a case that may be one. A case alone is enough
only where subjects have no fixed names, and if parties, types or amounts are the same.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from domain.content import decode
from domain.entry import NO_FIRST, Fact, linked_references
from domain.kinds import KINDS, Life
from domain.kinds.state_fields import PASSED_PLANS, PLAN_STATES
from domain.recording.doubts import Rival
from domain.recording.likeness import Names, have_same_numbers
from domain.recording.same_case import count_common
from domain.references import Ref
from projections.moment import Moment
from projections.names.resolution import NAME_FIELDS, resolve_references
from projections.names.selects import select_all_names, select_roots
from projections.queries.similar_meetings import find_meetings
from projections.queries.values import SubjectValues, read_values
from projections.reader import Reader

MAX_SUGGESTIONS = 3

LEAST_ALIKE = (0.95, 0.7, 0.6)
"""How much names must share: the less, the more else says that the case is one."""

LEAST_ALIKE_UNNAMED = (0.95, 0.7, 0.6, 0.3, 0)
"""The same if agreements or contributions are dated: they have no fixed names."""

CLOSE = 0.55
"""A known name is suggested for an unknown one if they share so much."""

REPEATED = ("agreement", "activity", "contribution", "document", "meeting")
"""Families whose subjects may be one of a series under one name."""

UNNAMED = ("agreement", "contribution")

OPENINGS = [name for name, kind in KINDS.items() if kind.life is Life.OPENS]

PLACE_IN = ("framework", "parent", "body", "area", "entity", "part_of", "for_meeting")
"""State fields that name the one subject to which another belongs."""

PROPOSED = (*PLAN_STATES, *PASSED_PLANS.values(), "proposed", "announced")

Called = Mapping[str, list[tuple[str, str]]]


class Case(NamedTuple):
    """An entry of the kind of a new one, compared with it.

    Attributes:
        is_dated: whether both have a date.
        common: how many of the items that tell cases apart are the same; None if some
            are different, or if the days are.
    """

    subject: str
    entry: int
    is_dated: bool
    common: int | None

    def is_other(self, family: str) -> bool:
        """Return whether it shows that the two are two, as sessions of a series are."""
        return bool(self.entry) and self.common is None and family in REPEATED

    @property
    def evidence(self) -> int:
        """How much says that the two are one; less than none if they are not."""
        return -1 if self.common is None else self.common + self.is_dated


NO_CASE = Case("", 0, is_dated=False, common=None)

Wholes = Mapping[str, str]
"""Field of ``PLACE_IN`` -> the subject that it names."""


class RecordedSubjects:
    """Compares subjects with those of the log (``domain.recording.doubts``)."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def similar(self, ref: Ref) -> list[str]:
        """List known references of a family that read like one, best first."""
        moment = self._reader.moment()
        names = Names(self._called(moment, ref.family))
        likeness = names.likeness([("", ref.reference)])
        close = [one for one, share in likeness.items() if share >= CLOSE]
        refs = self._refs(moment, close[:MAX_SUGGESTIONS])
        return [ref.reference for ref in refs.values()]

    def rivals(self, fact: Fact) -> list[Rival]:
        """List subjects that a fact's new one may be: by days, by name, by case."""
        moment = self._reader.moment()
        called = self._called(moment, fact.definition.family)
        likeness = Names(called).likeness(_called_in(fact))
        found = {
            one: Rival(rule, one, entry)
            for one, rule, entry in find_meetings(self._reader, moment, fact, likeness)
        }
        alike = dict(self._alike(moment, fact, called, likeness))
        first = self._entries(moment, alike, fact.content.kind)
        for one, entry in alike.items():
            rival = Rival("similar-subject", one, entry or first[one])
            found.setdefault(one, rival)
        refs = self._refs(moment, [*found][:MAX_SUGGESTIONS])
        return [found[one]._replace(reference=str(ref)) for one, ref in refs.items()]

    def _refs(self, moment: Moment, subjects: Collection[str]) -> dict[str, Ref]:
        found = resolve_references(self._reader, moment, [], subjects)
        return {one: found[one].ref for one in subjects}

    def _alike(
        self, moment: Moment, fact: Fact, called: Called, likeness: Mapping[str, float]
    ) -> Iterator[tuple[str, int]]:
        """List the subjects that may be one by name and case, each with its entry."""
        family = fact.definition.family
        near = {one for one, share in likeness.items() if share >= min(LEAST_ALIKE)}
        cases: dict[str, list[Case]] = {}
        for case in self._cases(moment, fact, near):
            cases.setdefault(case.subject, []).append(case)
        near |= cases.keys()
        if family == "role":
            near |= called.keys()
        near -= {Ref.parse(one).subject_id.hex for one in fact.links}
        values = read_values(self._reader, moment, near)
        wholes = self._wholes(moment, fact, values)
        for one in sorted(near, key=lambda one: (-likeness.get(one, 0), one)):
            case = max(cases.get(one, ()), key=lambda c: c.evidence, default=NO_CASE)
            is_plan = _is_open_plan(values[one]) and not _fulfils_none(fact)
            both = wholes[""], wholes[one]
            least = _least_alike(family, case, is_plan=is_plan)
            is_alike = likeness.get(one, 0) >= least
            if (
                not (_lies_elsewhere(*both) or case.is_other(family))
                and (is_alike or _is_same_post(fact, values[one], *both))
                and have_same_numbers(_called_in(fact), called[one], is_part=is_plan)
            ):
                yield one, case.entry if case.common is not None else 0

    def _wholes(
        self, moment: Moment, fact: Fact, values: Mapping[str, SubjectValues]
    ) -> dict[str, Wholes]:
        """Find what subjects belong to, and the new one of a fact, under ""."""
        stated = {one: _stated_wholes(own.value) for one, own in values.items()}
        stated[""] = _stated_wholes(fact.data.get)
        named = {ref for wholes in stated.values() for ref in wholes.values()}
        roots = self._roots(moment, named)
        return {
            one: {name: roots[ref] for name, ref in wholes.items()}
            for one, wholes in stated.items()
        }

    def _called(self, moment: Moment, family: str) -> dict[str, list[tuple[str, str]]]:
        """Read all that the subjects of a family were ever called, by subject."""
        found: dict[str, list[tuple[str, str]]] = {}
        for row in self._reader.rows(select_all_names(moment, family)):
            found.setdefault(row.subject, []).append(("", row.reference))
        table, name = moment.tables["setting"], moment.tables["name"]
        statement = (
            sa.select(table.c.subject, table.c.value)
            .distinct()
            .join(name, name.c.subject == table.c.subject)
            .where(name.c.family == family)
            .where(table.c.field.in_(NAME_FIELDS))
            .where(*moment.known(table), *moment.known(name))
            .order_by(table.c.subject, table.c.value)
        )
        for row in self._reader.rows(statement):
            found[row.subject] += _texts(msgspec.json.decode(row.value))
        return found

    def _cases(
        self, moment: Moment, fact: Fact, subjects: Collection[str]
    ) -> Iterator[Case]:
        """List the entries of a fact's kind about some subjects.

        Of families without fixed names, those of all subjects on the same days too.
        """
        table, line = moment.tables["fact"], moment.tables["line"]
        statement = (
            sa.select(*(table.c[n] for n in ("subject", "entry", "first", "last")))
            .add_columns(table.c.content)
            .join(line, line.c.entry == table.c.entry)
            .where(line.c.kind == fact.content.kind)
            .where(*moment.known(table), *moment.known(line))
            .order_by(table.c.subject, table.c.entry)
        )
        on_same_days = (table.c.first <= fact.last) & (table.c.last >= fact.first)
        is_unnamed = fact.definition.family in UNNAMED
        wanted = table.c.subject.in_(subjects)
        statement = statement.where(wanted | on_same_days if is_unnamed else wanted)
        rows = self._reader.rows(statement)
        contents = [decode(row.content).data for row in rows]
        named = (
            reference
            for data in (fact.data, *contents)
            for reference in linked_references(fact.definition, data, ())
        )
        roots = self._roots(moment, named)
        for row, data in zip(rows, contents, strict=True):
            is_dated = min(row.first, fact.first) > NO_FIRST
            on_a_day = row.first <= fact.last and fact.first <= row.last
            common = count_common(fact.definition, fact.data, data, roots)
            yield Case(row.subject, row.entry, is_dated, common if on_a_day else None)

    def _roots(self, moment: Moment, references: Iterable[str]) -> dict[str, str]:
        """Find the subjects of references, joined ones as one: reference -> subject."""
        named = {one: Ref.parse(one).subject_id.hex for one in references}
        rows = self._reader.rows(select_roots({*named.values()}, moment))
        roots = {row.member: row.subject for row in rows}
        return {one: roots.get(member, member) for one, member in named.items()}

    def _entries(
        self, moment: Moment, subjects: Collection[str], kind: str
    ) -> dict[str, int]:
        """Find the first entry of a kind about each subject, or by which it began."""
        table = moment.tables["fact"]
        statement = (
            sa.select(table.c.subject, table.c.entry)
            .where(table.c.subject.in_(subjects), *moment.known(table))
            .order_by(
                (table.c.kind == kind).desc(),
                table.c.kind.in_(OPENINGS).desc(),
                table.c.entry,
            )
        )
        found: dict[str, int] = dict.fromkeys(subjects, 0)
        for row in self._reader.rows(statement):
            found[row.subject] = found[row.subject] or row.entry
        return found


def _least_alike(family: str, case: Case, *, is_plan: bool) -> float:
    """Return how much names must share, given what else says that the two are one.

    Args:
        is_plan: whether the recorded one is a plan or proposal, and the new one is not.
    """
    is_unnamed = family in UNNAMED and case.is_dated
    least = LEAST_ALIKE_UNNAMED if is_unnamed else LEAST_ALIKE
    return least[: 1 + max(case.evidence, is_plan)][-1]


def _stated_wholes(value: Callable[[str], str | None]) -> Wholes:
    return {name: one for name in PLACE_IN if (one := value(name))}


def _is_same_post(fact: Fact, own: SubjectValues, mine: Wholes, theirs: Wholes) -> bool:
    """Return whether the new role of a fact is a recorded one."""
    function = fact.data.get("function")
    return (
        fact.definition.family == "role"
        and bool(function and mine)
        and own.value("function") == function
        and all(mine.get(name) == theirs.get(name) for name in ("area", "entity"))
    )


def _lies_elsewhere(mine: Wholes, theirs: Wholes) -> bool:
    """Return whether two subjects belong to different ones."""
    return any(mine[name] != theirs[name] for name in mine.keys() & theirs.keys())


def _is_open_plan(own: SubjectValues) -> bool:
    return (own.value("status") or own.value("stage")) in PROPOSED


def _fulfils_none(fact: Fact) -> bool:
    """Return whether a fact fulfils no plan. The plans of meetings have their days."""
    sets = fact.definition.sets
    status = sets.get("status") or sets.get("stage")
    return status in PROPOSED or fact.definition.family == "meeting"


def _called_in(fact: Fact) -> list[tuple[str, str]]:
    """List what a fact calls its subject: reference, names, short names."""
    names = (fact.content.data.get(field) for field in NAME_FIELDS)
    reference = Ref.parse(fact.content.subject).reference
    return [("", reference), *(one for name in names for one in _texts(name))]


def _texts(value: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    return [(language, one["words"]) for language, one in (value or {}).items()]
