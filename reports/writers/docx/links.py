"""What a Word file would fetch from elsewhere when it is opened: a report does not.

Whoever keeps the other place would learn who reads the report, and could change it.
"""

from collections.abc import Iterator

from reports.writers.docx.package import Package
from reports.writers.docx.xml import Element, w

SETTINGS = "word/settings.xml"
RELATIONS = "word/_rels/settings.xml.rels"
_FOLLOWED = ("/hyperlink", "/attachedTemplate")
"""A reader follows a link if they wish; the template of a template is left out."""


def fetched(package: Package) -> list[str]:
    """List the places from which something would be fetched."""
    return sorted(
        one.get("Target", "")
        for name in package.parts
        if name.endswith(".rels")
        for one in package.xml(name)
        if one.get("TargetMode") == "External" and not _is(one, *_FOLLOWED)
    )


def detach(package: Package) -> None:
    """Leave out the template that a template was made from, and where it was kept."""
    if RELATIONS not in package.parts:
        return
    relations = package.xml(RELATIONS)
    for one in list(_attached(relations)):
        relations.remove(one)
    package.put(RELATIONS, relations)
    settings = package.xml(SETTINGS)
    for one in settings.findall(w("attachedTemplate")):
        settings.remove(one)
    package.put(SETTINGS, settings)


def _attached(relations: Element) -> Iterator[Element]:
    return (one for one in relations if _is(one, "/attachedTemplate"))


def _is(relation: Element, *kinds: str) -> bool:
    return relation.get("Type", "").endswith(kinds)
