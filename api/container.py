"""Open a ledger from settings: its engine, log, ledger and reader as one object."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from api.settings import Settings
from api.statement_deadline import check_deadline, limit_statements
from domain.clock import now_utc
from domain.errors import DomainError, Message
from domain.recording.acts import Author
from domain.recording.ledger import Ledger
from domain.references import Ref
from projections.names.resolution import resolve_references
from projections.projector.generations import create_tables, has_tables
from projections.projector.storage import Storage
from projections.queries.similar_subjects import RecordedSubjects
from projections.reader import Reader
from store.cooperation_log import CooperationLog, open_log
from store.database.address import location
from store.database.read_only import (
    forbid_recording,
    is_read_only,
    is_recording_allowed,
)
from store.database.statement_log import count_statements
from store.engine import open_engine, settings_of
from store.errors import LedgerUnavailableError, ScratchNeededError, StoreError
from store.formats import upgrade
from wording.descriptions import description_of

logger = logging.getLogger("trilogue.ledger")

MISSING = ("no such table", "no such column", "does not exist")
"""Parts of the database's messages about a missing table or column."""


class AnswersMissingError(StoreError):
    """The projection tables are missing or outdated. The log is not affected."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(
            f"the projection tables are missing or outdated ({reason}): run "
            "`trilogue rebuild`, which fills them again from the log"
        )
        self.reason = reason


class Services(NamedTuple):
    """The objects that work on one ledger.

    Attributes:
        zone: the ledger's time zone, stored when it was created.
        entities: those for which entries are recorded, stored likewise.
        now: returns the present instant.
    """

    settings: Settings
    engine: sa.Engine
    log: CooperationLog
    ledger: Ledger
    reader: Reader
    zone: ZoneInfo
    entities: Sequence[str]
    now: Callable[[], datetime] = now_utc

    @property
    def today(self) -> date:
        """The calendar day in the ledger's time zone."""
        return self.reader.today()

    def words(self, message: Message | DomainError, language: str = "en") -> str:
        """Put a message into words, with the names of the subjects that it names."""
        from wording.messages import named_subjects  # noqa: PLC0415 - slow to load
        from wording.values import ValueFormatter  # noqa: PLC0415 - slow to load

        if isinstance(message, DomainError):
            message = message.message
        named = {str(one) for one in named_subjects(message)}
        moment = self.reader.moment() if named else None
        names = resolve_references(self.reader, moment, named) if moment else {}
        return ValueFormatter(language, find_name=names.get).sentence(message).words

    def close(self) -> None:
        """Close the connections to the database."""
        self.engine.dispose()


@contextmanager
def open_services(
    settings: Settings, *, clock: Callable[[], datetime] = now_utc
) -> Iterator[Services]:
    """Open the ledger that the settings name, and close it at the end of the block.

    Raises:
        StoreError: there is no ledger, it cannot be used, or the database failed.
    """
    with count_statements() as statements:
        engine = open_engine(settings.database)
        if settings.read_only and not is_read_only(engine):
            forbid_recording(engine, "it was opened for reading")
        try:
            yield build_services(engine, settings, clock=clock)
        except sa.exc.DBAPIError as error:
            raise _to_store_error(error) from error
        finally:
            engine.dispose()
    logger.debug("closed the ledger%s", statements)


def build_services(
    engine: sa.Engine, settings: Settings, *, clock: Callable[[], datetime] = now_utc
) -> Services:
    """Build the services on an engine whose ledger exists."""
    limit_statements(engine)  # before the first connection is used
    made_with = settings_of(engine)
    zone = ZoneInfo(made_with.get("time_zone", settings.time_zone))
    entities = entities_of(made_with)
    if is_read_only(engine):
        _check_tables(engine)
    else:
        _upgrade(engine)
        create_tables(engine)
    log = open_log(engine, clock=clock)
    reader = Reader(
        log, zone=zone, clock=clock, before=check_deadline, describe=description_of
    )
    return Services(
        settings=settings,
        engine=engine,
        log=log,
        ledger=Ledger(
            log,
            zone=zone,
            clock=clock,
            entities=entities,
            known=RecordedSubjects(reader),
        ),
        reader=reader,
        zone=zone,
        entities=entities,
        now=clock,
    )


def _upgrade(engine: sa.Engine) -> None:
    """Give a ledger of an earlier version what it lacks; not if it is only read."""
    if is_recording_allowed(engine) and (formats := upgrade(engine)):
        logger.warning("upgraded the ledger from format %d to format %d", *formats)


def _check_tables(engine: sa.Engine) -> None:
    """Check that tables which cannot be written are up to date with the log.

    Raises:
        ScratchNeededError: they are not.
    """
    reason = "it has no tables of answers for this version"
    if has_tables(engine):
        found = Storage(engine).read_progress()
        if found.position >= found.log_end:
            return
        reason = (
            f"its tables of answers have read {found.position:,} of its "
            f"{found.log_end:,} entries"
        )
    raise ScratchNeededError(place=location(engine.url), reason=reason)


def entities_of(made_with: Mapping[str, str]) -> Sequence[str]:
    """Return the entities of a ledger; one of an earlier version has the three."""
    written = made_with.get("entities", Settings.model_fields["entities"].default)
    return [one.strip() for one in written.split(",") if one.strip()]


def author_from_settings(settings: Settings) -> Author:
    """Return who records and for which entity. Settings are not authenticated.

    Raises:
        BadReferenceError: the actor or the entity is not the reference of an actor.
    """
    by = Ref.parse(settings.actor, "actor").reference
    entity = Ref.parse(settings.entity, "actor").reference if settings.entity else ""
    return Author(by=by, entity=entity, authenticated=False)


def check_author(services: Services) -> None:
    """Refuse an actor or entity that the ledger does not have.

    Raises:
        DomainError: as ``author_from_settings``, or nobody records for the entity.
    """
    services.ledger.check_author(author_from_settings(services.settings))


def _to_store_error(error: sa.exc.DBAPIError) -> StoreError:
    reason = str(error.orig).strip().split("\n", maxsplit=1)[0]
    if any(sign in reason for sign in MISSING):
        return AnswersMissingError(reason=reason)
    return LedgerUnavailableError(reason=reason)
