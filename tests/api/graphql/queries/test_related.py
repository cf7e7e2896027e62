"""Journeys from subject to subject, and pages that stay whole as entries arrive."""

import pytest

from tests.support.graphql_mutations import act
from tests.support.graphql_queries import Asker
from tests.support.statement_counter import scanned, watched

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

STEP = "related(family: {family}, first: {first}) {{ subject {{ ref {rest} }} }}"


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
    """Eight subjects at each step cost as many statements as two."""
    counts = []
    for first in (2, 8):
        with watched(founded) as found:
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
        "fields { name display entry { kind } } facts { title { words } "
        "concerns { ref } } } } }"
    ),
    (
        "subjects(first: N) { edges { node { history { written { subject { ref } "
        "sources { document { ref } } recordedBy { name { words } } } "
        "entry { title { words } } amendments { kind reason } } } } }"
    ),
    (
        "subjects(first: N) { edges { node { timeline(first: 3) { edges { node "
        "{ position sources { document { name { words } } } concerns { ref } } } "
        "} } } }"
    ),
    (
        "subjects(first: N) { edges { node { timeline(first: 3, filter: "
        '{entity: "brs", from: "2017-01-01"}) { edges { node { position } } } } } }'
    ),
    (
        "subjects(family: BODY, first: N) { edges { node { explain(field: "
        '"stage") { field { display } entry { title { words } } '
        "sources { document { name { words } } } } } } }"
    ),
)


@pytest.mark.parametrize("question", PAGES)
def test_longer_page_asks_no_more(founded: Asker, question: str) -> None:
    """A page of twenty costs as many statements as one of ten."""
    counts = []
    for first in (10, 20):
        with watched(founded) as found:
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


QUESTIONS = (
    "timeline",
    'timeline(filter: {entity: "brs"})',
    'timeline(filter: {kinds: ["meeting.held"], mandate: "MC-3/11"})',
    'timeline(filter: {family: BODY, basis: STATED, from: "2018-01-01"})',
    "subjects",
    'subjects(family: ACTOR, filter: {relatedTo: ["MC-3/11"]})',
    'subjects(filter: {fields: [{name: "status", value: "signed"}]})',
    'calendar(filter: {from: "2021-07-05"})',
    'mandates(addressee: "minamata-cop")',
    "coverage",
    'agreements(party: "brs")',
    'roles(filter: {state: VACANT, entity: "brs"})',
    'contributions(filter: {giver: "brs", currency: "USD"})',
    "changes",
    "amendments",
    "lateEntries(days: 100)",
    "ties",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_is_read_by_indexes(founded: Asker, question: str) -> None:
    """However long the record grows; only a search for words reads all of them."""
    with watched(founded) as found:
        founded.at(f"{question} {{ edges {{ node {{ __typename }} }} }}")

    scans = [name for one in list(found) for name in scanned(founded, one)]

    assert found
    assert scans == []
