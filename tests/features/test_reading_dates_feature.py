"""Steps of ``reading_dates.feature``."""

import re

from pytest_bdd import given, parsers, scenarios, then, when

from domain.dates.edtf import DateError, Edtf
from domain.dates.printing import print_date
from domain.dates.reading import read_date
from wording.messages import message_words

scenarios("reading_dates.feature")

SPACES = re.compile(r"\s")
CODES = {"French": "fr", "Chinese": "zh", "Arabic": "ar", "Russian": "ru"}


@given(parsers.parse('the date "{written}" prints "{printed}" in {language}'))
def _(written: str, printed: str, language: str) -> None:
    shown = print_date(read_date(written), CODES[language])
    assert SPACES.sub(" ", shown) == printed


@when(parsers.parse('the date "{written}" is given'), target_fixture="outcome")
def _(written: str) -> Edtf | DateError:
    try:
        return read_date(written)
    except DateError as refusal:
        return refusal


@then(parsers.parse('it is read as "{words}"'))
def _(outcome: Edtf | DateError, words: str) -> None:
    assert isinstance(outcome, Edtf)
    assert SPACES.sub(" ", print_date(outcome, "en")) == words


@then(parsers.parse('it is not read, because "{reason}"'))
def _(outcome: Edtf | DateError, reason: str) -> None:
    assert isinstance(outcome, DateError)
    assert reason in message_words(outcome.reason)


@then(parsers.re(r"it (?:is asked whether it means|may mean) (?P<words>.+)"))
def _(outcome: Edtf | DateError, words: str) -> None:
    assert isinstance(outcome, DateError)
    found = message_words(outcome).partition("; write ")[2].split(" or ")
    offered = [SPACES.sub(" ", one).partition(" for ")[2] for one in found]
    assert offered == words.split('"')[1::2]


@then("nothing is offered instead")
def _(outcome: Edtf | DateError) -> None:
    assert isinstance(outcome, DateError)
    assert outcome.choices == ()
