"""A state field's value in the reader's language."""

from collections.abc import Mapping
from typing import Any

import msgspec

from api.graphql.loaders import RequestLoaders
from api.graphql.types.entries import personal_of
from api.wording import has_codes, worded, words_in
from domain.dates.edtf import Edtf
from domain.dates.printing import print_date
from domain.kinds import KINDS, Definition, Type
from domain.references import FAMILIES
from domain.scopes import SCOPE_WORDS
from domain.texts import Wording, in_language


def _collections(kind: Definition) -> Mapping[str, Type]:
    return {state: kind.by_name[own].field.type for state, own in kind.adds.items()}


_DERIVED: Mapping[str, Type] = {
    "occurred": Type.DATE,
    "date": Type.DATE,
    "term_ends": Type.DATE,
    "concerns": Type.REFS,
    "mirrors": Type.REFS,
}
"""What fields hold that every kind has, or that questions derive."""

_TYPES: Mapping[str, Type] = {
    **_DERIVED,
    **{m.name: m.field.type for kind in KINDS.values() for m in kind.members},
    **{name: type_ for k in KINDS.values() for name, type_ in _collections(k).items()},
}
"""State field -> what it, or each of its items, holds."""

ERASED = "(erased)"


def names_subjects(name: str) -> bool:
    """Tell whether a field holds subjects."""
    return _TYPES.get(name) in (Type.REF, Type.REFS)


def names_in(name: str, item: str, value: object) -> tuple[str, ...]:
    """List the subjects that a field names, so that they are resolved together."""
    if not names_subjects(name):
        return ()
    given = value if isinstance(value, list) else (value,)
    found = (one for one in (item, *given) if isinstance(one, str))
    return tuple(one for one in found if one.partition(":")[0] in FAMILIES)


def is_personal(name: str) -> bool:
    """Tell whether a field holds the commitment to a personal value."""
    return _TYPES.get(name) is Type.PERSONAL


def personal(loaders: RequestLoaders, name: str, position: int) -> str | None:
    """Give a personal value that an entry set, unless it was erased."""
    item = loaders.items.get(position)
    return personal_of(loaders, item).get(name) if item else None


def display(loaders: RequestLoaders, name: str, item: str, value: Any) -> str:  # noqa: ANN401 - a plain value
    """Say a field's value; of a collection's item, what the item is."""
    if value is True and item:
        return _said(loaders, name, item)
    if isinstance(value, list):
        comma = words_in(loaders.language)["comma"]
        return comma.join(_said(loaders, name, one) for one in value)
    return _said(loaders, name, value)


def _said(loaders: RequestLoaders, name: str, value: Any) -> str:  # noqa: ANN401 - a plain value
    language = loaders.language
    if isinstance(value, dict):
        shown = in_language(msgspec.convert(value, dict[str, Wording]), language)
        return shown.words if shown else ""
    if not isinstance(value, str):
        is_so = words_in(language)["yes" if value else "no"]
        return is_so if isinstance(value, bool) else str(value)
    if _TYPES.get(name) is Type.DATE:
        return print_date(Edtf.parse(value), language)
    if names_in(name, "", value):
        called = loaders.names.get(value)
        shown = in_language(called.names, language) if called else None
        return shown.words if shown else value.partition(":")[2]
    shown = in_language(SCOPE_WORDS.get(value, {}), language)
    if shown:
        return shown.words
    return worded(language, name, value) if has_codes(name) else value
