"""Steps of ``mistakes_of_a_spreadsheet.feature``."""

from typing import Any

from pytest_bdd import parsers, scenarios, then, when

from domain.errors import DomainError
from domain.recording.acts import Record
from domain.recording.record_reader import read_record
from domain.recording.values import FieldsError
from wording.messages import message_words

scenarios("mistakes_of_a_spreadsheet.feature")

Outcome = Record | list[str]


def entered(kind: str, subject: str, data: dict[str, Any], date: str = "") -> Outcome:
    """Read a row: the act that it is, or the words of each mistake."""
    common = {"occurred": {"date": date}} if date else {}
    try:
        return read_record(
            kind, subject=subject, data=data, common=common, sources=tuple
        )
    except FieldsError as several:
        return [message_words(one) for one in several.errors]
    except DomainError as error:
        return [message_words(error)]


@when(
    parsers.parse(
        'a "{meeting_type}" is entered as "{subject}", on "{date}", with "{who}"'
    ),
    target_fixture="outcome",
)
def _(meeting_type: str, subject: str, date: str, who: str) -> Outcome:
    data = {"meeting_type": meeting_type, "participants": [who]}
    return entered("meeting.held", subject, data, date)


@when(
    parsers.parse('the person "{name}" is entered without a reference'),
    target_fixture="outcome",
)
def _(name: str) -> Outcome:
    return entered("actor.registered", "", {"personal_name": name})


@then(
    parsers.re(r"there (?:is|are) (?P<number>\d) mistakes?"), converters={"number": int}
)
def _(outcome: Outcome, number: int) -> None:
    assert (0 if isinstance(outcome, Record) else len(outcome)) == number


@then(parsers.parse('one says "{words}"'))
def _(outcome: Outcome, words: str) -> None:
    assert isinstance(outcome, list)
    assert any(words in one for one in outcome), outcome


@then(parsers.parse('the row is about "{subject}" on {date}'))
def _(outcome: Outcome, subject: str, date: str) -> None:
    assert isinstance(outcome, Record)
    assert str(outcome.subject) == subject
    assert outcome.occurred
    assert outcome.occurred.date == date


@then(parsers.parse('the reference of the person does not say "{word}"'))
def _(outcome: Outcome, word: str) -> None:
    assert isinstance(outcome, Record)
    assert outcome.subject.reference.startswith("person/")
    assert word not in outcome.subject.reference
