"""What is answered does not depend on where the record is kept.

One log is kept twice, and both engines give the same bytes. The server orders words as
English does, as most servers do; SQLite knows no language.
"""

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from api.container import Services
from domain.texts import LANGUAGES
from reports.composer import compose
from reports.model import encode
from tests.attacks import Attack
from tests.attacks.values import VALUES
from tests.projections.diff.test_diff_paging import QUESTIONS
from tests.support.diffs import THING
from tests.support.engine_twins import MOMENTS, Twins, clean
from tests.support.founding_reports import request

pytest_plugins = (
    "tests.support.graphql_ledgers",
    "tests.support.ledgers",
    "tests.support.twin_ledgers",
)
pytestmark = pytest.mark.postgresql

ROOT = Path(__file__).parents[2]
OPERATIONS = [
    file
    for folder in ("tests/questions", "docs/dashboards")
    for file in sorted((ROOT / folder).glob("*.graphql"))
]
WHOLE = """
    matrix { area { ref } latest { position } }
    matrixByGroup { group { ref } }
    entities { entity { ref } }
    contributionTotals { total { amount } }
    termsEnding { subject { ref } }
    findings { rule sentence positions }
    setAside { position }
    around: calendar(filter: { of: "brs" }) { edges { node { subject { ref } } } }
    held: roles(filter: { entity: "brs" }) { edges { node { subject { ref } } } }
    facets: timeline(first: 1) { facets {
        total kinds { kind count } families { family count }
        entities { entity { ref } count } years { year count }
    } }
"""


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.stem)
def test_operation_is_answered_alike(twins: Twins, operation: Path) -> None:
    """A dashboard does not notice where the record is kept."""
    asked = Attack(operation.read_text(encoding="utf-8"))

    here, there = twins.answers(asked)

    assert there == here


@pytest.mark.parametrize("name", VALUES)
def test_harm_is_answered_alike(twins: Twins, name: str) -> None:
    """Whoever means harm learns the same."""
    here, there = twins.answers(VALUES[name])

    assert there == here


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_told_as_a_whole_is_alike(twins: Twins, moment: str) -> None:
    """The matrix, counts and findings, at several moments of both clocks."""
    here, there = twins.answers(Attack(f"{{ at{moment} {{ {WHOLE} }} }}"))

    assert clean(there) == clean(here)
    assert there == here


@pytest.mark.parametrize("of", QUESTIONS)
@pytest.mark.parametrize("when", ['(asOf: "2016-01-31")', '(knownAt: "#600")'])
def test_differences_are_alike(twins: Twins, of: str, when: str) -> None:
    """What came between two days, or was recorded between two positions."""
    with_ = "{}" if "knownAt" in when else '{asOf: "2021-03-31"}'
    document = f"{{ at{when} {{ diff(with: {with_}, of: {of}) {{ {THING} }} }} }}"

    here, there = twins.answers(Attack(document))

    assert clean(there) == clean(here)
    assert there == here


def test_every_row_of_the_tables_is_the_same(twins: Twins) -> None:
    """Also where no question looks today."""
    assert rows(twins.postgresql) == rows(twins.sqlite)


def rows(services: Services) -> dict[str, list[tuple[Any, ...]]]:
    """Read all tables that answers are read from, in the order they were written."""
    made = services.reader.moment().tables
    named = made.views | {"joined": made.joined}
    return {
        name: [
            tuple(row)
            for row in services.reader.rows(
                sa.select(table).order_by(*table.primary_key)
            )
        ]
        for name, table in named.items()
    }


def test_a_report_is_composed_alike(twins: Twins) -> None:
    """In all languages, so that all its formats say the same."""
    asked = request("en", languages=LANGUAGES)

    here, there = (
        encode(compose(one.reader, asked)) for one in (twins.sqlite, twins.postgresql)
    )

    assert there == here
