"""A correction's new values are checked like those of an entry that is recorded."""

import re
from typing import Any

import pytest

from domain.errors import DomainError
from domain.recording.corrections import CORRECTABLE, read_changes
from domain.recording.values import FieldError, FieldsError
from tests.support.refusals import refuses
from wording.messages import message_words

KIND = "body.worked"
DOCUMENT = "document:UNEP/MC/COP.4/INF/25"
OTHER = "0f5f3b8e-6a64-5c0e-8e57-3d9a50a1a6c1"


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("sources", [{"document": DOCUMENT, "day": "2018-07"}], "day as 2021-07-05"),
        ("sources", [{"document": "body:it"}], "it must be of the family document"),
        ("sources", [{"paragraph": "3"}], "1 to 200 characters after the family"),
        ("sources", [{"document": DOCUMENT, "words": "x" * 2_001}], "at most 2000"),
        ("sources", [DOCUMENT], "write a list of sources, each with its document"),
        ("sources", DOCUMENT, "write a list of sources, each with its document"),
        ("title", {"en": "a\x07b"}, "1 to 20000 characters of plain text"),
        ("title", {"en": ""}, "1 to 20000 characters of plain text"),
        ("text", {"de": "Text"}, "'de' is not one of the languages en, fr"),
        ("text", "words", "write language: words"),
        ("occurred", "2018-13", "cannot be taken as a date"),
        ("occurred", {"date": "2018", "basis": "guessed"}, "stated or inferred"),
        ("concerns", ["joint-task-force"], "write family:reference"),
        ("concerns", "body:joint-task-force", "write a list of references"),
        ("concerns", 5, "write a list of references"),
        ("sources", 5, "write a list of sources, each with its document"),
        ("after", "12", "write the entry's identity"),
        ("follows_from", "#12", "write the entry's identity"),
    ],
)
def test_a_correction_is_checked_like_an_entry(
    field: str, value: object, reason: str
) -> None:
    """What could not be recorded cannot come in by a correction."""
    changes = {field: value}

    with pytest.raises(DomainError) as refused:
        read_changes(KIND, changes)

    assert reason in message_words(refused.value)


def test_a_correction_is_stored_in_one_form() -> None:
    """What two people write differently is stored alike, as in an entry."""
    changes = {
        "occurred": "2018-07",
        "concerns": ["body: joint-task-force ", "body:joint-task-force"],
        "sources": [{"document": f" {DOCUMENT} ", "paragraph": 3}],
        "title": {"en": " Work\r\ndone ", "zh": {"official": "工作"}},
        "after": OTHER.upper(),
    }

    read = read_changes(KIND, changes)

    assert read == {
        "occurred": {"date": "2018-07"},
        "concerns": ["body:joint-task-force"],
        "sources": [{"document": DOCUMENT, "paragraph": "3"}],
        "title": {
            "en": {"words": "Work\ndone"},
            "zh": {"words": "工作", "official": True},
        },
        "after": OTHER,
    }


def test_an_optional_own_field_can_be_emptied() -> None:
    """What no source says is taken out."""
    assert read_changes("role.assigned", {"holder": None}) == {"holder": None}


@pytest.mark.parametrize(
    ("kind", "field", "reason"),
    [
        ("body.member-joined", "member", "member: it cannot be empty"),
        ("body.renamed", "name", "name: it cannot be empty"),
        ("actor.registered", "personal_name", "personal_name: a personal value stands"),
        ("body.worked", "subject", "subject: no correction changes it"),
        ("body.worked", "kind", "kind: no correction changes it"),
        ("body.worked", "reported_on", "reported_on: there is no such field"),
        ("body.worked", "outcomes", "did you mean outcome?"),
        ("body.worked", "conserns", "did you mean concerns?"),
    ],
)
def test_what_a_correction_cannot_change(kind: str, field: str, reason: str) -> None:
    """Neither what the kind needs nor what the entry is."""
    with refuses(FieldError, match=re.escape(reason)) as refused:
        read_changes(kind, {field: None})

    assert (refused.value.field, refused.value.value) == (field, None)


def test_all_that_is_wrong_with_a_correction_is_said() -> None:
    """Each problem with its field."""
    changes = {"occurred": "5/7/2021", "outcomes": "x", "concerns": ["gender"]}

    with pytest.raises(FieldsError) as refused:
        read_changes(KIND, changes)

    assert [one.field for one in refused.value.errors] == [*changes]


def test_a_correction_changes_something() -> None:
    """An empty one would stand in the log and say nothing."""
    with refuses(FieldError, match="changes: name a field to change"):
        read_changes(KIND, {})


def test_own_and_common_fields_are_read_together() -> None:
    """Each is checked and stored like the field of a record."""
    changes = {"outcome": {"en": " Done "}, "concerns": ["area:waste"]}

    assert read_changes(KIND, changes) == {
        "outcome": {"en": {"words": "Done"}},
        "concerns": ["area:waste"],
    }


def test_nothing_empties_a_field() -> None:
    """A field that every entry has is emptied by giving nothing for it."""
    read = read_changes(KIND, dict.fromkeys(CORRECTABLE))

    texts: dict[str, Any] = {"title": {}, "text": {}, "narrative": {}}
    empty = {"concerns": [], "sources": [], **texts}
    assert read == {"occurred": None, "after": "", "follows_from": "", **empty}
