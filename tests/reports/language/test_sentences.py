"""The language of patterns, and what patterns of all kinds must hold to."""

import pytest

from domain.kinds import KINDS, Type
from domain.texts import LANGUAGES
from reports.language.rich_text import text
from reports.language.sentences import (
    PatternError,
    Values,
    named,
    pattern,
    patterns,
    render,
)
from reports.model import Runs, plain

KIND = "meeting.held"
NAMES = {"name", "short_name"}
"""Words that a clause tells where it names its subject."""
WRITTEN = ("en", "zh")


def told(written: str, subjects: int = 1, **fields: str) -> str:
    """Fill a pattern of meetings with plain words."""

    def slot(field: str, form: str) -> Runs:
        said = fields.get(field, "")
        return text(f"{form} {said}" if form and said else said)

    part = pattern(written, "en", KIND)
    values = Values(fields, slot, is_several=subjects > 1, is_plural=subjects > 1)
    return plain(render(part, values))


def test_a_slot_is_filled() -> None:
    """Words stand for themselves, and a field for what it says."""
    assert told("{subject} was held", subject="it") == "it was held"


def test_brackets_fall_away_with_an_empty_slot() -> None:
    """What has nothing to say is not said."""
    written = "{subject} was held[ in {place}]"

    assert told(written, subject="it", place="Geneva") == "it was held in Geneva"
    assert told(written, subject="it") == "it was held"


def test_brackets_stand_in_brackets_once() -> None:
    """The inner words fall away alone, the outer ones with all within."""
    written = "{subject}[ in {place}[ ({modality})]]"

    assert told(written, subject="it", place="Geneva") == "it in Geneva"
    assert told(written, subject="it", modality="online") == "it"


def test_the_first_filled_field_is_told() -> None:
    """A bar offers another field."""
    written = "{subject}[ in {place|region}]"

    assert told(written, subject="it", region="Africa") == "it in Africa"
    assert told(written, subject="it", place="Accra", region="Africa") == "it in Accra"


def test_a_form_is_asked_of_the_field() -> None:
    """What a form means is a matter of the field's type."""
    assert told("{subject}[ {place:in}]", subject="it", place="X") == "it in X"


@pytest.mark.parametrize(
    ("written", "fields", "expected"),
    [
        ("{subject}[?place: there]", {"place": "X"}, "it there"),
        ("{subject}[?place: there]", {}, "it"),
        ("{subject}[?place|region: there]", {"region": "X"}, "it there"),
        ("{subject}[!place: nowhere]", {}, "it nowhere"),
        ("{subject}[!place: nowhere]", {"place": "X"}, "it"),
        ("{subject}[?modality=online: far]", {"modality": "online"}, "it far"),
        ("{subject}[?modality=online: far]", {"modality": "hybrid"}, "it"),
        ("{subject}[!modality=online: near]", {"modality": "hybrid"}, "it near"),
    ],
)
def test_words_depend_on_a_field(
    written: str, fields: dict[str, str], expected: str
) -> None:
    """Words may stand where a field is filled, empty, or holds a choice."""
    spaced = written.replace(": ", ":  ")

    assert told(spaced, 1, subject="it", **fields) == expected


def test_words_agree_in_number() -> None:
    """One meeting was, several were."""
    written = "{subject} {?was|were} {#a meeting|meetings}"

    assert told(written, subject="it") == "it was a meeting"
    assert told(written, subject="they", subjects=2) == "they were meetings"


@pytest.mark.parametrize(
    ("written", "at", "reason"),
    [
        ("{subject} was {colour}", 14, "colour is no field"),
        ("{subject} in {place}", 13, "place may be empty"),
        ("{subject}[ in {place}", 9, "not closed"),
        ("{subject}] was held", 9, "closes nothing"),
        ("{subject}[ [ [ {place}]]]", 13, "too deep"),
        ("{subject} was} held", 13, "stands alone"),
        ("{subject:loud} was held", 0, "loud is no form"),
        ("{subject}[?colour: red]", 9, "colour is no field"),
    ],
)
def test_a_mistake_is_told_with_its_place(written: str, at: int, reason: str) -> None:
    """Whoever translates learns the language, the kind, the character and why."""
    with pytest.raises(PatternError, match=reason) as raised:
        pattern(written, "fr", KIND)

    assert (raised.value.language, raised.value.kind, raised.value.at) == (
        "fr",
        KIND,
        at,
    )


def test_a_pattern_of_an_unknown_kind_is_refused() -> None:
    """A slip in a stored name would else never be seen."""
    with pytest.raises(PatternError, match="no kind of that name"):
        pattern("{subject}", "en", "meeting.heeld")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_pattern(language: str) -> None:
    """All kinds of entry can be told in all six languages."""
    assert set(patterns(language)) == set(KINDS)


@pytest.mark.parametrize("language", WRITTEN)
def test_no_words_of_an_entry_are_left_untold(language: str) -> None:
    """Each field of words is in the pattern, or is the name of the subject."""
    untold = [
        f"{kind}: {member.name}"
        for kind, part in patterns(language).items()
        for member in KINDS[kind].members
        if member.field.type is Type.TEXT and member.name not in named(part) | NAMES
    ]

    assert untold == []
