"""Ledgers to query: copies of files that are made once in each test process."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from api.cli.files.import_files import take
from api.cli.files.init_ledger import founding_sheets
from api.container import Services, build_services
from api.settings import Settings
from store.engine import open_engine
from tests.support.desks import NAME, empty_ledger
from tests.support.graphql_queries import TODAY
from tests.support.log_examples import Clock


def empty_services(folder: Path, clock: Clock) -> Services:
    """Open an empty ledger in a folder; the caller closes it."""
    return _open_copy(empty_ledger(), folder, clock)


def founding_services(folder: Path, clock: Clock) -> Services:
    """Open a ledger with the founding history in a folder; the caller closes it."""
    return _open_copy(_founding_ledger(), folder, clock)


@cache
def _founding_ledger() -> bytes:
    with TemporaryDirectory() as folder:
        services = empty_services(Path(folder), Clock(TODAY))
        take(services, founding_sheets(), confirmed=True)
        services.reader.projector.catch_up()
        services.close()
        return Path(folder, NAME).read_bytes()


def _open_copy(ledger: bytes, folder: Path, clock: Clock) -> Services:
    place = folder / NAME
    place.write_bytes(ledger)
    settings = Settings(database=f"sqlite:///{place}")
    return build_services(open_engine(settings.database), settings, clock=clock)
