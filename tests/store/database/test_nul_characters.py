"""NUL in a query: no text contains one, so nothing is found."""

import pytest
import sqlalchemy as sa

from domain.kinds.body import Formed
from domain.recording.acts import Record
from domain.texts import Wording
from projections.projector.generations import create_tables
from projections.projector.search_words import search_terms
from projections.queries.timelines.filters import EntryFilter, select_entries
from tests.support.desks import furnish
from tests.support.log_examples import Clock

pytest_plugins = ("tests.support.ledgers",)


@pytest.mark.parametrize(("text", "found"), [("zebra", 1), ("a\x00b", 0), ("\x00", 0)])
def test_a_word_with_a_zero_is_in_no_entry(
    engine: sa.Engine, clock: Clock, text: str, found: int
) -> None:
    """Neither does the part before it end a search, nor is it a fault."""
    create_tables(engine)
    desk = furnish(engine, clock)
    desk.record(Record.of(Formed(name={"en": Wording("zebra")}), "body:one"))

    rows = desk.reader.rows(
        select_entries(EntryFilter(terms=search_terms(text)), desk.reader.moment())
    )

    assert len(rows) == found


def test_a_value_with_a_zero_is_equal_to_no_other(engine: sa.Engine) -> None:
    """Whoever asks for a subject by such a name learns that there is none."""
    given = sa.literal("a\x00b")

    with engine.connect() as connection:
        row = connection.execute(sa.select(given == "a", given == "a\tb")).one()

    assert [bool(one) for one in row] == [False, False]
