"""A row of a sheet becomes the recording of one entry."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from api.importing.problems import ProblemsError
from api.importing.sheets import read_batch_text
from domain.content import Occurred, Source
from domain.recording.acts import Record
from domain.recording.event_ids import event_id_of
from domain.texts import Wording
from wording.messages import message_words

SHEET_SOURCE = {"document": "minutes", "day": "2020-08-31", "day_basis": "inferred"}


def record(source: Mapping[str, str] | None = None, **values: object) -> Record:
    """Read one row of a sheet named "heads" into what it asks to record."""
    row = {"kind": "meeting.held", "subject": "heads-2020", **values}
    sheet: dict[str, Any] = {"name": "heads", "entries": [row]}
    if source:
        sheet["source"] = dict(source)
    text = json.dumps(sheet)
    return read_batch_text(text, "a.yaml").rows[0].act


def from_minutes(**values: str) -> Source:
    """Return the source of the sheet with some more."""
    return Source(
        document="document:minutes", day="2020-08-31", day_basis="inferred", **values
    )


def test_text_is_kept_in_each_language() -> None:
    """The recorder's remark, like the title, in as many languages as are given."""
    act = record(
        title={"en": "Heads"},
        text={"en": "A remark.", "fr": {"official": "Une remarque."}},
    )

    assert act.title == {"en": Wording("Heads")}
    assert act.text == {
        "en": Wording("A remark."),
        "fr": Wording("Une remarque.", official=True),
    }


def test_a_row_alone_has_the_source_of_its_sheet() -> None:
    """Without a paragraph, words or sources of its own."""
    assert record(SHEET_SOURCE).sources == (from_minutes(),)


def test_paragraph_and_words_are_in_the_document_of_the_sheet() -> None:
    """With the date as it is printed there."""
    act = record(SHEET_SOURCE, para="6", words="They met.", printed="in August")

    expected = from_minutes(paragraph="6", words="They met.", printed_date="in August")
    assert act.sources == (expected,)


def test_listed_sources_are_kept_in_their_order() -> None:
    """Then the source of the sheet is not added; ``also`` comes last."""
    act = record(
        SHEET_SOURCE,
        sources=[{"document": "letter", "day": "2021-01-05"}, {"para": "2"}],
        also=[{"document": "minutes", "para": "1"}],
    )

    assert act.sources == (
        Source(document="document:letter", day="2021-01-05"),
        from_minutes(paragraph="2"),
        from_minutes(paragraph="1"),
    )


def test_a_source_says_where_and_when_in_full() -> None:
    """Document, paragraph, words, the date as printed there, its day and basis."""
    full = {
        "document": "letter",
        "para": "3",
        "words": "We met.",
        "printed": "in summer",
        "day": "2020-09-01",
        "day_basis": "inferred",
    }

    assert record(sources=[full]).sources == (
        Source(
            document="document:letter",
            paragraph="3",
            words="We met.",
            printed_date="in summer",
            day="2020-09-01",
            day_basis="inferred",
        ),
    )


def test_a_paragraph_comes_before_listed_sources() -> None:
    """The row's own place in the sheet's document is the first of its sources."""
    act = record(SHEET_SOURCE, para="1", sources=[{"document": "letter"}])

    assert [source.document for source in act.sources] == [
        "document:minutes",
        "document:letter",
    ]


def test_a_key_of_a_batch_without_name_stands_alone() -> None:
    """As the key of the entry, and where other rows name it."""
    text = "[{kind: meeting.held, subject: m, key: k, after: j}]"

    [row] = read_batch_text(text, "-").rows

    assert (row.key, row.act.key, row.act.after) == ("k", "k", str(event_id_of("j")))


def test_a_row_of_a_sheet_without_source_has_none() -> None:
    """Nothing is invented."""
    assert record().sources == ()


def test_date_basis_and_printed_words_go_together() -> None:
    """A date is stated by the source unless the row says that it is inferred."""
    inferred = record(occurred="2020-08", basis="inferred", printed="this summer")

    assert inferred.occurred == Occurred("2020-08", "inferred", "this summer")
    assert record(occurred="2020-08").occurred == Occurred("2020-08", "stated", "")
    assert record().occurred is None


def test_keys_name_rows_of_this_and_of_other_sheets() -> None:
    """A key without a slash is one of the same sheet."""
    act = record(key="met", after="planned", follows_from="letters/invited")

    assert act.key == "heads/met"
    assert act.after == str(event_id_of("heads/planned"))
    assert act.follows_from == str(event_id_of("letters/invited"))
    assert record().key == ""
    assert (record().after, record().follows_from) == ("", "")


def test_own_fields_are_read_by_their_kind() -> None:
    """What is common to all rows is no field of the kind."""
    act = record(
        key="met",
        place={"en": "Geneva"},
        concerns=["area:gender", "area:gender"],
        catalogue=["E-12"],
    )

    assert act.data.keys() == {"place"}
    assert act.concerns == ("area:gender",)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"concerns": 5}, "concerns: write a list of references"),
        ({"sources": [{"documnet": "letter"}]}, "sources: write a mapping with some"),
        ({"sources": [{"document": ["letter"]}]}, "document: write a single text"),
        ({"para": ["6"]}, "para: write a single text"),
        ({"occurred": "2020-08", "basis": "guessed"}, "basis: write stated or"),
        ({"sources": [{"document": "a", "day": "2021"}]}, "day: write the document's"),
    ],
)
def test_a_problem_names_its_field(values: Mapping[str, Any], problem: str) -> None:
    """The reason says what would be right."""
    with pytest.raises(ProblemsError) as raised:
        record(SHEET_SOURCE, **values)

    assert problem in message_words(raised.value)
