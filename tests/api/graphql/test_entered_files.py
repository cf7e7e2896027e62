"""Few files lie between a request of GraphQL and the files that it is about."""

import pytest

from tests.support.graphql_mutations import FORMED, act
from tests.support.graphql_queries import Asker
from tests.support.traced_files import (
    MOST_FILES,
    PRODUCT,
    entered_files,
    files_before,
)

pytest_plugins = ("tests.support.graphql_ledgers",)

MATRIX = "matrix { reference name { words } leads { stateDisplay } }"
FOLDERS = (*PRODUCT, "graphql_engine")


@pytest.mark.parametrize("folders", [PRODUCT, ("graphql_engine", "projections")])
def test_query_reaches_the_tables_soon(
    founded: Asker, folders: tuple[str, ...]
) -> None:
    """Whoever follows a query reads few files of the product, and of the engine."""
    founded.at(MATRIX)

    files = entered_files(lambda: founded.at(MATRIX), folders)

    assert len(files_before(files, "projections/queries")) <= MOST_FILES


@pytest.mark.parametrize("folders", [PRODUCT, FOLDERS])
def test_mutation_reaches_the_domain_soon(ask: Asker, folders: tuple[str, ...]) -> None:
    """Whoever follows a mutation reads few files, those of the engine included."""
    ask.at("moment { position }")

    files = entered_files(lambda: act(ask, FORMED), folders)

    assert len(files_before(files, "domain")) <= MOST_FILES
