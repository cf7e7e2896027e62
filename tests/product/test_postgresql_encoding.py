"""How a server's database keeps texts, and how a client says that it writes them."""

import pytest
import sqlalchemy as sa

from store.engine import open_engine
from store.errors import AddressError
from tests.support.engine_twins import OFFICER, services_for
from tests.support.examples import formed
from tests.support.graphql_queries import TODAY
from tests.support.log_examples import Clock
from tests.support.postgresql_server import made_database

pytest_plugins = ("tests.support.ledgers",)
pytestmark = pytest.mark.postgresql


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_database_that_cannot_keep_every_script_is_refused(
    postgresql: str, encoding: str
) -> None:
    """Before anything is made in it: an entry in Chinese could never be answered."""
    plain = "LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0"
    latin = f"ENCODING '{encoding}' {plain}"
    address = made_database(postgresql, latin)

    with pytest.raises(AddressError, match=f"texts in {encoding}, and UTF8 is needed"):
        open_engine(address, create=True)


def test_what_the_environment_says_of_texts_changes_nothing(
    postgresql_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that is set up for one script records all of them."""
    monkeypatch.setenv("PGCLIENTENCODING", "LATIN1")
    services = services_for(postgresql_address, Clock(TODAY))

    services.ledger.record([formed("工作组", "2019")], OFFICER, confirmed=True)

    services.reader.moment()  # brings the tables up to the log
    [(words,)] = services.reader.rows(
        sa.select(services.reader.tables()["line"].c.words)
    )
    services.close()
    assert "工作组" in words
