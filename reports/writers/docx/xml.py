"""Elements of WordprocessingML, made without the slow ways of a document object."""

from collections.abc import Iterable

from lxml import etree
from lxml.etree import _Element

Element = _Element
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
"""Attribute by which Word knows a paragraph, whatever is typed in it."""

_MAP = {"w": W}
_WORD_2010 = {"w14": "http://schemas.microsoft.com/office/word/2010/wordml"}
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_STRICT = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
)


class DoctypeError(Exception):
    """A part begins with a document type: it could name files, or grow without end."""


def w(name: str) -> str:
    """Give the qualified name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def element(name: str, /, *children: Element | None, **attributes: str) -> Element:
    """Make an element; a child that is None is left out."""
    made = etree.Element(w(name), nsmap=_MAP)
    for key, value in attributes.items():
        made.set(w(key), value)
    made.extend(child for child in children if child is not None)
    return made


def text_element(words: str) -> Element:
    """Make the element that holds words, with the spaces at their ends."""
    made = element("t")
    made.text = words
    made.set(XML_SPACE, "preserve")
    return made


def paragraph(style: str, *children: Element | None) -> Element:
    """Make a paragraph in a style; properties among the children join its own."""
    properties = element("pPr", element("pStyle", val=style))
    made = element("p", properties)
    for child in children:
        if child is None:
            continue
        is_property = child.tag in _PROPERTIES
        (properties if is_property else made).append(child)
    return made


_PROPERTIES = frozenset(map(w, ("numPr", "pBdr", "spacing", "ind", "jc")))


def keep_with_next(paragraph: Element) -> None:
    """Keep a paragraph on the page of the next one."""
    paragraph[0].insert(1, element("keepNext"))  # right behind the style


def parse(content: bytes) -> Element:
    """Read the XML of a part, without what is no element: comments, instructions.

    Raises:
        lxml.etree.XMLSyntaxError: it is not XML.
        DoctypeError: it declares a type or entities, which Word never writes.
    """
    root = etree.fromstring(content, parser=_STRICT)
    if root.getroottree().docinfo.internalDTD is not None:
        raise DoctypeError
    return root


def with_paragraph_ids(root: Element) -> Element:
    """Copy the root of a part so that its paragraphs may have :data:`PARAGRAPH_ID`.

    Programs that do not know the attribute are told to ignore it.
    """
    declared = {name: uri for name, uri in root.nsmap.items() if name}
    names = declared | _WORD_2010 | {"mc": _COMPATIBILITY}
    made = etree.Element(root.tag, nsmap=names)
    for name, value in root.attrib.items():
        made.set(name, value)
    ignorable = [*_ignorable(root), *_WORD_2010]
    made.set(f"{{{_COMPATIBILITY}}}Ignorable", " ".join(dict.fromkeys(ignorable)))
    made.extend([*root])
    return made


def serialize(root: Element) -> bytes:
    """Write a part, always in the same way."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(_ignorable(root)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _ignorable(root: Element) -> Iterable[str]:
    """List prefixes that an attribute names, which must go on being declared."""
    for name, value in root.attrib.items():
        if str(name).endswith("}Ignorable"):
            yield from str(value).split()


def inserted(parent: Element, child: Element, *, before: frozenset[str]) -> None:
    """Put a child where the schema wants it: before the first of some others."""
    for place, other in enumerate(parent):
        if other.tag in before:
            parent.insert(place, child)
            return
    parent.append(child)
