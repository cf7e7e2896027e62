"""Filters that many queries share: recorder, time of recording, source, entries."""

from typing import Any

import pytest

from tests.support.graphql_mutations import FORMED, act
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers", "tests.support.amended_ledger")

MET = 647
"""The first entry of a meeting in the amended ledger."""

CORRECTION = "amendment { by recordedFor { ref } }"


def nodes(ask: Asker, query: str, selected: str) -> list[Any]:
    """Return what a query with pages gives."""
    name = query.split("(", maxsplit=1)[0]
    found = ask.at(f"{query} {{ edges {{ node {{ {selected} }} }} }}")[name]
    return [edge["node"] for edge in found["edges"]]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ("{}", 2),
        ('{ recordedBy: "officer-1" }', 1),
        ('{ recordedBy: "actor:officer-1", recordedFor: "brs" }', 1),
        ('{ recordedFor: "minamata" }', 0),
        ('{ recordedBy: "nobody-known" }', 0),
        ('{ recordedFrom: "2026-11-01", recordedTo: "2026-11-30" }', 2),
        ('{ recordedFrom: "2026-12-01" }', 0),
        ('{ recordedTo: "2026-10-31T00:00:00Z" }', 0),
        ('{ of: ["joint-task-force"] }', 1),
    ],
)
def test_corrections_are_found_by_recorder_and_day(
    amended: Asker, wanted: str, count: int
) -> None:
    """Who corrected what for whom last month is one question."""
    found = nodes(
        amended, f"amendments(kinds: [CORRECTED], filter: {wanted})", CORRECTION
    )

    assert len(found) == count
    if "officer-1" in wanted:
        by_officer = {"by": "officer-1", "recordedFor": {"ref": "actor:brs"}}
        assert found == [{"amendment": by_officer}]


@pytest.mark.parametrize("since", [f"{MET}", f'"#{MET}"', f'"{MET}"'])
def test_changes_since_a_position(amended: Asker, since: str) -> None:
    """A position is written as a number or as #12; it is not among what follows."""
    found = nodes(amended, f"changes(since: {since}, first: 1)", "position")

    assert found == [{"position": MET + 1}]


def test_changes_since_an_instant(amended: Asker) -> None:
    """An instant, or a day until its end, is as good as a position."""
    [first] = nodes(amended, "changes(first: 1)", "recordedAt")
    at = first["recordedAt"]

    after = nodes(amended, f'changes(since: "{at}", first: 1)', "position")
    of_day = nodes(amended, f'changes(since: "{at[:10]}", first: 1)', "position")

    assert after == [{"position": 2}]
    assert of_day == [] or of_day[0]["position"] > MET - 2


def test_changes_of_a_recorder_are_read_beyond_one_page(amended: Asker) -> None:
    """Lines of others are passed over, however many there are."""
    found = nodes(
        amended,
        'changes(first: 5, kinds: ["entry.corrected"], filter: '
        '{ recordedBy: "officer-1" })',
        "position kind",
    )

    assert [one["kind"] for one in found] == ["entry.corrected"]


def test_entries_are_found_by_their_source(founded: Asker) -> None:
    """Every entry that is found cites the document."""
    source = "mc-cop4-mc-3-11-report"

    found = nodes(
        founded,
        f'timeline(first: 1000, filter: {{ source: "{source}" }})',
        "sources { document { subject { references } } }",
    )

    assert found
    for node in found:
        cited = [one["document"]["subject"]["references"] for one in node["sources"]]
        assert any(source in references for references in cited)


def test_entries_of_two_entities_are_joint(founded: Asker) -> None:
    """Several entities at once: what concerns each of them."""
    facets = "{ facets { total entities { entity { reference } count } } }"
    joint = founded.at(f'timeline(filter: {{ entity: ["brs", "minamata"] }}) {facets}')
    of_brs = founded.at(f'timeline(filter: {{ entity: "brs" }}) {facets}')

    [minamata] = [
        one["count"]
        for one in of_brs["timeline"]["facets"]["entities"]
        if one["entity"]["reference"] == "minamata"
    ]
    assert joint["timeline"]["facets"]["total"] == minamata


@pytest.mark.parametrize(
    ("query", "selected"),
    [
        ("calendar(filter: {%s}, first: 500)", "subject { ref }"),
        ("roles(filter: {%s}, first: 500)", "subject { ref }"),
        ("contributions(filter: {%s}, first: 500)", "subject { ref }"),
        ("agreements(%s, first: 500)", "subject { ref }"),
        ("mandates(%s, first: 500)", "subject { ref }"),
        ("coverage(%s, first: 500)", "subject { ref }"),
        ("subjects(family: DOCUMENT, filter: {%s}, first: 500)", "ref"),
    ],
)
def test_subjects_are_found_by_their_entries(
    founded: Asker, query: str, selected: str
) -> None:
    """Each list of subjects takes the same conditions on entries as a timeline."""
    wanted = 'from: "2018-01-01", to: "2019-12-31", entity: ["brs"]'
    every = nodes(founded, query % 'withEntry: { text: "" }', selected)
    found = nodes(founded, query % f"withEntry: {{ {wanted} }}", selected)
    about = nodes(
        founded, f"timeline(first: 1000, filter: {{ {wanted} }})", "subject { ref }"
    )

    refs = [one.get("subject", one)["ref"] for one in found]
    assert len(found) < len(every)
    assert set(refs) <= {one["subject"]["ref"] for one in about}


def test_open_paragraphs_of_an_area(founded: Asker) -> None:
    """What is open by area is one question: paragraphs whose entries concern it."""
    area = "area:mc-3-11/mercury-wastes"
    selected = "subject { ref } paragraphs { number state }"

    of_area = nodes(founded, f'mandates(area: "{area}")', selected)
    every = nodes(founded, "mandates(first: 500)", selected)

    assert sum(len(one["paragraphs"]) for one in of_area) < sum(
        len(one["paragraphs"]) for one in every
    )
    assert founded.complaints(
        '{ at { coverage(area: "no-area") { edges { cursor } } } }'
    )


@pytest.mark.parametrize("name", ["recordedFrom", "recordedTo"])
def test_wrong_moment_is_refused(founded: Asker, name: str) -> None:
    """The sentence says what would be right."""
    [complaint] = founded.complaints(
        f'{{ at {{ timeline(filter: {{ {name}: "last week" }}) {{ edges {{ cursor }} '
        "} } }"
    )

    assert "write a day such as 2026-11-21" in complaint


def test_findings_on_wanted_entries(ask: Asker) -> None:
    """Findings are narrowed by the entries that disagree, as a timeline is."""
    act(ask, FORMED)
    act(ask, 'meetingPlanned(entry: {subject: "call", concerns: ["body:group"]})')
    act(ask, 'withdraw(target: "#1", reason: "another body")')

    every = ask.at("findings { positions }")["findings"]
    of_meetings = ask.at("findings(filter: {family: MEETING}) { positions }")
    of_bodies = ask.at("findings(filter: {family: BODY}) { positions }")

    assert [one["positions"] for one in every] == [[2]]
    assert of_meetings["findings"] == every
    assert of_bodies["findings"] == []


def test_newest_corrections_come_first(amended: Asker) -> None:
    """Pages of amendments from either end have each of them once."""
    selected = (
        "totalCount pageInfo { endCursor startCursor } nodes { amendment { position } }"
    )
    oldest = amended.at(f"amendments {{ {selected} }}")["amendments"]
    by = "orderBy: RECORDED_DESC"
    newest = amended.at(f"amendments(first: 2, {by}) {{ {selected} }}")
    after = newest["amendments"]["pageInfo"]["endCursor"]
    rest = amended.at(f'amendments({by}, after: "{after}") {{ {selected} }}')
    last = amended.at(f"amendments(last: 2) {{ {selected} }}")["amendments"]

    falling = [*newest["amendments"]["nodes"], *rest["amendments"]["nodes"]]
    assert falling == oldest["nodes"][::-1]
    assert last["nodes"] == oldest["nodes"][-2:]
    assert oldest["totalCount"] == len(oldest["nodes"]) > 2
