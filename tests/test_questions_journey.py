"""Journeys from subject to subject, and pages that stay whole as entries arrive."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from tests.graphql_acts import act
from tests.questions import Asker

pytest_plugins = ("tests.askers",)

STEP = "related(family: {family}, first: {first}) {{ subject {{ ref {rest} }} }}"


@contextmanager
def statements(asker: Asker) -> Iterator[list[str]]:
    """Note the statements that a ledger is asked."""
    found: list[str] = []

    def note(*given: object) -> None:
        found.append(str(given[2]))

    sa.event.listen(asker.house.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        sa.event.remove(asker.house.engine, "before_cursor_execute", note)


def journey(*families: str, first: int) -> str:
    """Write a journey through families, so many subjects at each step."""
    rest = "name { words } version fields { name display entry { kind } }"
    for family in reversed(families):
        rest = STEP.format(family=family, first=first, rest=rest)
    return f'subject(reference: "MC-3/11") {{ {rest} }}'


@pytest.mark.parametrize(
    "families",
    [
        ("AREA",),
        ("AREA", "BODY"),
        ("AREA", "BODY", "ACTIVITY"),
        ("AGREEMENT", "MEETING", "DOCUMENT"),
    ],
)
def test_wider_journey_asks_no_more(founded: Asker, families: tuple[str, ...]) -> None:
    """Twelve subjects at each step cost as many statements as two."""
    counts = []
    for first in (2, 12):
        with statements(founded) as found:
            founded.at(journey(*families, first=first))
        counts.append(len(found))

    assert counts[0] == counts[1]
    assert counts[0] < 40


def test_journey_goes_back_to_where_it_began(founded: Asker) -> None:
    """What leads from a decision to an area leads from the area to the decision."""
    found = founded.at(
        'subject(reference: "MC-3/11") { related(family: AREA, way: NAMED_BY) '
        "{ subject { related(family: MANDATE, way: NAMES) { subject { ref } } } } }"
    )

    areas = [one["subject"]["related"] for one in found["subject"]["related"]]

    assert len(areas) == 13
    for mandates in areas:
        assert {"subject": {"ref": "mandate:MC-3/11"}} in mandates


def test_journey_is_of_one_moment(founded: Asker) -> None:
    """Before the decision was carried out it led to no area."""
    found = founded.at(
        'subject(reference: "MC-3/11") { related(family: AREA) { names } }',
        '(asOf: "2019-12-31")',
    )

    assert found["subject"]["related"] == []


PAGES = (
    (
        "calendar(first: N) { edges { node { plans { kind title { words } "
        "sources { document { ref } } } subject { name { words } } } } }"
    ),
    (
        "roles(first: N) { edges { node { holder { name { words } } "
        "entity { name { words } } held { since entry { kind } } } } }"
    ),
    (
        "mandates(first: N) { edges { node { mirrors { ref } paragraphs "
        "{ stated { kind } addressees { ref } actions { subject { ref } } } } } }"
    ),
    (
        "contributions(first: N) { edges { node { givers { ref } "
        "recipients { ref } subject { name { words } } } } }"
    ),
    (
        "subjects(first: N) { edges { node { ref version name { words } "
        "fields { name display entry { kind } } } } }"
    ),
)


@pytest.mark.parametrize("question", PAGES)
def test_longer_page_asks_no_more(founded: Asker, question: str) -> None:
    """A page of twenty costs as many statements as one of ten."""
    counts = []
    for first in (10, 20):
        with statements(founded) as found:
            founded.at(question.replace("N", str(first)))
        counts.append(len(found))

    assert counts[0] == counts[1]


def test_pages_stay_whole_as_subjects_are_entered(ask: Asker) -> None:
    """What is entered between two pages repeats and hides nothing."""
    for name in ("b", "d", "f"):
        act(ask, f'bodyFormed(entry: {{subject: "{name}"}})')
    page = (
        "subjects(first: 2, after: {after}) "
        "{{ edges {{ node {{ reference }} }} pageInfo {{ endCursor hasNextPage "
        "hasPreviousPage startCursor }} }}"
    )
    early = ask.at(page.format(after="null"))["subjects"]
    act(ask, 'bodyFormed(entry: {subject: "a"})')
    act(ask, 'bodyFormed(entry: {subject: "e"})')

    end = early["pageInfo"]["endCursor"]
    late = ask.at(page.format(after=f'"{end}"'))["subjects"]

    assert [one["node"]["reference"] for one in early["edges"]] == ["b", "d"]
    assert [one["node"]["reference"] for one in late["edges"]] == ["e", "f"]
    assert not early["pageInfo"]["hasPreviousPage"]
    assert late["pageInfo"]["hasPreviousPage"]
    assert not late["pageInfo"]["hasNextPage"]
