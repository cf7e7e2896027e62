"""The zip of a Word file: its parts, and how they are packed, always in one way."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from reports.writers.docx.xml import DoctypeError, Element, parse, serialize

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
MAXIMUM = 200 * 1024 * 1024
"""Bytes that a file may unpack to, pictures included; a zip bomb is larger."""
MAXIMUM_XML = 40 * 1024 * 1024
"""Bytes of a part that is read as XML: nobody's report is so long.

In memory it takes about twenty times as much.
"""

# What the standard library raises at damaged, encrypted and unusual zips.
_DAMAGED = (BadZipFile, EOFError, RuntimeError, ValueError, struct.error, zlib.error)
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION = f"{{{_RELATIONS}}}Relationship"
_NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


class NotWordError(Exception):
    """The bytes are not a Word file; the message says how one can tell."""


class Package:
    """The parts of a Word file by name."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = dict(parts)

    @classmethod
    def read(cls, content: bytes) -> "Package":
        """Unpack a file.

        Raises:
            NotWordError: it is damaged, too large, or something else.
        """
        try:
            with ZipFile(BytesIO(content)) as archive:
                found = dict(_unpacked(archive))
        except _DAMAGED as error:
            reason = f"this is not a Word file, or it is damaged: {error}"
            raise NotWordError(reason) from error
        if not {CONTENT_TYPES, DOCUMENT} <= found.keys():
            reason = f"this is not a Word file: it has no {DOCUMENT}"
            raise NotWordError(reason)
        return cls(found)

    def write(self) -> bytes:
        """Pack the parts: sorted by name, and without a time."""
        buffer = BytesIO()
        first = [CONTENT_TYPES]
        with ZipFile(buffer, "w") as archive:
            for name in first + sorted(self.parts.keys() - set(first)):
                archive.writestr(_entry(name), self.parts[name])
        return buffer.getvalue()

    def xml(self, name: str) -> Element:
        """Read a part as XML.

        Raises:
            NotWordError: the file lacks it, it is too long, or it is no XML.
        """
        if len(self.parts.get(name, b"")) > MAXIMUM_XML:
            reason = f"{name} of this Word file is longer than {MAXIMUM_XML:,} bytes"
            raise NotWordError(reason)
        try:
            return parse(self.parts[name])
        except DoctypeError as error:
            reason = f"{name} has a document type, which no Word file has"
            raise NotWordError(reason) from error
        except (KeyError, etree.XMLSyntaxError) as error:
            reason = f"this Word file is damaged: {name} is missing or is no XML"
            raise NotWordError(reason) from error

    def put(self, name: str, root: Element) -> None:
        """Keep a part that is there, or one that :meth:`add` speaks of."""
        self.parts[name] = serialize(root)

    def target(self, relation: str, *, of: str = DOCUMENT) -> str:
        """Give the part or address that a relation of a part names; or nothing."""
        folder, _, file = of.rpartition("/")
        place = f"{folder}/_rels/{file}.rels"
        found = self.xml(place) if place in self.parts else ()
        return next(
            (one.get("Target", "") for one in found if one.get("Id") == relation), ""
        )

    def add(self, name: str, *, media: str, relation: str, of: str = DOCUMENT) -> None:
        """Say of a new part what it is, and to what it belongs; ``of`` may be empty.

        Nothing happens where the file says so already.
        """
        types = self.xml(CONTENT_TYPES)
        if not any(one.get("PartName") == f"/{name}" for one in types):
            etree.SubElement(
                types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=media
            )
            self.put(CONTENT_TYPES, types)
        self._relate(name, relation=relation, of=of)

    def _relate(self, name: str, *, relation: str, of: str) -> None:
        folder, _, file = of.rpartition("/")
        place = f"{folder}/_rels/{file}.rels".lstrip("/")
        self.parts.setdefault(place, _NO_RELATIONS)
        relations = self.xml(place)
        if any(one.get("Type") == relation for one in relations):
            return
        taken = {one.get("Id") for one in relations}
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        target = name.removeprefix(f"{folder}/") if folder else name
        etree.SubElement(
            relations, _RELATION, Id=f"rId{number}", Type=relation, Target=target
        )
        self.put(place, relations)


def _unpacked(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    left = MAXIMUM
    for entry in archive.infolist():
        left -= entry.file_size
        if left < 0:
            reason = f"this file unpacks to more than {MAXIMUM:,} bytes"
            raise NotWordError(reason)
        if not entry.is_dir():
            yield entry.filename, archive.read(entry)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, date_time=_FIRST_DAY)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    entry.create_system = 3  # else it says on which system the file was made
    return entry
