"""Whether two entries of one kind may be about one case."""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.dates.edtf import Edtf
from domain.fields import Type
from domain.kinds import Definition
from domain.references import fold_words

TELLING = {Type.REF, Type.REFS, Type.CHOICE, Type.AMOUNT, Type.CURRENCY}
PLACES = ("place", "region", "session", "heading")
"""Fields of words that tell cases apart. Other words are put differently each time."""

BOTH_PARTIES = 2
"""So many items of one list count: two parties in common tell more than one."""


def count_common(
    definition: Definition,
    data: Mapping[str, Any],
    other: Mapping[str, Any],
    same: Mapping[str, str],
) -> int | None:
    """Count the items that tell cases apart and that two entries have in common.

    Lists agree if they have an item in common, and places if one names the other.

    Args:
        data, other: the own fields of the two.
        same: reference -> the subject that it names.

    Returns:
        None if both state a field and do not agree in it.
    """
    common = 0
    for one in definition.members:
        both = data.get(one.name), other.get(one.name)
        if None in both:
            continue
        if one.name == "planned_for":
            if not _may_be_one_day(*both):
                return None
            continue
        if one.name in PLACES:
            agree = int(is_same_place(*both))
        elif one.field.type in TELLING:
            mine, theirs = ({same.get(v, v) for v in _items(v)} for v in both)
            agree = min(len(mine & theirs), BOTH_PARTIES)
        else:
            continue
        if not agree:
            return None
        common += agree
    return common


def is_same_place(one: Any, other: Any) -> bool:  # noqa: ANN401 - plain values
    """Return whether the words of one text are among those of another.

    "Bali" is "Bali, Indonesia"; a text in several languages is compared in each.
    """
    return any(a <= b or b <= a for a in _wordings(one) for b in _wordings(other))


def _may_be_one_day(one: Any, other: Any) -> bool:  # noqa: ANN401 - plain values
    first, second = Edtf.parse(one), Edtf.parse(other)
    return not (
        (first.last and second.first and first.last < second.first)
        or (second.last and first.first and second.last < first.first)
    )


def _wordings(value: Any) -> list[frozenset[str]]:  # noqa: ANN401 - a plain value
    texts = (
        [one["words"] for one in value.values()] if isinstance(value, dict) else value
    )
    every = texts if isinstance(texts, list) else [str(texts)]
    return [frozenset(fold_words(one).split("-")) for one in every]


def _items(value: Any) -> Iterable[Any]:  # noqa: ANN401 - a plain value
    return value if isinstance(value, (list, tuple)) else (value,)
