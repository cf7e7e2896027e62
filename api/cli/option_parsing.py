"""Reads the values of ``--set``, ``--source`` and ``--title``."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from api.importing.yaml_reader import read_yaml
from domain.errors import DomainError
from domain.fields import Type
from domain.kinds import Definition
from domain.recording.common_fields import COMMON_TEXTS

LISTS = (Type.WORDS, Type.REFS)
OCCURRED = "occurred"
COMMON_LISTS = ("concerns",)
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
_OTHER_FIELD = re.compile(r",\s*([a-z_]+=)")
"""Text that looks like a field of a source."""

_LANGUAGE = re.compile("[a-z]{2}", re.ASCII)
"""The code of a language; those that the ledger has are checked later."""

_FREE = ("words", "printed")
"""Fields with text that a document prints; it may contain commas and signs."""


class TypedError(DomainError):
    """A text is not of the form field=value."""

    key = "refusal/typed"


class SetReader:
    """Reads ``field=value`` pairs of one entry.

    ``name=Gender`` sets a text in the language, ``name.zh=性别`` in another, and
    ``name.zh.official=性别`` words that a source prints. For a list, each pair adds an
    item. A value that begins with ``[`` or ``{`` is read as YAML. An empty value
    empties the field.

    Args:
        language: of words without a language.
        current: the present values of the entry; a text keeps its other languages.
    """

    def __init__(
        self,
        definition: Definition,
        *,
        language: str,
        current: Mapping[str, Any] | None = None,
    ) -> None:
        self._definition = definition
        self._language = language
        self._current = current or {}

    def read(self, pairs: Iterable[str]) -> dict[str, Any]:
        """Read pairs: field -> value.

        Raises:
            TypedError: a pair has no ``=``, or a part of a field that has no parts.
        """
        read: dict[str, Any] = {}
        for pair in pairs:
            path, sign, value = pair.partition("=")
            if not (sign and path):
                wanted = "field=value, such as place.en=Geneva"
                raise TypedError(text=pair, wanted=wanted)
            name, _, part = path.partition(".")
            read[name] = self._value(name, part, value, read.get(name))
        return read

    def _value(self, name: str, part: str, value: str, so_far: Any) -> Any:  # noqa: ANN401 - JSON values have no one type
        member = self._definition.by_name.get(name)
        of_type = member.field.type if member else None
        if not part and not value:
            return None
        is_date = of_type is Type.DATE or name == OCCURRED
        if not part and value[0] in ("{" if is_date else "[{"):
            return read_yaml(value)
        if of_type is Type.TEXT or name in COMMON_TEXTS:
            before = so_far or self._current.get(name) or {}
            return {**before, **self._wording(part, value)}
        if part and name == OCCURRED:
            return {**(so_far or self._current.get(name) or {}), part: value}
        if part:
            wanted = f"{name}=…, without a dot"
            raise TypedError(text=f"{name}.{part}={value}", wanted=wanted)
        if of_type in LISTS or name in COMMON_LISTS:
            return [*(so_far or []), value]
        return value

    def _wording(self, part: str, value: str) -> dict[str, Any]:
        code, _, mark = part.partition(".")
        if mark not in ("", "official"):
            wanted = "field.zh=… or field.zh.official=…"
            raise TypedError(text=f"….{part}={value}", wanted=wanted)
        wording = {"words": value, "official": mark == "official"}
        return {code or self._language: wording}


def read_texts(given: Iterable[str], *, language: str) -> dict[str, str]:
    """Read words in the language, or in another one after its code, as ``zh=性别``."""
    read: dict[str, str] = {}
    for one in given:
        code, sign, words = one.partition("=")
        if sign and _LANGUAGE.fullmatch(code):
            read[code] = words
        else:
            read[language] = one
    return read


def read_source_text(given: str) -> dict[str, str]:
    """Read ``document=…,para=…,words=…``; words may contain commas.

    Raises:
        TypedError: a part is not a field of a source.
    """
    read: dict[str, str] = {}
    for part in _NEXT_FIELD.split(given):
        name, sign, value = part.partition("=")
        if not sign or name.strip() not in SOURCE_FIELDS:
            wanted = "document=…,para=…,words=…,printed=…,day=2021-07-05"
            raise TypedError(text=part, wanted=wanted)
        slip = _OTHER_FIELD.search(value)
        if slip and name.strip() not in _FREE:
            raise TypedError(text=slip[1], wanted=f"one of {', '.join(SOURCE_FIELDS)}")
        read[SOURCE_FIELDS[name.strip()]] = value
    return read
