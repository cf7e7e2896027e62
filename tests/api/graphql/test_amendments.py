"""Amendments through GraphQL: corrected, withdrawn, attested, joined."""

import pytest

from tests.support.graphql_mutations import FORMED, act, stage
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")


def test_correction_gives_new_values_and_empties(ask: Asker) -> None:
    """A field takes its new value, null empties it, what is left out stays."""
    act(ask, FORMED)
    patch = '{bodyFormed: {occurred: {date: "2021-04", basis: INFERRED}, name: null}}'

    told = act(ask, f'correct(target: "#1", patch: {patch}, reason: "a slip")')

    [entry] = told["entries"]
    subject = ask.at(
        'subject(reference: "group") { name { words } history '
        "{ amendments { kind old new reason } } }"
    )["subject"]
    [amendment] = subject["history"][0]["amendments"]
    assert entry["entry"]["occurred"] == {"date": "2021-04", "basis": "INFERRED"}
    assert subject["name"] is None
    assert amendment["old"]["occurred"] == {"date": "2021-03"}
    assert amendment["reason"] == "a slip"


def test_answer_as_known_before_a_correction_stays(ask: Asker) -> None:
    """What the record said on a day is what it said on that day."""
    act(ask, FORMED)
    question = (
        'subject(reference: "group") { name { words } facts { title { words } } }'
    )
    before = ask.at(question, '(knownAt: "#1")')

    act(
        ask,
        'correct(target: "#1", patch: {bodyFormed: {name: {en: "B"}}}, reason: "r")',
    )

    assert ask.at(question, '(knownAt: "#1")') == before
    assert ask.at(question) != before


def test_patch_is_for_the_kind_of_its_entry(ask: Asker) -> None:
    """A kind cannot be corrected: the entry is withdrawn and recorded anew."""
    act(ask, FORMED)

    told = act(
        ask,
        'correct(target: "#1", patch: {bodyNoted: {title: {en: "x"}}}, reason: "r")',
    )

    assert (told["rule"], told["conflictsWith"]) == ("PatchKind", [1])


def test_withdrawal_is_final(ask: Asker) -> None:
    """A withdrawn entry no longer stands, and cannot be withdrawn twice."""
    act(ask, FORMED)

    first = act(ask, 'withdraw(target: "#1", reason: "never happened")')
    second = act(ask, 'withdraw(target: "#1", reason: "again")')

    assert first["entries"][0]["entry"] is None
    assert second["rule"] == "Amendment"
    assert stage(ask) == []


def test_attestation_adds_a_source(ask: Asker) -> None:
    """A further source stands beside the others; the entry stays as it was."""
    act(ask, FORMED)

    source = '{document: "MC-3/11", paragraph: "2"}'
    act(ask, f'attest(target: "#1", sources: [{source}], confirm: true)')

    found = ask.at("entry(position: 1) { sources { paragraph document { ref } } }")
    assert found["entry"]["sources"] == [
        {"paragraph": "2", "document": {"ref": "document:MC-3/11"}}
    ]


def test_two_subjects_turn_out_to_be_one(ask: Asker) -> None:
    """Either reference finds what was recorded under both."""
    act(ask, FORMED)
    act(ask, 'bodyNoted(entry: {subject: "same", title: {en: "Noted"}})')

    act(ask, 'sameAs(subject: "body:same", into: "body:group", reason: "one group")')

    found = ask.at('subject(reference: "same") { ref facts { position } }')
    assert found["subject"]["ref"] == "body:group"
    assert len(found["subject"]["facts"]) == 2


def test_an_amendment_may_name_the_version_it_was_made_on(ask: Asker) -> None:
    """Who corrects what somebody else just corrected is told to read again."""
    act(ask, FORMED)
    act(ask, 'withdraw(target: "#1", reason: "never happened")')

    told = act(ask, 'withdraw(target: "#1", reason: "again", expectedVersion: 1)')

    assert told["rule"] == "VersionConflict"
