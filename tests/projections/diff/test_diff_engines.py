"""What differs between two moments is the same, wherever the record is kept."""

import pytest

from api.cli.files.import_files import take
from api.cli.files.init_ledger import founding_sheets
from api.container import build_services
from api.settings import Settings
from store.engine import open_engine
from store.formats import create_log
from tests.projections.diff.test_diff_paging import QUESTIONS
from tests.support.diffs import differing
from tests.support.graphql_queries import TODAY, Asker
from tests.support.log_examples import Clock

pytest_plugins = ("tests.support.graphql_ledgers", "tests.support.ledgers")


@pytest.mark.postgresql
def test_postgresql_tells_the_same_differences(
    founded: Asker, postgresql_address: str
) -> None:
    """Order, pages and reasons do not depend on the database."""
    engine = open_engine(postgresql_address, create=True)
    create_log(engine)
    clock = Clock(TODAY)
    services = build_services(
        engine, Settings(database=postgresql_address), clock=clock
    )
    take(services, founding_sheets(), confirmed=True)
    ask = Asker(services, clock)
    asked = [f'with: {{asOf: "2021-03-31"}}, of: {of}' for of in QUESTIONS]

    found = [differing(ask, one, '(asOf: "2018-01-31")') for one in asked]

    services.close()
    assert found == [differing(founded, one, '(asOf: "2018-01-31")') for one in asked]
