"""HTML: one file that needs nothing else, for screens, screen readers and printers."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from reports.model import Block, Document, Heading, Mark, Paragraph, plain
from reports.writers.marks import ORGANIZATION, direction_of, printed_number

_UNFIT = re.compile(r"[^A-Za-z0-9]+")
Part = tuple[str, Block | list[Block]]


def write_html(document: Document, *, properties: Mapping[str, str] = {}) -> bytes:
    """Write a document as one HTML file.

    Args:
        properties: facts of the edition, kept in its head.
    """
    written = _template().render(
        document=document,
        head=document.masthead,
        organization=ORGANIZATION[document.language],
        blocks=_in_parts(document.blocks),
        properties=sorted(one for one in properties.items() if one[1]),
        place=_Names().name,
        reference=_Names(prefix="mark-").name,
        style=_style(),
    )
    return written.encode()


class _Names:
    """Names of places in the file, none given twice."""

    def __init__(self, prefix: str = "") -> None:
        self._prefix = prefix
        self._given: Counter[str] = Counter()

    def name(self, wanted: object) -> str:
        """Give the wanted name; with a number after it from the second time on."""
        name = self._prefix + _UNFIT.sub("-", str(wanted))
        self._given[name] += 1
        times = self._given[name]
        return name if times == 1 else f"{name}--{times}"


def _in_parts(blocks: Iterable[Block]) -> Iterator[Part]:
    """Put items that follow one another into one list."""
    for kind, some in groupby(blocks, key=_kind):
        if kind == "items":
            yield kind, list(some)
        else:
            for block in some:
                yield kind, block


def _kind(block: Block) -> str:
    if isinstance(block, Paragraph):
        return "items" if block.level else "paragraph"
    return "heading" if isinstance(block, Heading) else "table"


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        loader=PackageLoader("reports.writers"),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(
        direction_of=direction_of,
        plain=plain,
        printed_number=printed_number,
    )
    environment.tests["mark"] = lambda run: isinstance(run, Mark)
    return environment.get_template("report.html")


@lru_cache(maxsize=1)
def _style() -> Markup:
    """Read the style sheet; it is ours and holds no word of the document."""
    sheet = files("reports.writers").joinpath("templates/report.css")
    return Markup(sheet.read_text(encoding="utf-8"))  # noqa: S704 - of this package
