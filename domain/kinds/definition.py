"""The definition of a kind of entry, which is read from one small class."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from enum import Enum
from functools import cached_property
from types import UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    NamedTuple,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from domain.fields import Field, Type
from domain.kinds.natural_order import NATURAL_ORDER, STATES, Steps
from domain.references import FAMILIES

STATEMENTS = (
    "outcome",
    "statement",
    "direction",
    "remark",
    "milestone",
    "amendment",
)
"""Fields that tell two cases apart if they say something else."""


class Life(Enum):
    """Where in a subject's life an entry of the kind belongs."""

    OPENS = "opens it: comes before all but those that may stand outside"
    DURING = "stands within it"
    CLOSES = "closes it: comes after all but those that may stand outside"
    OUTSIDE = "may stand before it opens or after it closes"


class Reported(Enum):
    """How a joint report tells an entry of the kind."""

    PROSE = "in a sentence: what was decided, agreed, finished or had a result"
    LISTED = "in a list, a table or a number: plans, officers, attendance, drafts"
    NEVER = "never: it is about the record, or only opens, prepares or closes a step"


class Effect(NamedTuple):
    """A state field that an entry sets. The value ``None`` empties the field."""

    field: str
    item: str
    value: Any


class Member(NamedTuple):
    """One of a kind's own fields, and whether it is required."""

    name: str
    field: Field
    required: bool


@dataclass(frozen=True)
class Definition:
    """A kind's name, fields and rules.

    Attributes:
        name: the stored name, ``family.what-happened``, never changed.
        cls: the class that defines it.
        sentence: what an entry of the kind says.
        reported: how a joint report tells it.
        members: its own fields, in order.
        life: where in the subject's life it belongs.
        lasts: whether it may last from one day to another; otherwise it is a moment.
        sets: state fields that it sets to a constant.
        clears: state fields that it empties, unless it sets them.
        dated: state field that it sets to its date, if it has one.
        adds, removes: own field -> collection to or from which its items are moved.
        per: own field that names the item that its other fields are about.
        silent: own fields that set no state.
        ends: kinds of the same state that it comes after and ends, one entry each time.
            An entry that removes an item from a collection ends the one that added it.
        own: own field that names the only entity for which it can be recorded.
        said_by: own field that names the mandate that says it: if that is a draft, an
            entry sets nothing until the draft is adopted.
        repeats: kind -> own fields whose values an entry of that kind must have too.
    """

    cls: "type[Kind]"
    name: str
    sentence: str
    reported: Reported
    members: tuple[Member, ...]
    life: Life
    lasts: bool
    sets: Mapping[str, str]
    clears: tuple[str, ...]
    adds: Mapping[str, str]
    removes: Mapping[str, str]
    per: str
    silent: tuple[str, ...]
    ends: tuple[str, ...]
    own: str = ""
    said_by: str = ""
    dated: str = ""
    repeats: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def family(self) -> str:
        """The family of subjects that the kind is about."""
        return self.name.partition(".")[0]

    @cached_property
    def steps(self) -> Steps | None:
        """Its steps in the natural order of its family, if it has any."""
        return NATURAL_ORDER.get(self.name)

    @cached_property
    def by_name(self) -> Mapping[str, Member]:
        """The own fields by name."""
        return {member.name: member for member in self.members}

    @cached_property
    def usable(self) -> tuple[Member, ...]:
        """The own fields that a new entry may set: those that are not retired."""
        return tuple(one for one in self.members if not one.field.retired)

    @cached_property
    def references(self) -> tuple[tuple[str, bool], ...]:
        """The own fields that name subjects, and whether each is a list."""
        kinds = {Type.REF: False, Type.REFS: True}
        return tuple(
            (m.name, kinds[m.field.type]) for m in self.members if m.field.type in kinds
        )

    @cached_property
    def identifying(self) -> tuple[str, ...]:
        """The own fields that distinguish two entries of a kind and day: single items.

        Lists do not: the same meeting recorded again may list other participants.
        """
        lists = (Type.REFS, Type.WORDS)
        moved = (*self.adds, *self.removes)
        single = (n for n in moved if self.by_name[n].field.type not in lists)
        return tuple(dict.fromkeys((*([self.per] if self.per else []), *single)))

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The own fields that tell two cases of a kind apart: who acts, or where.

        A meeting is the same one whoever is listed as taking part.
        """
        needs_who = any(m.required and m.field.families for m in self.members)
        if self.family == "meeting" and self.sets and not needs_who:
            return ()
        who = {"actor", "body", "role", "meeting"}
        return tuple(
            m.name
            for m in self.members
            if m.field.families and who.issuperset(m.field.families)
        )

    @cached_property
    def statements(self) -> tuple[str, ...]:
        """The own fields that say in words what was done or said."""
        return tuple(name for name in STATEMENTS if name in self.by_name)

    @cached_property
    def personal(self) -> tuple[str, ...]:
        """The own fields that hold personal values."""
        return tuple(m.name for m in self.members if m.field.type is Type.PERSONAL)

    @cached_property
    def _stated(self) -> tuple[str, ...]:
        moved = {*self.adds, *self.removes, *self.silent, self.per}
        return tuple(m.name for m in self.members if m.name not in moved)

    def effects(self, data: Mapping[str, Any], date: str = "") -> Iterator[Effect]:
        """List the state fields that these own fields set, in a fixed order.

        Args:
            date: when it was so, in EDTF; empty if that is not known.
        """
        item = str(data.get(self.per, "")) if self.per else ""
        for state, constant in self.sets.items():
            yield Effect(state, item, constant)
        if self.dated and date:
            yield Effect(self.dated, item, date)
        for state in self.clears:
            if data.get(state) is None:
                yield Effect(state, item, None)
        for name in self._stated:
            if data.get(name) is not None:
                yield Effect(name, item, data[name])
        for name, group, value in (
            *((n, g, None) for n, g in self.removes.items()),
            *((n, g, True) for n, g in self.adds.items()),
        ):
            for one in _items(data.get(name)):
                yield Effect(group, one, value)


def _items(value: object) -> Sequence[str]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type] # a list field holds strings


REGISTRY: dict[str, Definition] = {}
"""Every kind by its stored name, in the order of definition."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Kind:
    """The base class of all kinds. An instance holds the own fields of one entry.

    Class keywords are those of :class:`Definition`; ``needs`` names fields that are
    optional in other kinds and required in this one. The stored name is a keyword too,
    so that a class can be renamed or moved without changing it.
    """

    definition: ClassVar[Definition]

    def __init_subclass__(  # noqa: PLR0913 - a kind is all that its statement says
        cls,
        *,
        name: str,
        reported: Reported,
        life: Life = Life.DURING,
        lasts: bool = False,
        sets: Mapping[str, str] | None = None,
        clears: Sequence[str] = (),
        adds: Mapping[str, str] | None = None,
        removes: Mapping[str, str] | None = None,
        per: str = "",
        silent: Sequence[str] = (),
        ends: Sequence[str] = (),
        needs: Sequence[str] = (),
        own: str = "",
        said_by: str = "",
        dated: str = "",
        repeats: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """Build the definition from the class statement, and register it."""
        # Nothing compares or prints instances, and generating that code takes time.
        made = dataclass(frozen=True, kw_only=True, eq=False, repr=False)(cls)
        if name in REGISTRY:
            message = f"two kinds are named {name!r}"
            raise TypeError(message)
        made.definition = Definition(
            cls=made,
            name=name,
            sentence=" ".join((cls.__doc__ or "").split()),
            reported=reported,
            members=tuple(_members(made, needs)),
            life=life,
            lasts=lasts,
            sets=dict(sets or {}),
            clears=tuple(clears),
            adds=dict(adds or {}),
            removes=dict(removes or {}),
            per=per,
            silent=tuple(silent),
            ends=tuple(ends),
            own=own,
            said_by=said_by,
            dated=dated,
            repeats=dict(repeats or {}),
        )
        _check(made.definition, needs)
        REGISTRY[name] = made.definition

    def data(self) -> dict[str, Any]:
        """Return the own fields that are not empty, as plain values for the log."""
        pairs = ((m.name, getattr(self, m.name)) for m in self.definition.members)
        return {name: value for name, value in pairs if value not in (None, (), {})}


def _members(cls: type[Kind], needs: Sequence[str]) -> Iterator[Member]:
    hints = get_type_hints(cls, include_extras=True)
    for one in fields(cls):  # type: ignore[arg-type] # the dataclass was made above
        hint = hints[one.name]
        if get_origin(hint) is not Annotated:
            message = f"{cls.__name__}.{one.name}: take its type from the vocabulary"
            raise TypeError(message)
        base, field = get_args(hint)[:2]
        optional = get_origin(base) is UnionType and type(None) in get_args(base)
        required = one.default is MISSING
        if required and optional:
            message = f"{cls.__name__}.{one.name}: give it the default None"
            raise TypeError(message)
        yield Member(one.name, field, required or one.name in needs)


def _check(definition: Definition, needs: Sequence[str]) -> None:
    names = {member.name for member in definition.members}
    used = {
        *definition.adds,
        *definition.removes,
        *definition.silent,
        *needs,
        *(name for said in definition.repeats.values() for name in said),
    }
    named = {definition.per, definition.own, definition.said_by} - {""}
    missing = (used | named) - names
    is_placed = definition.steps or definition.ends or not STATES & {*definition.sets}
    problems = [
        *(f"{name!r} is no field of it" for name in sorted(missing)),
        *([] if is_placed else ["place it in domain/kinds/natural_order.py"]),
        *([] if definition.family in FAMILIES else ["its family is unknown"]),
        *([] if definition.sentence else ["it has no sentence"]),
    ]
    if problems:
        message = f"kind {definition.name!r}: {'; '.join(problems)}"
        raise TypeError(message)


__all__ = [
    "REGISTRY",
    "Definition",
    "Effect",
    "Field",
    "Kind",
    "Life",
    "Member",
    "Reported",
    "Type",
]
