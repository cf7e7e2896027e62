"""What differs between two moments is the same, wherever the record is kept."""

import pytest

from api.cli.founding import founding_sheets
from api.cli.importing import take
from api.house import furnish
from api.settings import Settings
from store.engine import create_log, open_engine
from tests.diffs import differing
from tests.log_examples import Clock
from tests.questions import TODAY, Asker
from tests.test_questions_diff_paging import QUESTIONS

pytest_plugins = ("tests.askers", "tests.ledgers")


@pytest.mark.postgresql
def test_postgresql_tells_the_same_differences(
    founded: Asker, postgresql_address: str
) -> None:
    """Order, pages and reasons do not depend on the database."""
    engine = open_engine(postgresql_address, create=True)
    create_log(engine)
    clock = Clock(TODAY)
    house = furnish(engine, Settings(database=postgresql_address), clock=clock)
    take(house, founding_sheets(), confirmed=True)
    ask = Asker(house, clock)
    asked = [f'with: {{asOf: "2021-03-31"}}, of: {of}' for of in QUESTIONS]

    found = [differing(ask, one, '(asOf: "2018-01-31")') for one in asked]

    house.close()
    assert found == [differing(founded, one, '(asOf: "2018-01-31")') for one in asked]
