"""Reading what is typed after ``--set``, ``--source`` and ``--title``."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from api.importing.yaml_text import read_yaml, without_lines
from domain.errors import DomainError
from domain.kinds import Definition
from domain.texts import LANGUAGES
from domain.vocabulary import Type

LISTS = (Type.WORDS, Type.REFS)
SOURCE_FIELDS: Mapping[str, str] = {
    "document": "document",
    "para": "paragraph",
    "paragraph": "paragraph",
    "words": "words",
    "printed": "printed_date",
    "day": "day",
    "day_basis": "day_basis",
}
_NEXT_FIELD = re.compile(rf",\s*(?=(?:{'|'.join(SOURCE_FIELDS)})=)")
_COMMON_TEXTS = ("title", "text")
_COMMON_LISTS = ("concerns",)


class TypedError(DomainError):
    """What was typed does not read as field=value."""

    def __init__(self, *, text: str, wanted: str) -> None:
        super().__init__(f"{text!r} does not read: write {wanted}")
        self.text = text


def read_sets(
    pairs: Iterable[str], definition: Definition, *, language: str
) -> dict[str, Any]:
    """Read ``field=value`` pairs; an item of a list may be given each time.

    ``name=Gender`` gives a text in the language, ``name.zh=性别`` in another, and
    ``name.zh.official=性别`` words that a source prints. A value that begins with
    ``[`` or ``{`` is read as YAML. Nothing after the sign empties the field.

    Raises:
        TypedError: a pair has no sign.
    """
    read: dict[str, Any] = {}
    for pair in pairs:
        path, sign, value = pair.partition("=")
        if not sign or not path:
            raise TypedError(text=pair, wanted="field=value, such as place.en=Geneva")
        name, *within = path.split(".")
        _put(read, name, within, value, definition=definition, language=language)
    return read


def _put(  # noqa: PLR0913 - one pair, taken apart
    read: dict[str, Any],
    name: str,
    within: Sequence[str],
    value: str,
    *,
    definition: Definition,
    language: str,
) -> None:
    member = definition.by_name.get(name)
    of_type = member.field.type if member else None
    if value[:1] in ("[", "{") and not within:
        read[name] = without_lines(read_yaml(value))
    elif not value and not within:
        read[name] = None
    elif of_type is Type.TEXT or name in _COMMON_TEXTS or within:
        words = {"official": value} if within[1:] == ["official"] else value
        code = within[0] if within else language
        read[name] = {**(read.get(name) or {}), code: words}
    elif of_type in LISTS or name in _COMMON_LISTS:
        read[name] = [*(read.get(name) or []), value]
    else:
        read[name] = value


def read_texts(given: Iterable[str], *, language: str) -> dict[str, str]:
    """Read words, each in the language or after another one's code, as ``zh=性别``."""
    read: dict[str, str] = {}
    for one in given:
        code, sign, words = one.partition("=")
        if sign and code in LANGUAGES:
            read[code] = words
        else:
            read[language] = one
    return read


def read_source_text(given: str) -> dict[str, str]:
    """Read ``document=…,para=…,words=…``; words may have commas of their own.

    Raises:
        TypedError: a part is no field of a source.
    """
    read: dict[str, str] = {}
    for part in _NEXT_FIELD.split(given):
        name, sign, value = part.partition("=")
        if not sign or name.strip() not in SOURCE_FIELDS:
            wanted = "document=…,para=…,words=…,printed=…,day=2021-07-05"
            raise TypedError(text=part, wanted=wanted)
        read[SOURCE_FIELDS[name.strip()]] = value
    return read
