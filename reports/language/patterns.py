"""Patterns: sentences with slots, and with words that an empty slot leaves out."""

import re
from collections.abc import Mapping

from reports.language.rich_text import filled, merged
from reports.model import Runs

_PART = re.compile(r"\[([^\[\]]*)\]|([^\[\]]+)")
_SLOT = re.compile(r"\{([a-z_]+)\}")


def fill(pattern: str, slots: Mapping[str, Runs]) -> Runs:
    """Put words into the slots of a pattern such as ``{actors} met[ {when}].``.

    Words in brackets are left out if a slot in them is empty.

    Returns:
        Nothing if a slot outside brackets is empty.
    """
    found: Runs = ()
    for match in _PART.finditer(pattern):
        words = match[1] if match[2] is None else match[2]
        names = _SLOT.findall(words)
        if all(slots.get(one) for one in names):
            found += filled(words, **{one: slots[one] for one in names})
        elif match[2] is not None:
            return ()
    return merged(found)
