"""A folder of the files that entries name by digest; their names are the digests."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from api.cli.exit_codes import FAULT, CommandError
from store.artefacts import Artefacts, digest_of

TYPES = "media-types.json"
"""The file of a folder with the media types of the others."""

UNTOLD = "application/octet-stream"
"""Media type of a file that `TYPES` does not list."""


class Kept(NamedTuple):
    """How many files of a folder were new, and how many were known already."""

    fresh: int
    known: int


def write_artefacts(kept: Artefacts, folder: Path) -> int:
    """Write all stored files into a folder; return their number.

    Raises:
        CommandError: the folder cannot be written.
    """
    types: dict[str, str] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for digest in kept.digests():
            found = kept.get(digest)
            (folder / digest).write_bytes(found.content)
            types[digest] = found.media_type
        (folder / TYPES).write_bytes(msgspec.json.encode(types, order="sorted"))
    except OSError as error:
        message = f"{folder} cannot be written: {error.strerror or error}"
        raise CommandError(message, code=FAULT) from error
    return len(types)


def keep_artefacts(kept: Artefacts, folder: Path, *, dry_run: bool = False) -> Kept:
    """Store the files of a folder, or none if one is wrong.

    Raises:
        CommandError: a file does not have the digest in its name, or the folder
            cannot be read.
    """
    types = verified(folder)
    known = {*kept.digests()}
    fresh = [one for one in types if one not in known]
    for name in () if dry_run else fresh:
        kept.put((folder / name).read_bytes(), types[name])
    return Kept(len(fresh), len(types) - len(fresh))


def verified(folder: Path) -> Mapping[str, str]:
    """Return the names of the files of a folder, with their media types.

    Raises:
        CommandError: a file does not have the digest in its name, or the folder
            cannot be read.
    """
    try:
        types = _types(folder)
        return {name: types.get(name, UNTOLD) for name in _verified(folder)}
    except OSError as error:
        message = f"{folder} cannot be read: {error.strerror or error}"
        raise CommandError(message) from error


def _types(folder: Path) -> Mapping[str, str]:
    place = folder / TYPES
    if not place.exists():
        return {}
    try:
        return msgspec.json.decode(place.read_bytes(), type=dict[str, str])
    except msgspec.MsgspecError as error:
        message = f"{place} does not say of which media type files are: {error}"
        raise CommandError(message) from error


def _verified(folder: Path) -> Iterator[str]:
    """Yield the names of the files, except hidden ones of a file manager."""
    wrong = []
    for file in sorted(folder.iterdir()):
        if file.name == TYPES or file.name.startswith("."):
            continue
        if digest_of(file.read_bytes()) != file.name:
            wrong.append(file.name)
        yield file.name
    if wrong:
        message = (
            f"nothing was kept: {', '.join(wrong)} in {folder} is not what its name "
            "says, the SHA-256 of what stands in it; take it from another copy"
        )
        raise CommandError(message)
