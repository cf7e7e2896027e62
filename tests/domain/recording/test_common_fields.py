"""What entries of every kind carry is read in one way, whatever form it came in."""

import pytest

from domain.content import Occurred, Source
from domain.errors import DomainError
from domain.recording.common_fields import (
    LONGEST_WORDS,
    read_common,
    read_concerns,
    read_occurred,
    read_source,
)
from domain.recording.values import FieldError
from domain.texts import Wording
from tests.support.refusals import refuses


def test_all_are_read() -> None:
    """Occurred, concerns and the texts become keywords of ``Record``."""
    read = read_common(
        {
            "occurred": "2021-07",
            "concerns": ["area:gender"],
            "title": {"en": "A title"},
            "text": {"zh": "备注"},
            "narrative": {"fr": "Un récit."},
        }
    )

    assert read == {
        "occurred": Occurred("2021-07", "stated", ""),
        "concerns": ("area:gender",),
        "title": {"en": Wording("A title")},
        "text": {"zh": Wording("备注")},
        "narrative": {"fr": Wording("Un récit.")},
    }


@pytest.mark.parametrize("empty", [{}, {"concerns": None, "title": None, "text": None}])
def test_all_may_be_left_out(empty: dict[str, object]) -> None:
    """A field that is missing or null is empty."""
    read = read_common(empty)

    texts: dict[str, object] = {"title": {}, "text": {}, "narrative": {}}
    assert read == {"occurred": None, "concerns": (), **texts}


def test_no_date_is_no_occurrence() -> None:
    """An empty date is none; it is not refused as a wrong one."""
    assert read_occurred("") is None
    assert read_occurred(None) is None
    with pytest.raises(DomainError):
        read_occurred({"basis": "stated"})


def test_a_date_may_come_with_its_basis_and_printed_words() -> None:
    """Stated by the source, as long as nothing else is said."""
    full = {"date": "2021-07", "basis": "inferred", "printed": "last month"}

    assert read_occurred(full) == Occurred("2021-07", "inferred", "last month")
    assert read_occurred({"date": "2021", "basis": None, "printed": None}) == Occurred(
        "2021", "stated", ""
    )


def test_concerns_are_each_named_once() -> None:
    """In the order given, whatever the spelling."""
    given = ["body:task-force", "area:gender", "body: task-force"]

    assert read_concerns(given) == ("body:task-force", "area:gender")


@pytest.mark.parametrize("given", [5, "area:gender", None])
def test_concerns_must_be_a_list(given: object) -> None:
    """A single reference is no list of its letters, and a number is refused."""
    with refuses(FieldError, match="write a list of references") as raised:
        read_concerns(given)

    assert raised.value.field == "concerns"


def test_a_source_is_read_whole() -> None:
    """Document, paragraph, words, printed date, day and what the day rests on."""
    source = read_source(
        {
            "document": "MC-3/11",
            "paragraph": "4",
            "words": "Requests",
            "printed_date": "29 November",
            "day": "2019-11-29",
            "day_basis": "inferred",
        }
    )

    assert source == Source(
        document="document:MC-3/11",
        paragraph="4",
        words="Requests",
        printed_date="29 November",
        day="2019-11-29",
        day_basis="inferred",
    )


def test_a_source_may_be_a_document_alone() -> None:
    """Its day is then stated, once it is known."""
    nothing_more = dict.fromkeys(
        ("paragraph", "words", "printed_date", "day", "day_basis")
    )

    assert read_source({"document": "a"}) == Source(document="document:a")
    assert read_source({"document": "a", **nothing_more}) == Source(
        document="document:a", day_basis="stated"
    )


def test_a_quotation_has_a_longest_length() -> None:
    """The longest is taken, one character more is refused and shown shortened."""
    longest = "w" * LONGEST_WORDS

    assert read_source({"document": "a", "words": longest}).words == longest
    with refuses(FieldError, match="at most 2000") as raised:
        read_source({"document": "a", "words": longest + "w"})

    assert raised.value.field == "words"
    assert raised.value.value == "w" * 40 + "…"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"day": "July 2021"}, "day"),
        ({"day_basis": "guessed"}, "day_basis"),
    ],
)
def test_a_wrong_field_of_a_source_is_named(given: dict[str, str], field: str) -> None:
    """So that whoever typed it finds the place."""
    with pytest.raises(FieldError) as raised:
        read_source({"document": "a", **given})

    assert raised.value.field == field


def test_a_source_needs_a_document() -> None:
    """A paragraph of nothing is no source."""
    with pytest.raises(DomainError):
        read_source({"paragraph": "4"})
