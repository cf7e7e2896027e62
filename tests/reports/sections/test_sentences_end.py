"""Paragraphs of a report end as sentences do."""

import pytest

from domain.texts import LANGUAGES
from reports.model import Paragraph, plain
from tests.support.founding_reports import Composed

pytest_plugins = ("tests.support.graphql_ledgers", "tests.support.report_composer")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paragraph_ends_with_a_stop_or_leads_to_a_list(
    composed: Composed, language: str
) -> None:
    """Titles that stand in for sentences are no exception."""
    blocks = composed(language).document(language).blocks
    paragraphs = [one for one in blocks if isinstance(one, Paragraph) and one.number]

    ends = {one.key: plain(one.runs)[-1] for one in paragraphs if not one.level}

    assert ends
    assert {key: end for key, end in ends.items() if end not in ".:。："} == {}
