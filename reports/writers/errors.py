"""Errors of writers; importing them loads no writer."""

from collections.abc import Iterable


class TemplateError(Exception):
    """A Word template cannot be used; nothing was written.

    Attributes:
        problems: all of them, so that they can be mended at once.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            "the Word template cannot be used: " + "; ".join(self.problems)
        )
