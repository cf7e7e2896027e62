"""Histories that Hypothesis draws: acts on a few subjects, as several officers send.

Dates come from a small pool, most of them imprecise, so that they meet and overlap.
Old dates come late, corrections give other dates and values, entries and corrections
are withdrawn, and bodies turn out to be one.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st

from domain.content import Occurred, Source
from domain.dates.edtf import Edtf
from domain.entry import Entry
from domain.kinds import Definition, Life, Member, Type, kinds_of_family
from domain.recording.acts import Act, Attest, Correct, Join, Record, Withdraw
from domain.recording.entry_content import content_of_amendment, content_of_record
from domain.recording.event_ids import event_id_of
from domain.references import Ref
from tests.support.desks import OFFICER

HALF_AS_MANY = settings(max_examples=settings().max_examples // 2)
"""For properties that open a ledger for each example."""

TODAY = date(2021, 7, 5)
FAMILIES = ("body", "role", "area", "meeting", "document")
SUBJECTS = {
    "body": ("body:task-force", "body:group", "body:subgroup"),
    "role": ("role:lead",),
    "area": ("area:waste",),
    "meeting": ("meeting:cop-4",),
    "document": ("document:report", "document:note"),
}
EARLY = (
    "2018",
    "2018-03",
    "2018-03-10",
    "2018-03-11",
    "2018-33",
    "2018-40",
    "[2018-03-01..2018-06-30]",
    "[..2018-06]",
    "../2019",
    "2019-01",
    "2019-05-31",
    "2019",
)
LATE = ("2019-10", "2020-02-29", "2020", "[2019-12..]", "[2018-06..2020-06]")
SPANS = ("2018-03/2018-06", "2018-03-10/2018-03-11", "2018-06/..", "2019/2020")
CITED = ("document:report", "document:note")
_DATED = st.sampled_from((True, True, False))
REPORTED = ("2019-06-30", "2020-03-31", "2021-07-05")
DAYS = tuple(
    date.fromisoformat(one).toordinal()
    for one in (
        "2018-01-01",
        "2018-03-10",
        "2018-03-31",
        "2018-06-30",
        "2018-12-31",
        "2019-05-31",
        "2019-06-30",
        "2020-02-29",
        "2020-12-31",
        "2021-07-05",
    )
)
_ACTORS = ("actor:minamata", "actor:brs", "actor:chemicals-and-health")
_REFERENCES = {**SUBJECTS, "actor": _ACTORS, "mandate": ("mandate:mc-3/11",)}
_WORDS: dict[Type, tuple[Any, ...]] = {
    Type.WORD: ("a", "b"),
    Type.TEXT: ({"en": {"words": "A"}}, {"en": {"words": "B"}}),
    Type.DATE: ("2019-11", "2020"),
    Type.PERIOD: ("P1Y", "P2Y"),
    Type.NUMBER: (1, 2),
    Type.FLAG: (True, False),
    Type.AMOUNT: ("1000", "2000"),
    Type.CURRENCY: ("USD", "EUR"),
    Type.PERSONAL: ("A. Person",),
}


def days() -> st.SearchStrategy[int]:
    """Draw a day to ask about, as an ordinal."""
    return st.sampled_from(DAYS)


def cuts() -> st.SearchStrategy[set[int]]:
    """Draw where a log is cut, so that its parts are projected one after the other."""
    return st.sets(st.integers(1, 12), max_size=3)


def _values(member: Member) -> st.SearchStrategy[Any]:
    field = member.field
    match field.type:
        case Type.REF | Type.REFS:
            named = [
                one
                for family in field.families or ("actor", "body")
                for one in _REFERENCES.get(family, (f"{family}:x",))
            ]
            one = st.sampled_from(named)
            many = st.lists(one, min_size=1, max_size=2, unique=True)
            return one if field.type is Type.REF else many
        case Type.WORDS:
            return st.lists(st.sampled_from("ab"), min_size=1, unique=True)
        case Type.CHOICE:
            return st.sampled_from(field.choices[:2])
        case simple:
            return st.sampled_from(_WORDS[simple])


@st.composite
def own_fields(draw: st.DrawFn, kind: Definition) -> dict[str, Any]:
    """Draw a kind's own fields: those that it needs, and a few of the others."""
    others = [one.name for one in kind.usable if not one.required]
    some = draw(st.lists(st.sampled_from(others), max_size=3)) if others else []
    return {
        one.name: draw(_values(one))
        for one in kind.members
        if one.required or one.name in some
    }


@cache
def _lively(family: str) -> tuple[Definition, ...]:
    """Give the kinds of a family that must come before or after others."""
    kinds = kinds_of_family(family)
    ended = {name for kind in kinds for name in kind.ends}
    turning = (Life.OPENS, Life.CLOSES)
    return tuple(
        k
        for k in kinds
        if k.life in turning or k.steps or k.ends or k.removes or k.name in ended
    )


@st.composite
def _records(draw: st.DrawFn, subjects: Sequence[str], key: str) -> Record:
    subject = draw(st.sampled_from(subjects))
    family = subject.partition(":")[0]
    kind = draw(
        st.sampled_from(_lively(family)) | st.sampled_from(kinds_of_family(family))
    )
    texts = EARLY + LATE + (SPANS if kind.lasts else ())
    text = draw(st.none() | st.sampled_from(texts))
    first = Edtf.parse(text).first if text else None
    possible = [one for one in REPORTED if not first or one >= first.isoformat()]
    reported = draw(st.sampled_from(possible))
    earlier = draw(st.integers(-6, int(key) - 1))
    return Record(
        kind=kind.name,
        subject=Ref.parse(subject),
        data=draw(own_fields(kind)),
        occurred=Occurred(text) if text else None,
        sources=(
            Source(draw(st.sampled_from(CITED)), day=reported if draw(_DATED) else ""),
        ),
        after=_identity(earlier) if earlier > 0 else "",
        key=key,
    )


@st.composite
def _changes(draw: st.DrawFn, kind: Definition) -> dict[str, Any]:
    fields = draw(own_fields(kind))
    kept = {one for one in kind.usable if one.required}
    emptied = draw(st.sampled_from([None, *(m for m in kind.usable if m not in kept)]))
    changes: dict[str, Any] = {**fields, **({emptied.name: None} if emptied else {})}
    if not changes or draw(st.booleans()):
        text = draw(st.none() | st.sampled_from(EARLY))
        changes["occurred"] = {"date": text} if text else None
    return changes


@st.composite
def _amendments(draw: st.DrawFn, before: Sequence[Act], key: str) -> Act:
    number = draw(st.integers(1, len(before)))
    target, named = before[number - 1], _identity(number)
    what = draw(st.sampled_from((Correct, Correct, Attest, Withdraw)))
    if isinstance(target, Record) and what is Correct:
        kind = next(
            k for k in kinds_of_family(_family(target)) if k.name == target.kind
        )
        changes = draw(_changes(kind))
        return Correct(target=named, changes=changes, reason="misread", key=key)
    if isinstance(target, Record) and what is Attest:
        day = draw(st.sampled_from(("", *REPORTED)))
        source = Source(draw(st.sampled_from(CITED)), paragraph="3", day=day)
        return Attest(target=named, sources=(source,), key=key)
    return Withdraw(target=named, reason="it did not happen", key=key)


def _family(record: Record) -> str:
    return record.subject.family


@st.composite
def _joins(draw: st.DrawFn, key: str) -> Join:
    family = draw(st.sampled_from((SUBJECTS["body"], _ACTORS, CITED)))
    one, other = draw(st.permutations(family))[:2]
    return Join.of(one, other, "they are one", key=key)


@st.composite
def histories(
    draw: st.DrawFn,
    *,
    max_size: int = 12,
    families: Sequence[str] = FAMILIES,
    may_amend: bool = True,
) -> list[Act]:
    """Draw acts in the order in which they are sent; each has a key.

    Some amend what cannot be amended so, or contradict each other: the ledger would
    refuse them, and whatever reads a log bears them.
    """
    every = [one for family in families for one in SUBJECTS[family]]
    subjects = draw(st.lists(st.sampled_from(every), min_size=1, max_size=3))
    acts: list[Act] = []
    for number in range(1, draw(st.integers(1, max_size)) + 1):
        key, choice = str(number), draw(st.integers(0, 9))
        if acts and may_amend and choice > 6:
            acts.append(draw(_amendments(acts, key)))
        elif "body" in families and may_amend and choice == 6:
            acts.append(draw(_joins(key)))
        else:
            acts.append(draw(_records(subjects, key)))
    return acts


def _identity(number: int) -> str:
    return str(event_id_of(str(number)))


def written(acts: Sequence[Act]) -> list[Entry]:
    """Write acts as entries of a log, in that order, without any check."""
    entries: dict[UUID, Entry] = {}
    versions: dict[UUID, int] = {}
    for position, act in enumerate(acts, 1):
        if isinstance(act, Record):
            content = content_of_record(
                act, OFFICER, today=TODAY, issue_day=lambda _: ""
            )
        else:
            named = None if isinstance(act, Join) else entries[UUID(act.target)]
            content = content_of_amendment(
                act,
                named,
                OFFICER,
                sources=named.content.sources if named else (),
                today=TODAY,
                issue_day=lambda _: "2021-07-05",
            )
        ref, event_id = Ref.parse(content.subject), event_id_of(act.key)
        entry = Entry(event_id=event_id, version=0, content=content, subject=ref)
        entry.version = versions.get(entry.subject_id, 0) + 1
        entry.position = position
        versions[entry.subject_id] = entry.version
        entries[entry.event_id] = entry
    return list(entries.values())


def logs(*, max_size: int = 12, **options: Any) -> st.SearchStrategy[list[Entry]]:  # noqa: ANN401 - those of histories
    """Draw a whole log, accepted or not."""
    return histories(max_size=max_size, **options).map(written)


def subject_logs(*, max_size: int = 10) -> st.SearchStrategy[list[Entry]]:
    """Draw the log of one subject: nothing turns out to be another one."""
    return st.sampled_from(FAMILIES).flatmap(
        lambda family: logs(max_size=max_size, families=(family,)).map(_of_first)
    )


def _of_first(entries: list[Entry]) -> list[Entry]:
    first = entries[0].subject_id
    return [one for one in entries if one.subject_id == first]
