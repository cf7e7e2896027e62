"""Addresses of pages, made by name in one place; they keep language and moment."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlencode

KEPT = ("language", "as_of", "known_at", "compare")
"""Parameters of an address that every link to another page keeps."""

FORMATS = ("csv", "xlsx", "json", "atom", "ics")
"""Endings of the addresses under which a page is sent as a file."""

_ENDING = re.compile(rf"(\.({'|'.join(FORMATS)})|~)\Z")
_ESCAPED = re.compile(r"\A(~|\.{1,2}\Z)")
_PLACES = re.compile(r"{(\w+)(?::\w+)?}")
_SAFE = "/:@!$&'()*+,;=~"


def escape_reference(reference: str) -> str:
    """Write a reference so that it can end an address.

    Browsers remove the segments ``.`` and ``..`` from an address, and an ending such
    as ``.csv`` asks for a file. A tilde before a segment, or at the end, prevents it.
    """
    segments = reference.split("/")
    kept = "/".join(_ESCAPED.sub(r"~\g<0>", one) for one in segments)
    return f"{kept}~" if _ENDING.search(reference) else kept


def read_reference(escaped: str) -> str:
    """Return the reference that an address names: the inverse of `escape_reference`."""
    kept = escaped.removesuffix("~") if _is_marked(escaped) else escaped
    return "/".join(one.removeprefix("~") for one in kept.split("/"))


def _is_marked(escaped: str) -> bool:
    """Return whether the last tilde is a mark, and not that of a segment `~`."""
    return escaped.endswith("~") and bool(_ENDING.search(escaped[:-1]))


def fill_path(path: str, parts: Mapping[str, object]) -> str:
    """Put values into the places of a path, such as ``/s/{family}/{reference:path}``.

    Raises:
        KeyError: a place has no value.
    """

    def value_of(place: re.Match[str]) -> str:
        return quote(escape_reference(str(parts[place[1]])), safe=_SAFE)

    return _PLACES.sub(value_of, path)


def places_of(path: str) -> tuple[str, ...]:
    """Return the names of the places of a path."""
    return tuple(_PLACES.findall(path))


def query_string(given: Iterable[tuple[str, object]]) -> str:
    """Write parameters as the end of an address; those without a value are left out.

    A parameter whose value is a list or a tuple is written once for each item.
    """
    pairs = [(name, value) for name, value in given if value not in (None, "", (), [])]
    return f"?{urlencode(pairs, doseq=True)}" if pairs else ""
