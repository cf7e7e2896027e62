"""The message catalogue: one PO file for each language, read once."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from types import MappingProxyType
from typing import NamedTuple

from babel.messages.catalog import Message as PoMessage
from babel.messages.pofile import read_po


class Message(NamedTuple):
    """The words under one key.

    Attributes:
        forms: one, or one for each plural category of the language.
        notes: comments of translators of the form ``name: value``, such as ``state``.
    """

    forms: tuple[str, ...]
    notes: Mapping[str, str]


@cache
def catalogue(language: str) -> Mapping[str, Message]:
    """Read the messages of a language: address -> message, without empty ones.

    Raises:
        PoFileError: the file is not a PO file.
    """
    written = files("wording").joinpath("locale", f"{language}.po").read_bytes()
    read = read_po(BytesIO(written), abort_invalid=True)
    found = {
        f"{message.context}/{_key(message)}": Message(_forms(message), _notes(message))
        for message in read
        if message.context and any(_forms(message))
    }
    return MappingProxyType(found)


def _key(message: PoMessage) -> str:
    key = message.id
    return key if isinstance(key, str) else str(key[0])


def _forms(message: PoMessage) -> tuple[str, ...]:
    words = message.string
    return (words,) if isinstance(words, str) else tuple(words or ())


def _notes(message: PoMessage) -> Mapping[str, str]:
    pairs = (one.partition(":") for one in message.user_comments)
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}
