"""What the function of a page returns: values, which `api.web.app` sends over HTTP."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from projections.query_definitions.definition import Query


class Operation(NamedTuple):
    """A GraphQL operation of ours: the name of its file, and its variables."""

    name: str
    variables: Mapping[str, Any]


class Listing(NamedTuple):
    """The rows that a page lists, as its files hold them.

    Attributes:
        query: the definition of the query whose rows they are.
        parameters: the parameters of the query; as the page's own filters say.
        operation: the GraphQL operation that lists the same rows.
    """

    query: Query[Any, Any]
    parameters: Any
    operation: Operation


@dataclass(frozen=True)
class Page:
    """A page to show.

    Attributes:
        template: the name of its template, in the folder ``templates/pages``.
        facts: what the template names.
        listing: the rows that its files hold; None if it has no files.
        subject: the reference, with its family, of the subject that it shows; the
            moment bar steps through the days on which this subject changed.
    """

    template: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    listing: Listing | None = None
    subject: str = ""


class Redirect(NamedTuple):
    """Another page, where the reader is sent.

    Attributes:
        page: the name of the page.
        parts: values of the places of its path, and parameters.
    """

    page: str
    parts: Mapping[str, Any]


class Choice(NamedTuple):
    """A filter that a reader can choose, shown as a link.

    Attributes:
        address: the page with this filter; without it, if it is chosen.
        rows: how many rows it leaves; None if that is not known.
    """

    label: str
    address: str
    is_chosen: bool = False
    rows: int | None = None


class Choices(NamedTuple):
    """Filters of one sort, of which a reader chooses one."""

    label: str
    choices: Sequence[Choice]
