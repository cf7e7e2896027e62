"""A query goes on from every reference, and reads together what stands together."""

import pytest

from tests.support.graphql_mutations import FORMED, act
from tests.support.graphql_queries import Asker
from tests.support.statement_counter import watched

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

TIMELINE = "timeline(first: 3) { edges { node { id title { words } } } }"
MOMENT = '(asOf: "2021-07-05")'
MOST = 32
"""Statements that read each level once, however many subjects it has."""


def statements(ask: Asker, selection: str) -> int:
    """Count the statements that a question runs."""
    with watched(ask) as found:
        ask.at(selection, MOMENT)
    return len(found)


def test_query_goes_on_from_a_reference(founded: Asker) -> None:
    """What a reference leads to is what the subject itself says."""
    subject = f"subject {{ id ref fields {{ name display }} {TIMELINE} }}"
    rows = founded.at(f"matrix {{ groups {{ group {{ ref {subject} }} }} }}", MOMENT)
    groups = [one["group"] for row in rows["matrix"] for one in row["groups"]]

    alone = [
        founded.at(
            f'subject(reference: "{one["ref"]}") {{ id ref fields {{ name display }} '
            f"{TIMELINE} }}",
            MOMENT,
        )["subject"]
        for one in groups
    ]

    assert len(groups) > 1
    assert [one["subject"] for one in groups] == alone


def test_subjects_of_references_are_read_together(founded: Asker) -> None:
    """The timelines of all groups take the statements of one timeline."""
    plain = statements(founded, "matrix { groups { group { ref } } }")

    one = f"matrix {{ groups {{ group {{ ref subject {{ {TIMELINE} }} }} }} }}"
    deep = (
        "matrix { area { subject { version } } groups { group { subject { "
        "timeline(first: 3) { edges { node { concerns { subject { ref version "
        "fields { name display entry { id } } } } } } } } } } }"
    )

    assert statements(founded, one) <= plain + 7
    assert statements(founded, deep) <= MOST


def test_reference_to_what_the_log_does_not_know_leads_nowhere(ask: Asker) -> None:
    """Nobody recorded the member; so there is nothing to go on to."""
    act(ask, FORMED)
    act(
        ask,
        "bodyMemberJoined("
        'entry: {subject: "group", member: "actor:oz"}, confirm: true)',
    )

    found = ask.at(
        "entry(position: 2) { subject { subject { ref } } "
        "... on BodyMemberJoined { member { ref subject { ref } } } }"
    )

    assert found["entry"] == {
        "subject": {"subject": {"ref": "body:group"}},
        "member": {"ref": "actor:oz", "subject": None},
    }


def test_reference_leads_to_the_subject_as_known_then(ask: Asker) -> None:
    """Before the log knew the member, the reference led nowhere."""
    act(
        ask,
        "bodyMemberJoined("
        'entry: {subject: "group", member: "actor:oz"}, confirm: true)',
    )
    act(ask, 'actorRegistered(entry: {subject: "oz"}, confirm: true)')
    question = (
        "entry(position: 1) { ... on BodyMemberJoined { member { subject { ref } } } }"
    )

    before, after = ask.at(question, '(knownAt: "#1")'), ask.at(question)

    assert before["entry"] == {"member": {"subject": None}}
    assert after["entry"] == {"member": {"subject": {"ref": "actor:oz"}}}
