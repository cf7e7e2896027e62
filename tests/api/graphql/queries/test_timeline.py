"""Timelines narrowed to what is asked for, counted, searched, page by page."""

from collections import Counter

import pytest

from tests.support.graphql_mutations import act
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

REPORT = '(asOf: "2021-07-05")'


def positions(founded: Asker, narrow: str, when: str = REPORT) -> list[int]:
    """Give the entries of a narrowed timeline, the latest first."""
    found = founded.at(
        f"timeline(filter: {{ {narrow} }}, first: 500) "
        "{ edges { node { position } } facets { total } }",
        when,
    )["timeline"]
    lines = [one["node"]["position"] for one in found["edges"]]
    assert found["facets"]["total"] == len(lines)
    return lines


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('entity: "brs"', 'kinds: ["meeting.held"]'),
        ('body: "joint-task-force"', 'text: "task"'),
        ('mandate: "MC-3/11"', 'from: "2019-11-01", to: "2020-12-31"'),
        ("family: ROLE", "basis: INFERRED"),
        ('area: "mc-3-11/mercury-wastes"', 'of: "minamata"'),
    ],
)
def test_filters_hold_together(founded: Asker, one: str, other: str) -> None:
    """An entry that is shown meets every condition; one that meets all is shown."""
    both = positions(founded, f"{one}, {other}")

    apart = positions(founded, one), set(positions(founded, other))

    assert both
    assert both == [at for at in apart[0] if at in apart[1]]


def test_subject_narrows_as_its_own_timeline(founded: Asker) -> None:
    """To be narrowed to a subject is to be its timeline."""
    own = founded.at(
        'timeline(of: "brs", first: 500) { edges { node { position } } }', REPORT
    )

    narrowed = positions(founded, 'of: "brs"')

    assert narrowed == [one["node"]["position"] for one in own["timeline"]["edges"]]


def test_counts_add_up(founded: Asker) -> None:
    """What is counted by kind and by family is counted once each."""
    found = founded.at(
        'timeline(filter: {body: "joint-task-force"}, first: 1) { facets '
        "{ total kinds { count } families { family count } } }",
        REPORT,
    )

    facets = found["timeline"]["facets"]

    assert sum(one["count"] for one in facets["kinds"]) == facets["total"]
    assert sum(one["count"] for one in facets["families"]) == facets["total"]
    assert {"family": "MEETING", "count": 3} in facets["families"]


@pytest.mark.parametrize(
    "narrow", ["family: BODY", 'entity: "brs"', 'family: BODY, text: "group"']
)
def test_years_count_what_certainly_happened_in_them(
    founded: Asker, narrow: str
) -> None:
    """What a source does not tell to the year raises no bar of a chart."""
    found = founded.at(
        f"timeline(filter: {{ {narrow} }}, first: 500) "
        "{ edges { node { countsFrom occurred { first } } } "
        "facets { total years { year count } } }",
        REPORT,
    )["timeline"]

    days = [
        (one["node"]["occurred"]["first"] or "", one["node"]["countsFrom"])
        for one in found["edges"]
        if one["node"]["occurred"]
    ]
    sure = Counter(int(last[:4]) for first, last in days if first[:4] == last[:4])
    years = found["facets"]["years"]
    assert [(one["year"], one["count"]) for one in years] == sorted(sure.items())
    assert 0 < sum(sure.values()) < found["facets"]["total"]


def test_year_is_that_in_which_it_began(ask: Asker) -> None:
    """A span counts once, in its first year; one that has no sure year in none."""
    for subject, when in (
        ("one", "2018-12-31"),
        ("two", "2018-12/2020-02"),
        ("three", "[2018-12-31..2019-01-01]"),
        ("four", "[..2018-12]"),
    ):
        said = f'subject: "{subject}", occurred: {{ date: "{when}" }}'
        act(ask, f"meetingHeld(entry: {{ {said} }})")

    found = ask.at("timeline { facets { total years { year count } } }")

    assert found["timeline"]["facets"] == {
        "total": 4,
        "years": [{"year": 2018, "count": 2}],
    }


@pytest.mark.parametrize(
    "text", ["汞废物", "汞 废物", "MERCURY  wastes", "ercury wast"]
)
def test_words_are_found_in_every_language_by_any_part(
    founded: Asker, text: str
) -> None:
    """Chinese has no spaces to look for; case and order do not matter either."""
    found = founded.at(
        f'subjects(family: AREA, filter: {{text: "{text}"}}) '
        "{ edges { node { reference } } }"
    )

    assert "mc-3-11/mercury-wastes" in [
        one["node"]["reference"] for one in found["subjects"]["edges"]
    ]


def test_no_word_is_a_pattern(founded: Asker) -> None:
    """Who looks for a percent sign finds percent signs."""
    found = founded.at('timeline(filter: {text: "%_%"}) { facets { total } }')

    assert found["timeline"]["facets"]["total"] == 0


def test_narrowed_pages_follow_each_other(founded: Asker) -> None:
    """Page after page gives every entry once, in the order of the whole."""
    narrow = 'entity: "brs", kinds: ["meeting.held", "contribution.made"]'
    whole = positions(founded, narrow)

    found: list[int] = []
    after = "null"
    while after:
        page = founded.at(
            f"timeline(filter: {{ {narrow} }}, first: 4, after: {after}) "
            "{ edges { node { position } } pageInfo { hasNextPage endCursor } }",
            REPORT,
        )["timeline"]
        found += [one["node"]["position"] for one in page["edges"]]
        info = page["pageInfo"]
        after = f'"{info["endCursor"]}"' if info["hasNextPage"] else ""

    assert len(whole) > 8
    assert found == whole


@pytest.mark.parametrize(
    ("narrow", "said"),
    [
        ('kinds: ["meeting.hold"]', "there is no kind of entry named 'meeting.hold'"),
        ('entity: "nobody"', "the log knows no subject 'nobody'"),
    ],
)
def test_what_is_unknown_is_said(founded: Asker, narrow: str, said: str) -> None:
    """A slip of the pen is no empty answer."""
    question = (
        f"{{ at {{ timeline(filter: {{ {narrow} }}) {{ facets {{ total }} }} }} }}"
    )

    (complaint,) = founded.complaints(question)

    assert complaint.startswith(said)


def test_entry_around_what_became_one_counts_once(ask: Asker) -> None:
    """An entry that names two subjects which turn out to be one is one entry."""
    act(ask, 'bodyFormed(entry: {subject: "a"})')
    act(ask, 'bodyFormed(entry: {subject: "b"})')
    act(ask, 'meetingHeld(entry: {subject: "call", concerns: ["body:a", "body:b"]})')
    act(ask, 'sameAs(subject: "body:a", into: "body:b", reason: "renamed")')

    found = ask.at(
        'timeline(filter: {body: "a"}) { edges { node { position } } '
        "facets { total kinds { kind count } } }"
    )["timeline"]

    assert [one["node"]["position"] for one in found["edges"]] == [3, 2, 1]
    assert found["facets"] == {
        "total": 3,
        "kinds": [
            {"kind": "body.formed", "count": 2},
            {"kind": "meeting.held", "count": 1},
        ],
    }
