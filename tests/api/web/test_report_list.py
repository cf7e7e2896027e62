"""The list of reports: what it says while there is none, and pages of many."""

import re
from html import unescape
from pathlib import Path

import pytest

from domain.kinds.document import Planned
from domain.recording.acts import Author
from reports.workflow.acts import record_of
from tests.support.copied_ledgers import empty_services
from tests.support.graphql_queries import TODAY
from tests.support.http_client import browsing_product
from tests.support.log_examples import Clock


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_reports_it_is_said_how_one_is_made(
    tmp_path: Path, language: str
) -> None:
    """An empty page says what to do."""
    clock = Clock(TODAY)
    services = empty_services(tmp_path, clock)
    services.close()

    with browsing_product(services.settings, clock=clock) as client:
        page = client.get("/reports", params={"language": language})

    assert page.status_code == 200
    assert "trilogue report plan SYMBOL --for SESSION" in page.text


def test_older_reports_are_on_the_next_page(tmp_path: Path) -> None:
    """Of many reports each is on one page, and a link leads from page to page."""
    clock = Clock(TODAY)
    services = empty_services(tmp_path, clock)
    planned = Planned(document_type="joint-report")
    acts = [record_of(planned, f"document:report-{n}", "2026-11") for n in range(26)]
    services.ledger.record(acts, Author(by="officer-1"), confirmed=True)
    services.close()

    with browsing_product(services.settings, clock=clock) as client:
        first = client.get("/reports", params={"language": "en"}).text
        (link,) = re.findall(r'<a rel="next" href="([^"]+)">Older reports', first)
        second = client.get(unescape(link)).text

    named = [re.findall(r'<th scope="row">', one) for one in (first, second)]
    assert [len(one) for one in named] == [25, 1]
    assert "report-25<" in first
    assert "report-0<" in second
    assert 'rel="next"' not in second
