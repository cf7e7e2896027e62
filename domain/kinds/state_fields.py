"""The fields of a subject's state: which there are, and what each holds."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeGuard

from domain.fields import Type
from domain.kinds import KINDS, Definition
from domain.references import FAMILIES

LANGUAGE_FIELDS = frozenset({"languages", "original_language", "empty_in"})
"""Fields that hold codes of languages."""

IDENTIFIERS = frozenset({"known_position", "row"})
"""Fields whose numbers name a place and count nothing."""

_DERIVED: Mapping[str, Type] = {
    "occurred": Type.DATE,
    "date": Type.DATE,
    "term_ends": Type.DATE,
    "concerns": Type.REFS,
    "leads": Type.REFS,
    "mirrors": Type.REFS,
}
"""Fields that every kind has, or that a question derives."""


def _collections(kind: Definition) -> Iterator[tuple[str, Type]]:
    for own, state in kind.adds.items():
        yield state, kind.by_name[own].field.type


_TYPES: Mapping[str, Type] = {
    **_DERIVED,
    **{m.name: m.field.type for kind in KINDS.values() for m in kind.members},
    **{name: type_ for k in KINDS.values() for name, type_ in _collections(k)},
    **{kind.dated: Type.DATE for kind in KINDS.values() if kind.dated},
}
"""State field -> what it, or each of its items, holds."""


def _named_families() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for kind in KINDS.values():
        for member in kind.members:
            if member.field.type in (Type.REF, Type.REFS):
                for name in (member.name, kind.adds.get(member.name, member.name)):
                    found[name].update(member.field.families or FAMILIES)
    return {name: frozenset(families) for name, families in found.items()}


_FAMILIES = _named_families()
"""State field -> the families of the subjects that it can name."""


def _set_by(kind: Definition) -> Iterator[str]:
    """List the fields of a state that entries of a kind set."""
    moved = {*kind.adds, *kind.removes, *kind.silent, kind.per}
    yield from (*kind.sets, *kind.clears, *([kind.dated] if kind.dated else []))
    yield from (*kind.adds.values(), *kind.removes.values())
    yield from (name for name in kind.by_name if name not in moved)


PLAN_STATES = ("planned", "postponed")
"""Values of ``status`` that hold until a plan is fulfilled or given up."""

PASSED_PLANS: Mapping[str, str] = {
    "meeting": "not-known-held",
    "activity": "not-known-carried-out",
    "document": "not-known-prepared",
    "contribution": "not-known-made",
}
"""Family -> its ``status`` once the last day of its plan has passed.

No entry sets it: it is derived when a state is read, for the day that is asked about.
"""

LASTING = frozenset(state for kind in KINDS.values() for state in kind.removes.values())
"""Collections whose items stay until an entry removes them, such as members."""

STATE_FIELDS = frozenset(name for kind in KINDS.values() for name in _set_by(kind))
"""Every field that a subject's state can have."""


def _fixed_codes() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    free = set()
    for kind in KINDS.values():
        for name, code in kind.sets.items():
            found[name].add(code)
        for member in kind.members:
            found[member.name].update(member.field.choices)
            if not member.field.choices:
                free.add(member.name)
    found["status"].update(PASSED_PLANS.values())
    return {name: frozenset(codes) for name, codes in found.items() if name not in free}


FIXED_CODES = _fixed_codes()
"""State field -> its codes, where kinds set it to nothing else; and derived ones."""

PERSONAL_FIELDS = frozenset(
    name for name, type_ in _TYPES.items() if type_ is Type.PERSONAL
)
"""Fields that hold the commitment to a personal value."""


def type_of(field: str) -> Type | None:
    """Say what a state field, or each of its items, holds.

    None for a state that kinds set to a code, and for a field of a newer version.
    """
    return _TYPES.get(field)


def names_subjects(field: str) -> bool:
    """Tell whether a field holds references to subjects."""
    return _TYPES.get(field) in (Type.REF, Type.REFS)


def families_of(*fields: str) -> tuple[str, ...]:
    """List the families of the subjects that fields can name, in their usual order."""
    own = [_FAMILIES.get(one, frozenset(FAMILIES)) for one in fields]
    return tuple(one for one in FAMILIES if any(one in some for some in own))


def is_membership(field: str, value: object, item: str) -> bool:
    """Tell whether a value only says that an item is in a collection."""
    return bool(item) and value is True and type_of(field) not in {None, Type.FLAG}


def is_reference(value: object) -> TypeGuard[str]:
    """Tell whether a value is written as ``family:reference``."""
    if not isinstance(value, str):
        return False
    family, colon, rest = value.partition(":")
    return bool(colon and rest) and family in FAMILIES


def references_in(field: str, item: str, value: object) -> tuple[str, ...]:
    """List the subjects that a field names, so that their names are read together."""
    if not names_subjects(field):
        return ()
    values = value if isinstance(value, list) else (value,)
    return tuple(one for one in (item, *values) if is_reference(one))


def state_codes(family: str, field: str) -> tuple[str, ...]:
    """List the codes that a field of a family can have, in the order of the kinds."""
    found = [
        kind.sets[field]
        for kind in KINDS.values()
        if kind.family == family and field in kind.sets
    ]
    if field == "status" and family in PASSED_PLANS:
        found.append(PASSED_PLANS[family])
    return tuple(dict.fromkeys(found))
