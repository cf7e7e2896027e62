"""One run of the command line: its settings, its ledger, and messages of its faults."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa

from api.cli.exit_codes import FAULT, CommandError
from api.container import Services, open_services
from api.logging_setup import configure_logging
from api.settings import Settings, SettingsError, load_settings
from domain.errors import DomainError
from domain.log import LostRaceError
from domain.recording.refusals import Doubt, DoubtfulError
from store.copies.scratch import scratch_copy
from store.errors import StoreError


class Session(NamedTuple):
    """One run.

    Attributes:
        actor, entity: as given with the global options; None if not given.
        scratch: whether to work on a temporary copy of the ledger.
        database: address of the ledger; None for that of the settings.
    """

    clock: Callable[[], datetime]
    actor: str | None
    entity: str | None
    scratch: bool = False
    database: str | None = None

    def settings(self, **given: object) -> Settings:
        """Read the settings, and configure logging; `given` overrides them.

        Raises:
            CommandError: a setting cannot be used.
        """
        try:
            loaded = load_settings(
                actor=self.actor, entity=self.entity, database=self.database, **given
            )
        except SettingsError as error:
            raise CommandError(str(error)) from error
        configure_logging(loaded.log_level)
        return loaded

    @contextmanager
    def ledger_settings(self, **given: object) -> Iterator[Settings]:
        """Read the settings; with `scratch`, they name a copy until the block ends.

        Raises:
            CommandError: a setting cannot be used, or there is nothing to copy.
        """
        settings = self.settings(**given)
        if not self.scratch:
            yield settings
            return
        with mapped_errors(), scratch_copy(settings.database) as address:
            yield settings.model_copy(update={"database": address, "read_only": True})

    @contextmanager
    def services(self) -> Iterator[Services]:
        """Open the ledger, and close it at the end.

        Raises:
            CommandError: the ledger cannot be used, or something was refused.
        """
        with (
            self.ledger_settings() as chosen,
            mapped_errors(),
            open_services(chosen, clock=self.clock) as opened,
        ):
            try:
                yield opened
            except DomainError as error:
                raise CommandError(_refusal(opened, error)) from error


@contextmanager
def mapped_errors() -> Iterator[None]:
    """Put faults of the store into words for the command line."""
    try:
        yield
    except StoreError as error:
        raise CommandError(str(error), code=FAULT) from error
    except sa.exc.DBAPIError as error:
        reason = str(error.orig).strip().split("\n", maxsplit=1)[0]
        message = f"the ledger did not answer: {reason}"
        raise CommandError(message, code=FAULT) from error
    except LostRaceError as error:
        message = f"others kept recording on the same subjects ({error}): try again"
        raise CommandError(message, code=FAULT) from error


def _refusal(opened: Services, error: DomainError) -> str:
    if not isinstance(error, DoubtfulError):
        return opened.words(error)
    lines = [_doubt(opened, one) for one in error.doubts]
    lines.append("nothing was recorded; --confirm records it all the same")
    return "\n".join(lines)


def _doubt(opened: Services, doubt: Doubt) -> str:
    sentence = opened.words(doubt.message)
    if not doubt.event_id:
        return sentence
    return f"{sentence} (trilogue attest {doubt.position} --source document=…)"
