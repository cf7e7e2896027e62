"""What differs is told in the words of the question itself, in every language."""

from typing import Any

import pytest

from api.graphql.types.enums import DiffOf
from domain.texts import LANGUAGES
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)

EVERY = sorted(one.name for one in DiffOf)
CHANGES = "changes { field afterDisplay }"
FIELDS = "subject { fields { name item display } }"

WORDS = {
    "MATRIX": (
        "matrix { area { ref } stageDisplay heading { words } name { words } "
        "proposedScope { label { words } } groups { stageDisplay } "
        "leads { stateDisplay } }"
    ),
    "CALENDAR": "calendar(first: 500) { nodes { statusDisplay date { display } } }",
    "MANDATES": "mandates(first: 500) { nodes { statusDisplay "
    "mirrors { name { words } reference } paragraphs { stateDisplay } } }",
    "ROLES": "roles(first: 500) { nodes { stateDisplay functionDisplay } }",
}
"""Question -> its fields with words for what it derives."""


def named(one: dict[str, Any]) -> str:
    """Name a field of a subject as a difference does."""
    return f"{one['name']}[{one['item']}]" if one["item"] else one["name"]


def leaves(value: Any) -> set[str]:  # noqa: ANN401 - a response in JSON
    """List the texts of a response."""
    if isinstance(value, dict):
        return set().union(*map(leaves, value.values()))
    if isinstance(value, list):
        return set().union(*map(leaves, value))
    return {str(value)}


@pytest.mark.parametrize("question", [one for one in EVERY if one != "SUBJECT"])
def test_fields_of_subjects_read_alike(founded: Asker, question: str) -> None:
    """A field that came has the words that the subject shows now."""
    for language in map(str.upper, LANGUAGES):
        found = founded.at(
            f"diff(of: {question}, with: {{}}, first: 60) "
            f"{{ nodes {{ entry {{ id }} subject {{ {FIELDS} }} {CHANGES} }} }}",
            f'(knownAt: "#1", language: {language})',
        )["diff"]["nodes"]

        for row in found:
            if row["entry"] is None and row["subject"]["subject"]:
                fields = row["subject"]["subject"]["fields"]
                shown = {named(one): one["display"] for one in fields}
                words = {one["field"]: one["afterDisplay"] for one in row["changes"]}
                both = words.keys() & shown.keys()
                assert {n: words[n] for n in both} == {n: shown[n] for n in both}


@pytest.mark.parametrize("question", ["MATRIX", "CALENDAR", "MANDATES", "ROLES"])
def test_derived_words_are_those_of_the_question(founded: Asker, question: str) -> None:
    """States of the matrix, of meetings, paragraphs and roles read alike."""
    derived = {"stage", "status", "state", "heading", "proposed_scope", "groups"}
    for language in map(str.upper, LANGUAGES):
        when = f"(language: {language})"
        words = leaves(founded.at(WORDS[question], when))
        found = founded.at(
            f"diff(of: {question}, with: {{}}, first: 60) {{ nodes {{ {CHANGES} }} }}",
            f'(knownAt: "#1", language: {language})',
        )["diff"]["nodes"]

        changes = [one for row in found for one in row["changes"]]
        told = {
            one["afterDisplay"]
            for one in changes
            if one["field"].partition("[")[0] in derived
        }

        assert told
        assert told <= words


@pytest.mark.parametrize("language", ["EN", "ZH"])
def test_subject_and_its_difference_read_alike(founded: Asker, language: str) -> None:
    """The difference of one subject has the words of its fields."""
    subject = 'subject(reference: "joint-task-force") { fields { name item display } }'
    shown = founded.at(subject, f"(language: {language})")["subject"]["fields"]

    [row] = founded.at(
        'diff(of: SUBJECT, subject: "joint-task-force", with: {}, first: 5) '
        f"{{ nodes {{ {CHANGES} }} }}",
        f'(knownAt: "#1", language: {language})',
    )["diff"]["nodes"]

    told = {one["field"]: one["afterDisplay"] for one in row["changes"]}
    assert told == {named(one): one["display"] for one in shown}


def test_sources_of_a_timeline_are_told_without_families(founded: Asker) -> None:
    """A document is called as in the sources of an entry."""
    found = founded.at(
        f"diff(of: TIMELINE, with: {{}}, first: 5) {{ nodes {{ {CHANGES} }} }}",
        '(knownAt: "#1")',
    )["diff"]["nodes"]

    told = [
        one["afterDisplay"]
        for row in found
        for one in row["changes"]
        if one["field"] == "sources"
    ]
    assert told
    assert not any("document:" in one for one in told)
