"""Recorded subjects that an unknown or new one may turn out to be, as advice.

A new subject is compared by what it is called (``domain.recording.likeness``), and by
its case: what its first entry says, with the entries of that kind of other subjects.
Names that are only partly alike need a case that may be one. A case alone is enough
only where subjects have no fixed names, and if parties, types or amounts are the same.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from domain.content import decode
from domain.entry import NO_FIRST, Fact
from domain.kinds import KINDS, Life
from domain.kinds.state_fields import PLAN_STATES
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

ALIKE = 0.95
"""Names that share so much of what their words tell are one name."""

PARTLY_ALIKE = 0.7
"""Names that share so much are one name if the case may be one too."""

CLOSE = 0.55
"""A known name is suggested for an unknown one if they share so much."""

HARDLY_ALIKE = 0.3
"""Names of agreements and contributions share so much if their case may be one."""

REPEATED = ("agreement", "activity", "contribution", "document", "meeting")
"""Families whose subjects may be one of a series under one name."""

UNNAMED = ("agreement", "contribution")
"""Families whose subjects have no fixed names: those who record describe them."""

MUCH_IN_COMMON = 3
"""With so many parties, types or amounts in common it is one, whatever its name."""

OPENINGS = [name for name, kind in KINDS.items() if kind.life is Life.OPENS]

POST = ("function", "area", "entity")
PLACE_IN = ("framework", "parent", "body", "area", "entity", "part_of", "for_meeting")
"""State fields that name the one subject to which another belongs."""

PROPOSED = (*PLAN_STATES, "proposed", "announced")

Called = Mapping[str, list[tuple[str, str]]]


class Case(NamedTuple):
    """An entry of the kind of a new one: its subject, its days, what it has in common.

    Attributes:
        common: how many of the items that tell cases apart are the same; None if some
            are different, or if the days are.
    """

    subject: str
    entry: int
    is_dated: bool
    common: int | None


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
        found = find_meetings(self._reader, moment, fact)
        alike = [one for one in self._alike(moment, fact) if one not in found]
        found |= dict.fromkeys(alike, ("similar-subject", 0))
        entries = self._entries(moment, alike, fact.content.kind)
        refs = self._refs(moment, [*found][:MAX_SUGGESTIONS])
        return [
            Rival(found[one][0], str(ref), found[one][1] or entries[one])
            for one, ref in refs.items()
        ]

    def _refs(self, moment: Moment, subjects: Collection[str]) -> dict[str, Ref]:
        found = resolve_references(self._reader, moment, [], subjects)
        return {one: found[one].ref for one in subjects}

    def _alike(self, moment: Moment, fact: Fact) -> Iterator[str]:
        family = fact.definition.family
        called = self._called(moment, family)
        mine = [("", Ref.parse(fact.content.subject).reference), *_names_in(fact)]
        likeness = Names(called).likeness(mine)
        cases = {
            subject: [*group]
            for subject, group in groupby(
                self._cases(moment, fact), lambda c: c.subject
            )
        }
        near = {one for one, share in likeness.items() if share >= PARTLY_ALIKE}
        if family in UNNAMED:
            near |= cases.keys()
        if family == "role":
            near |= called.keys()
        values = read_values(self._reader, moment, near)
        for one in sorted(near, key=lambda one: (-likeness.get(one, 0), one)):
            own = values[one]
            is_plan = _is_plan(own) and not _is_plan_of(fact)
            if (
                not _lies_elsewhere(fact, own)
                and _may_be_numbered_so(mine[0], called[one], is_plan=is_plan)
                and _is_one(
                    fact, own, likeness.get(one, 0), cases.get(one, []), is_plan=is_plan
                )
            ):
                yield one

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

    def _cases(self, moment: Moment, fact: Fact) -> Iterator[Case]:
        """List the entries of a fact's kind, by subject."""
        table, line = moment.tables["fact"], moment.tables["line"]
        statement = (
            sa.select(*(table.c[n] for n in ("subject", "entry", "first", "last")))
            .add_columns(table.c.content)
            .join(line, line.c.entry == table.c.entry)
            .where(line.c.kind == fact.content.kind)
            .where(*moment.known(table), *moment.known(line))
            .order_by(table.c.subject, table.c.entry)
        )
        rows = self._reader.rows(statement)
        contents = [decode(row.content).data for row in rows]
        roots = self._roots(moment, fact, contents)
        for row, data in zip(rows, contents, strict=True):
            is_dated = min(row.first, fact.first) > NO_FIRST
            on_a_day = row.first <= fact.last and fact.first <= row.last
            common = count_common(fact.definition, fact.data, data, roots)
            yield Case(row.subject, row.entry, is_dated, common if on_a_day else None)

    def _roots(
        self, moment: Moment, fact: Fact, others: Iterable[Mapping[str, Any]]
    ) -> dict[str, str]:
        """Find what references became that were joined: reference -> subject."""
        named = {
            reference: Ref.parse(reference).subject_id.hex
            for data in (fact.data, *others)
            for name, is_list in fact.definition.references
            if data.get(name)
            for reference in (data[name] if is_list else (data[name],))
        }
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


def _is_one(
    fact: Fact,
    own: SubjectValues,
    likeness: float,
    cases: Collection[Case],
    *,
    is_plan: bool,
) -> bool:
    """Return whether a new subject may be a recorded one.

    Args:
        fact: the first about the new subject.
        own: what holds of the recorded one.
        likeness: how much of their names is shared.
        cases: entries of the recorded one of the fact's kind.
        is_plan: whether the recorded one is a plan, and the fact is not.
    """
    family = fact.definition.family
    common = [c.common for c in cases if c.common is not None]
    if cases and not common and family in REPEATED:
        return False
    if family == "role" and _is_same_post(fact, own):
        return True
    dated = [c.common for c in cases if c.common is not None and c.is_dated]
    strongest = max(dated, default=0)
    return (
        likeness >= ALIKE
        or (likeness >= PARTLY_ALIKE and (is_plan or bool(dated) or any(common)))
        or (
            family in UNNAMED
            and strongest >= MUCH_IN_COMMON - (likeness >= HARDLY_ALIKE)
        )
    )


def _is_same_post(fact: Fact, own: SubjectValues) -> bool:
    post = [fact.data.get(name) for name in POST]
    return (
        post == [own.value(name) for name in POST]
        and bool(post[0])
        and any((*post[1:], fact.data.get("body")))
    )


def _lies_elsewhere(fact: Fact, own: SubjectValues) -> bool:
    """Return whether the two are in or for different subjects."""
    both = [(fact.data.get(name), own.value(name)) for name in PLACE_IN]
    return any(mine and theirs and mine != theirs for mine, theirs in both)


def _may_be_numbered_so(
    mine: tuple[str, str], others: Iterable[tuple[str, str]], *, is_plan: bool
) -> bool:
    """Return whether a reference has the numbers of one of a subject's references.

    A plan or draft may have its first numbers only.
    """
    return any(
        have_same_numbers(mine[1], text, is_part=is_plan)
        for language, text in others
        if not language
    )


def _is_plan(own: SubjectValues) -> bool:
    return (own.value("status") or own.value("stage")) in PROPOSED


def _is_plan_of(fact: Fact) -> bool:
    sets = fact.definition.sets
    return (sets.get("status") or sets.get("stage")) in PROPOSED


def _names_in(fact: Fact) -> Iterator[tuple[str, str]]:
    for field in NAME_FIELDS:
        yield from _texts(fact.content.data.get(field))


def _texts(value: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    return [(language, one["words"]) for language, one in (value or {}).items()]
