"""A report composed from the founding history, for tests to read."""

import pytest

from reports.composer import compose
from reports.model import Model
from reports.texts import NO_TEXTS, Texts
from tests.support.founding_reports import Composed, request
from tests.support.graphql_queries import Asker


@pytest.fixture(scope="session")
def composed(founded: Asker) -> Composed:
    """Compose a report from the founding history."""

    def made(
        language: str = "zh", *, texts: Texts = NO_TEXTS, **changed: object
    ) -> Model:
        return compose(founded.services.reader, request(language, **changed), texts)

    return made
