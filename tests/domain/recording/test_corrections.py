"""A correction's new values are checked like those of an entry that is recorded."""

from typing import Any

import pytest

from domain.errors import DomainError
from domain.recording.corrections import CORRECTABLE, read_changes

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

    assert reason in str(refused.value)


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


def test_nothing_empties_a_field() -> None:
    """A field that every entry has is emptied by giving nothing for it."""
    read = read_changes(KIND, dict.fromkeys(CORRECTABLE))

    empty: dict[str, Any] = {"concerns": [], "sources": [], "title": {}, "text": {}}
    assert read == {"occurred": None, "after": "", "follows_from": "", **empty}
