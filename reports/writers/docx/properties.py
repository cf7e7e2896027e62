"""Properties of a Word file: what it is, and never who made it or when."""

from collections.abc import Mapping

from lxml import etree

from reports.model import Document, plain
from reports.writers.docx.package import Package
from reports.writers.docx.runs import TAGS
from reports.writers.docx.xml import serialize

CORE = "docProps/core.xml"
CUSTOM = "docProps/custom.xml"
NAME = "Trilogue "
"""What the names of our own properties begin with."""

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that users name
_FIRST = 2  # number of the first such property, by the standard
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def put_properties(
    package: Package, document: Document, properties: Mapping[str, str]
) -> None:
    """Say what the file is: its title and language, and what the caller says of it."""
    core = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE})
    title = plain(document.masthead.title)
    tag = TAGS.get(document.language, document.language)
    for name, value in (("title", title), ("language", tag)):
        one = etree.SubElement(core, f"{{{_DUBLIN}}}{name}", nsmap={"dc": _DUBLIN})
        one.text = value
    package.parts[CORE] = serialize(core)
    media = "application/vnd.openxmlformats-package.core-properties+xml"
    package.add(CORE, media=media, relation=f"{_PACKAGE}core-properties", of="")
    _put_custom(package, {**properties, "language": document.language})


def _put_custom(package: Package, properties: Mapping[str, str]) -> None:
    made = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={"op": _CUSTOM})
    for number, name in enumerate(sorted(properties), start=_FIRST):
        one = etree.SubElement(made, f"{{{_CUSTOM}}}property", fmtid=_FORMAT)
        one.set("pid", str(number))
        one.set("name", NAME + name)
        value = etree.SubElement(one, f"{{{_VALUES}}}lpwstr", nsmap={"vt": _VALUES})
        value.text = properties[name]
    package.parts[CUSTOM] = serialize(made)
    media = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    package.add(CUSTOM, media=media, relation=f"{_OFFICE}custom-properties", of="")


def properties_of(package: Package) -> dict[str, str]:
    """Read the properties that :func:`put_properties` was given, and the language.

    Raises:
        NotWordError: they cannot be read.
    """
    if CUSTOM not in package.parts:
        return {}
    root = package.xml(CUSTOM)
    named = {str(one.get("name")): "".join(map(str, one.itertext())) for one in root}
    return {
        name.removeprefix(NAME): value
        for name, value in named.items()
        if name.startswith(NAME)
    }
