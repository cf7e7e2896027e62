"""The states of the founding mandates, as decided by hand from their sources."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.container import Services
from projections.queries.mandates import read_mandates
from projections.queries.register import SubjectFilter, read_subject_page
from tests.support.copied_ledgers import founding_services
from tests.support.graphql_queries import TODAY
from tests.support.log_examples import Clock

TABLE = Path(__file__).parents[1] / "founding/mandate_states.yaml"
ROWS: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
DAYS = [
    (row["reference"], str(row["paragraph"]), day, state)
    for row in ROWS
    for day, state in row["states"].items()
]


@pytest.fixture(scope="module")
def founding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Give the founding history."""
    services = founding_services(tmp_path_factory.mktemp("founding"), Clock(TODAY))
    yield services
    services.close()


@pytest.mark.parametrize(("mandate", "paragraph", "day", "state"), DAYS)
def test_a_paragraph_has_the_state_that_its_sources_give(
    founding: Services, mandate: str, paragraph: str, day: str, state: str
) -> None:
    """Each state has a reason in the table, which was decided before."""
    reader = founding.reader
    moment = reader.moment(date.fromisoformat(day))
    sought = SubjectFilter(("mandate",))
    listed = read_subject_page(reader, moment, sought, first=200).subjects

    found = {
        (one.listed.subject.ref.reference, paragraph.number): paragraph.state
        for one in read_mandates(reader, moment, listed)
        for paragraph in one.paragraphs
    }

    assert found.get((mandate, paragraph)) == state
