"""The chronology in the annex."""

from tests.support.founding_reports import Composed, table

pytest_plugins = ("tests.support.graphql_ledgers", "tests.support.report_composer")


def test_a_column_without_a_symbol_is_left_out(composed: Composed) -> None:
    """The documents that tell the entries up to March 2021 have no symbol."""
    found = table(composed("en").document("en"), "chronology")

    assert len(found.columns) == len(found.widths) == 2
    assert {len(row) for row in found.rows} == {2}
    assert sum(found.widths) == 100
