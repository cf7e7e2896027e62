"""The list of all joint reports: which are in it, in which order, page by page."""

import pytest

from reports.workflow.listing import ListPosition, ReportPage, read_report_page
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)

NEWER, OLDER = "document:UNEP/MC/COP.6/INF/29", "document:UNEP/MC/COP.4/INF/17"


def listed(
    ask: Asker, *, first: int = 50, after: ListPosition | None = None
) -> ReportPage:
    """Read a page of the list, at all that the log knows."""
    reader = ask.services.reader
    return read_report_page(reader, reader.moment(), first=first, after=after)


def test_the_report_that_was_entered_last_is_first(founded: Asker) -> None:
    """Whoever works on a report finds it at the top."""
    page = listed(founded)

    assert [one.report for one in page.lives] == [NEWER, OLDER]
    assert page.places[0].position > page.places[1].position
    assert not page.has_more


def test_the_list_goes_on_after_a_place(founded: Asker) -> None:
    """A page says that more follow, and the next begins where it ended."""
    first = listed(founded, first=1)
    second = listed(founded, first=1, after=first.places[-1])

    assert [one.report for one in first.lives] == [NEWER]
    assert [one.report for one in second.lives] == [OLDER]
    assert (first.has_more, second.has_more) == (True, False)


def test_an_empty_log_has_no_reports(ask: Asker) -> None:
    """Where nothing was entered, nothing is listed."""
    assert listed(ask) == ReportPage((), (), has_more=False)


EDITION = """mutation {
  record(entries: [{documentEditionMade: {
    subject: "note", occurred: {date: "2026-11"}, edition: "1",
    reportingPeriod: "2018/2021-03", asOf: "2026-11-01", knownPosition: 0,
    modelDigest: "%s"
  }}], confirm: true) { __typename ... on Recorded { position } }
}"""


def test_what_has_an_edition_is_a_report(ask: Asker) -> None:
    """A document of no type is listed as soon as an edition of it was made."""
    ask(EDITION % ("0" * 64))

    page = listed(ask)

    assert [one.report for one in page.lives] == ["document:note"]


def test_the_list_is_asked_in_graphql(founded: Asker) -> None:
    """Symbols, state and editions of all reports come with one question."""
    told = founded.at(
        "reports(first: 1) { edges { node { reference { ref } symbols status "
        "editions { number } } } pageInfo { hasNextPage endCursor } }"
    )["reports"]

    (edge,) = told["edges"]
    assert edge["node"] == {
        "reference": {"ref": NEWER},
        "symbols": ["UNEP/MC/COP.6/INF/29"],
        "status": "SUBMITTED",
        "editions": [],
    }
    after = told["pageInfo"]["endCursor"]
    rest = founded.at(f'reports(after: "{after}") {{ edges {{ node {{ status }} }} }}')
    assert len(rest["reports"]["edges"]) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [("first: -1", "first can be 0 to 10,000"), ('after: "x"', "is no cursor")],
)
def test_a_page_that_cannot_be_is_refused(
    founded: Asker, arguments: str, said: str
) -> None:
    """Sizes are bounded, and cursors come from pages."""
    (told,) = founded.complaints(
        f"{{ at {{ reports({arguments}) {{ edges {{ cursor }} }} }} }}"
    )

    assert said in told
