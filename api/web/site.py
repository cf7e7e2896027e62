"""Every page: its address, its place in the navigation, and an example to visit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from api.web.links import fill_path, places_of, query_string
from api.web.page import Page, Redirect
from api.web.pages.calendar import calendar
from api.web.pages.changes import changes
from api.web.pages.entry import entry
from api.web.pages.explorer import explorer
from api.web.pages.mandates import mandates
from api.web.pages.matrix import matrix
from api.web.pages.overview import overview
from api.web.pages.report import report
from api.web.pages.reports import reports
from api.web.pages.subject import subject
from api.web.reading import Reading

PageFunction = Callable[[Reading], Page | Redirect]


@dataclass(frozen=True)
class Address:
    """A page of the site.

    Attributes:
        path: of its address, with the places of what it names.
        page: the function of the page; the name of the page is its name.
        place: where the navigation leads to it: in the "head", in the "foot", or
            nowhere.
        formats: the endings under which it is sent as a file.
        example: values for the places of its path, as tests visit it.
    """

    path: str
    page: PageFunction
    place: str = ""
    formats: tuple[str, ...] = ()
    example: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name by which links are made; ``page/<name>`` is its title."""
        return getattr(self.page, "__name__", "")


SITE = (
    Address("/", overview, "head"),
    Address("/matrix", matrix, "head"),
    Address("/calendar", calendar, "head"),
    Address("/mandates", mandates, "head"),
    Address("/reports", reports, "head"),
    Address("/changes", changes, "head"),
    Address("/reports/{reference:path}", report, example={"reference": "MC-4/INF/22"}),
    Address(
        "/s/{family}/{reference:path}",
        subject,
        example={"family": "body", "reference": "joint-task-force"},
    ),
    Address("/e/{position:int}", entry, example={"position": "1"}),
    Address("/explorer", explorer, "foot"),
)

BY_NAME = {one.name: one for one in SITE}


def link(page: str, given: Mapping[str, object], suffix: str = "") -> str:
    """Return the address of a page.

    Args:
        given: values of the places of its path; all others are parameters.
        suffix: of a format, such as ``.csv``.

    Raises:
        KeyError: there is no such page, or a place of its path has no value.
    """
    address = BY_NAME[page]
    places = places_of(address.path)
    path = fill_path(address.path, given)
    return f"{path}{suffix}" + query_string(
        (name, value) for name, value in given.items() if name not in places
    )
