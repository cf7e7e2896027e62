"""Why a page cannot be shown: a status, and what to say."""

from collections.abc import Sequence

from domain.errors import DomainError


class PageError(DomainError):
    """A page cannot be shown.

    Attributes:
        status: of HTTP.
        problems: sentences in the reader's language; empty if the message says all.
        headers: of the response.
    """

    status = 400

    def __init__(self, **facts: object) -> None:
        super().__init__("", **facts)
        self.problems: Sequence[str] = ()
        self.headers: dict[str, str] = {}


class UnknownPageError(PageError):
    """There is no page at this address."""

    key = "page/unknown_page"
    status = 404


class UnknownThingError(PageError):
    """The record has no such subject or entry; or had none by the moment chosen."""

    key = "page/unknown_thing"
    status = 404


class MethodNotAllowedError(PageError):
    """A page can only be read."""

    key = "page/only_read"
    status = 405

    def __init__(self, headers: dict[str, str]) -> None:
        super().__init__()
        self.headers = headers


class RefusedError(PageError):
    """Something that a page needs was refused; the reason says why."""

    key = "page/problem"

    def __init__(self, status: int, reason: str) -> None:
        super().__init__()
        self.status = status
        self.problems = (reason,)


class ValueTooLongError(PageError):
    """The value of a parameter is too long."""

    key = "page/value_too_long"


class UnreadableMomentError(PageError):
    """A field of the moment bar was not understood."""

    key = "page/unreadable_moment"


class InvalidRequestError(PageError):
    """A value of the address was refused."""

    key = "page/problem"

    def __init__(self, problems: Sequence[str], status: int = 400) -> None:
        super().__init__()
        self.problems = problems
        self.status = status


class NotReadableError(PageError):
    """The ledger cannot be read for the moment."""

    key = "page/not_readable"
    status = 503

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.headers = {"retry-after": str(seconds)}


class UnforeseenError(PageError):
    """Something went wrong that we did not foresee; the log has the number."""

    key = "page/unforeseen"
    status = 500
