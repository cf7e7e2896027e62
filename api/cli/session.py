"""What one run of the command line knows: who records, the clock, the house."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.cli import error_mapping
    from api.container import Services
    from api.settings import Settings
else:
    from api.cli.lazy_import import lazy

    error_mapping = lazy("api.cli.error_mapping")


@dataclass(frozen=True)
class Session:
    """One run.

    Attributes:
        actor, entity: as given with the global options; None where not.
    """

    clock: Callable[[], datetime]
    actor: str | None = None
    entity: str | None = None

    def on_behalf(self, actor: str | None, entity: str | None) -> "Session":
        """Give the session with the global options taken up."""
        return replace(self, actor=actor, entity=entity)

    def settings(self, **given: object) -> "Settings":
        """Read the settings, those given winning.

        Raises:
            CommandError: a setting cannot be used.
        """
        return error_mapping.settings(actor=self.actor, entity=self.entity, **given)

    @contextmanager
    def services(self) -> "Iterator[Services]":
        """Open the ledger, tell faults and refusals in words, close it again.

        Raises:
            CommandError: whatever went wrong that was foreseen.
        """
        with error_mapping.services(self.settings(), self.clock) as services:
            yield services
