"""Recorded subjects that an unknown or new one may turn out to be, as advice."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches
from typing import Any

import msgspec
import sqlalchemy as sa

from domain.dates.edtf import Edtf
from domain.entry import Fact
from domain.kinds.state_fields import PASSED_PLANS, PLAN_STATES
from domain.recording.doubts import Rival
from domain.references import Ref, fold_words, normalise_reference
from projections.moment import Moment
from projections.names.resolution import NAME_FIELDS, resolve_references
from projections.names.selects import select_all_names
from projections.queries.calendar import select_meetings
from projections.queries.values import read_values
from projections.reader import Reader

MAX_SUGGESTIONS = 3
LONGEST_DAYS = 31
"""Meetings are compared by their days if both are known within so many days."""

SMALL_WORDS = frozenset(("a", "an", "and", "for", "in", "of", "on", "the", "to"))
LEAST_ALIKE = 0.8
NAMED_FAMILIES = ("actor", "body", "area")
"""Families in which a name has one subject; meetings and documents share titles."""

OPEN = (*PLAN_STATES, PASSED_PLANS["meeting"])
"""Status of a meeting of which nothing but a plan is known."""
PLACE_FIELDS = ("place", "meeting_type", "body", "session", "region")
"""Fields that tell apart two meetings on the same days."""


class RecordedSubjects:
    """Compares subjects with those of the log (``domain.recording.doubts``)."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def similar(self, ref: Ref) -> list[str]:
        """List known references of a family that read like one, best first."""
        known = self._references(self._reader.moment(), ref)
        alike = [one for one in known.values() if are_alike(ref.reference, one)]
        close = get_close_matches(
            normalise_reference(ref.reference), known, n=MAX_SUGGESTIONS
        )
        found = dict.fromkeys((*alike, *(known[one] for one in close)))
        return list(found)[:MAX_SUGGESTIONS]

    def rivals(self, fact: Fact) -> list[Rival]:
        """List subjects that a fact's new one may be: by its days, or by its words."""
        moment = self._reader.moment()
        ref = Ref.parse(fact.content.subject)
        found = {one.reference: one for one in self._on_the_same_days(moment, fact)}
        for reference in (*self._alike(moment, ref), *self._called(moment, fact)):
            found.setdefault(reference, Rival("similar-subject", reference))
        return list(found.values())[:MAX_SUGGESTIONS]

    def _references(self, moment: Moment, ref: Ref) -> dict[str, str]:
        """Give the references of a family by their normalised form."""
        rows = self._reader.rows(select_all_names(moment, ref.family))
        return {normalise_reference(row.reference): str(row.reference) for row in rows}

    def _alike(self, moment: Moment, ref: Ref) -> Iterator[str]:
        for one in self._references(moment, ref).values():
            if are_alike(ref.reference, one):
                yield f"{ref.family}:{one}"

    def _called(self, moment: Moment, fact: Fact) -> Iterator[str]:
        """List subjects of the family that have a name of the fact's."""
        names = {
            fold_words(one["words"])
            for field in NAME_FIELDS
            for one in (fact.content.data.get(field) or {}).values()
        }
        family = fact.definition.family
        if not names or family not in NAMED_FAMILIES:
            return
        table, name = moment.tables["setting"], moment.tables["name"]
        statement = (
            sa.select(table.c.subject, table.c.value)
            .distinct()
            .join(name, name.c.subject == table.c.subject)
            .where(name.c.family == family)
            .where(table.c.field.in_(NAME_FIELDS))
            .where(*moment.known(table), *moment.known(name))
            .order_by(table.c.subject)
        )
        subjects = dict.fromkeys(
            row.subject
            for row in self._reader.rows(statement)
            if names & _words(msgspec.json.decode(row.value))
        )
        yield from self._named(moment, subjects).values()

    def _on_the_same_days(self, moment: Moment, fact: Fact) -> Iterator[Rival]:
        days = _days(fact)
        if days is None:
            return
        since, until = (Edtf.parse(one).first for one in days)
        rows = self._reader.rows(select_meetings(moment, since=since, until=until))
        values = read_values(self._reader, moment, [row.subject for row in rows])
        said = fact.content.data
        alike = {
            row.subject: row
            for row in rows
            if row.status != "cancelled"
            and _is_near(row.date)
            and _agree(said, {f: values[row.subject].value(f) for f in PLACE_FIELDS})
        }
        for subject, reference in self._named(moment, alike).items():
            row = alike[subject]
            is_plan = row.status in OPEN and fact.definition.sets["status"] not in OPEN
            rule = "open-plan" if is_plan else "same-days"
            yield Rival(rule, reference, row.entry)

    def _named(self, moment: Moment, subjects: Iterable[str]) -> dict[str, str]:
        found = resolve_references(self._reader, moment, [], set(subjects))
        return {one: str(found[one].ref) for one in subjects}


def are_alike(one: str, other: str) -> bool:
    """Return whether two references have nearly the same words and the same numbers."""
    first, second = fold_words(one), fold_words(other)
    if first.replace("-", "") == second.replace("-", ""):
        return True
    words, others = _long_words(first), _long_words(second)
    return len(words) == len(others) and all(map(_are_near, words, others))


def _long_words(folded: str) -> list[str]:
    return sorted(one for one in folded.split("-") if one not in SMALL_WORDS)


def _are_near(word: str, other: str) -> bool:
    if word == other:
        return True
    if any(one.isdigit() for one in word + other):
        return False
    return SequenceMatcher(None, word, other).ratio() >= LEAST_ALIKE


def _days(fact: Fact) -> tuple[str, str] | None:
    """Return the first and last day of a meeting that a fact plans or says was held."""
    status = fact.definition.sets.get("status")
    if fact.definition.family != "meeting" or status is None:
        return None
    planned = fact.content.data.get("planned_for")
    edtf = Edtf.parse(planned) if status in OPEN and planned else fact.edtf
    end = edtf and (edtf.end_last if edtf.is_span else edtf.last)
    if not (edtf and edtf.first and end) or (end - edtf.first).days > LONGEST_DAYS:
        return None
    return edtf.first.isoformat(), end.isoformat()


def _is_near(date: str) -> bool:
    edtf = Edtf.parse(date)
    end = edtf.end_last if edtf.is_span else edtf.last
    return bool(edtf.first and end and (end - edtf.first).days <= 3 * LONGEST_DAYS)


def _agree(said: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Return whether two meetings have a place or sort in common, and none apart."""
    both = [
        (_words(said[name]), _words(known[name]))
        for name in PLACE_FIELDS
        if said.get(name) and known[name]
    ]
    return bool(both) and all(mine & theirs for mine, theirs in both)


def _words(value: Any) -> frozenset[str]:  # noqa: ANN401 - a plain value
    """Fold a text in each of its languages, or a reference, code or short string."""
    if isinstance(value, dict):
        return frozenset(fold_words(one["words"]) for one in value.values())
    return frozenset((normalise_reference(str(value)),))
