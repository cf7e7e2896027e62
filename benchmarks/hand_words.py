"""The words of an entry folded for searching, written by hand over plain dicts."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from domain.kinds import KINDS, Type

TEXTS, WORDS = (
    {
        name: [m.name for m in one.members if m.field.type is wanted]
        for name, one in KINDS.items()
    }
    for wanted in (Type.TEXT, Type.WORDS)
)


def words_of(content: dict[str, Any]) -> str:
    """Give all words of an entry, one wording on each line."""
    return "\n".join(dict.fromkeys(filter(None, map(_folded, _wordings(content)))))


def _wordings(content: dict[str, Any]) -> Iterator[str]:
    kind, data = content["kind"], content.get("data", {})
    yield content["subject"].partition(":")[2]
    for name in ("title", "text"):
        yield from (one["words"] for one in content.get(name, {}).values())
    for member in KINDS[kind].members:
        value = data.get(member.name)
        if value and member.name in TEXTS[kind]:
            yield from (one["words"] for one in value.values())
        elif value and member.name in WORDS[kind]:
            yield from value
    yield from (one.get("words", "") for one in content.get("sources", ()))


def _folded(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        marks = [ord(one) for one in set(text) if unicodedata.combining(one)]
        text = text.translate(dict.fromkeys(marks)) if marks else text
    return " ".join(text.casefold().split())
