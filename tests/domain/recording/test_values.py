"""Values from outside: what is taken, how it is stored, and what is refused."""

import re
from decimal import Decimal
from typing import Any

import pytest

from domain.dates.edtf import Edtf
from domain.fields import Field, Type
from domain.kinds import get_definition
from domain.kinds.definition import Member
from domain.recording.values import FieldError, read_data, read_text, read_value
from domain.references import Ref
from domain.texts import Wording
from tests.support.refusals import refuses
from wording.messages import message_words

CHOICES = ("in-person", "online", "hybrid")


def _member(
    of: Type, *families: str, choices: tuple[str, ...] = (), required: bool = False
) -> Member:
    return Member("it", Field(of, "It.", families, choices), required)


@pytest.mark.parametrize(
    ("of", "value", "stored"),
    [
        (Type.WORD, "  COP-4 ", "COP-4"),
        (Type.WORDS, ("zh", "en", "zh"), ["zh", "en"]),
        (Type.TEXT, {"en": "Gender"}, {"en": {"words": "Gender"}}),
        (Type.TEXT, {"en": {"ours": "Gender"}}, {"en": {"words": "Gender"}}),
        (
            Type.TEXT,
            {"zh": {"official": "性别"}},
            {"zh": {"words": "性别", "official": True}},
        ),
        (
            Type.TEXT,
            {"zh": {"words": "性别", "official": "true"}},
            {"zh": {"words": "性别", "official": True}},
        ),
        (
            Type.TEXT,
            {"zh": {"words": "性别", "official": False}},
            {"zh": {"words": "性别"}},
        ),
        (
            Type.TEXT,
            {"en": Wording("Gender", official=False)},
            {"en": {"words": "Gender"}},
        ),
        (Type.REF, Ref("actor", "brs"), "actor:brs"),
        (Type.DATE, Edtf.parse("2018-07"), "2018-07"),
        (Type.NUMBER, "25", 25),
        (Type.FLAG, "false", False),
        (Type.AMOUNT, 1000380, "1000380"),
        (Type.AMOUNT, Decimal("0.50"), "0.50"),
        (Type.PERIOD, "P1Y6M", "P1Y6M"),
        (Type.REF, "\u201cActor: brs\u201d", "actor:brs"),
        (Type.NUMBER, "\u202f25 ", 25),
        (Type.FLAG, " true\u200b", True),
        (Type.AMOUNT, " 1000380.50 ", "1000380.50"),
        (Type.CURRENCY, "\u201cUSD\u201d", "USD"),
    ],
)
def test_values_are_stored_in_one_form(of: Type, value: object, stored: object) -> None:
    """However a value is written, the log holds it in one form."""
    member = _member(of)

    read = read_value(member, value)

    assert read == stored


@pytest.mark.parametrize(
    ("of", "value", "reason"),
    [
        (Type.WORD, 4, "write a short string, not 4"),
        (Type.WORD, "  ", "write 1 to 500 characters"),
        (Type.WORD, "x" * 501, "not 501"),
        (Type.WORD, "two\nlines", "one line"),
        (Type.WORD, "\ud800", "control characters"),
        (Type.WORDS, "zh", "write a list"),
        (Type.WORDS, ["zh"] * 1001, "at most 1000"),
        (Type.WORDS, ["zh", None], "write a short string, not None"),
        (Type.TEXT, "Gender", "write language: words"),
        (Type.TEXT, {"de": "Gender"}, "one of the languages en, fr, es, ru, zh, ar"),
        (Type.TEXT, {"en": ""}, "en: write 1 to"),
        (Type.TEXT, {"en": "\x00"}, "plain text"),
        (Type.TEXT, {"en": {"offical": "Gender"}}, "official: and the words"),
        (Type.TEXT, {"en": {"official": "a", "ours": "b"}}, "official: and the words"),
        (Type.TEXT, {"en": {"words": "a", "official": "si"}}, "true or false"),
        (Type.REF, "brs", "write family:reference"),
        (Type.REF, "actor:", "it needs 1 to 200 characters"),
        (Type.REFS, ["actor:brs", "party:brs"], "write family:reference"),
        (Type.REFS, "actor:brs", "write a list, such as"),
        (Type.DATE, "2015-02-29", "2015"),
        (Type.DATE, 2015, "write a short string"),
        (Type.PERIOD, "P", "such as P2Y"),
        (Type.PERIOD, "2 years", "such as P2Y"),
        (Type.PERIOD, "PT1H", "such as P2Y"),
        (Type.NUMBER, True, "write a whole number"),
        (Type.NUMBER, 1.5, "write a whole number"),
        (Type.NUMBER, "2٣", "write a whole number"),
        (Type.NUMBER, 2**53, "at most 9007199254740991"),
        (Type.NUMBER, -1, "at least 0"),
        (Type.NUMBER, "-1", "write a whole number"),
        (Type.CURRENCY, "chf", "three capital letters.*did you mean CHF"),
        (Type.CURRENCY, "euro", "such as USD, not 'euro'$"),
        (Type.CURRENCY, 840, "such as USD, not 840$"),
        (Type.FLAG, "yes", "write true or false"),
        (Type.FLAG, 1, "write true or false"),
        (Type.AMOUNT, 1.5, "decimal number as text"),
        (Type.AMOUNT, "1,000", "decimal number as text"),
        (Type.AMOUNT, "NaN", "decimal number as text"),
        (Type.AMOUNT, Decimal("1E+3"), "decimal number as text"),
        (Type.CHOICE, "onlin", r"did you mean online\? choose from: in-person"),
        (Type.CHOICE, 3, "3 is not among the choices; choose from"),
    ],
)
def test_what_does_not_fit_is_refused(of: Type, value: object, reason: str) -> None:
    """The refusal says what was wrong and what would be right, and names the field."""
    member = _member(of, choices=CHOICES)

    with refuses(FieldError, match=reason) as refused:
        read_value(member, value)

    assert (refused.value.field, refused.value.value) == ("it", value)
    assert message_words(refused.value).startswith("it: ")


def test_a_bare_reference_takes_the_only_family() -> None:
    """Where a field names meetings alone, the word meeting need not be written."""
    member = _member(Type.REF, "meeting")

    read = read_value(member, "minamata-cop-4")

    assert read == "meeting:minamata-cop-4"


@pytest.mark.parametrize("value", ["meeting:minamata-cop-4", "minamata-cop-4"])
def test_a_reference_of_another_family_is_refused(value: str) -> None:
    """A meeting cannot be a member of a body."""
    member = _member(Type.REF, "actor", "body")

    with refuses(FieldError, match="family"):
        read_value(member, value)


def test_a_field_that_the_kind_does_not_have_is_refused() -> None:
    """A slip in the name of a field is answered with the name and the list."""
    formed = get_definition("body.formed")

    with refuses(FieldError, match=r"did you mean members\? the fields are name"):
        read_data(formed, {"membres": ["actor:brs"]})


def test_a_kind_without_own_fields_says_so() -> None:
    """A note has no own fields: its words are its text."""
    noted = get_definition("body.noted")

    with refuses(FieldError, match="it has no own fields"):
        read_data(noted, {"outcome": "x"})


@pytest.mark.parametrize("given", [{}, {"member": None}, {"member": ""}])
def test_a_field_that_the_kind_needs_cannot_be_missing(given: dict[str, Any]) -> None:
    """Nobody can join without being named."""
    joined = get_definition("body.member-joined")

    with refuses(FieldError, match=r"body\.member-joined needs it: The actor"):
        read_data(joined, given)


def test_a_field_may_be_needed_by_one_kind_alone() -> None:
    """A body may be formed without a name, but not be renamed without one."""
    given: dict[str, Any] = {"name": {}}

    formed = read_data(get_definition("body.formed"), given)

    assert formed == {}
    with refuses(FieldError, match="name"):
        read_data(get_definition("body.renamed"), given)


def test_a_correction_cannot_empty_what_is_needed() -> None:
    """A needed value can be replaced, not taken away."""
    member = _member(Type.REFS, "actor", required=True)

    with refuses(FieldError, match="it cannot be empty"):
        read_value(member, [])


def test_empty_fields_are_left_out() -> None:
    """A form sends empty strings for what was not filled in: they say nothing."""
    given: dict[str, Any] = {
        "members": [],
        "name": {},
        "place": None,
        "body_type": "task-force",
    }

    data = read_data(get_definition("body.formed"), given)

    assert data == {"body_type": "task-force"}


def test_fields_are_stored_in_the_order_of_the_kind() -> None:
    """The order in which a form sends fields does not show."""
    given = {"place": {"en": "Geneva"}, "body_type": "task-force"}

    data = read_data(get_definition("body.formed"), given)

    assert list(data) == ["body_type", "place"]


def test_titles_are_read_as_wordings() -> None:
    """A title is words by language; no title is none."""
    given = {"en": "Report drafted", "zh": {"official": "报告"}}

    title = read_text("title", given)

    assert title == {
        "en": Wording("Report drafted"),
        "zh": Wording("报告", official=True),
    }
    assert read_text("title", None) == {}


def test_a_title_in_no_language_is_refused() -> None:
    """The refusal names the common field as well."""
    given = {"xx": "Report drafted"}

    with refuses(FieldError, match="title: 'xx' is not one"):
        read_text("title", given)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1,000,380.50", "1000380.50"),
        ("1.000.380,50", "1000380.50"),
        ("1\u202f000\u202f380,5", "1000380.5"),
        ("380,50", "380.50"),
    ],
)
def test_an_amount_as_countries_write_it_is_asked_about(
    written: str, meant: str
) -> None:
    """The last comma or point with one or two digits behind it is the decimal one."""
    with refuses(FieldError, match=re.escape(f"did you mean {meant}?")):
        read_value(_member(Type.AMOUNT), written)


@pytest.mark.parametrize("written", ["1,000", "1.000.380", "USD 25"])
def test_no_amount_is_guessed(written: str) -> None:
    """A comma before three digits can be either."""
    with refuses(FieldError, match="write a decimal number") as refused:
        read_value(_member(Type.AMOUNT), written)

    assert "similar" not in refused.value.reason.key


def test_a_choice_in_capitals_and_quotes_is_recognised() -> None:
    """Quotation marks are left out; capitals are asked about."""
    member = _member(Type.CHOICE, choices=("co-chair", "chair"))

    assert read_value(member, "\u201cco-chair\u201d") == "co-chair"
    with refuses(FieldError, match=r"did you mean co-chair\? choose"):
        read_value(member, "Co Chair")


def test_every_wrong_item_of_a_list_is_named() -> None:
    """Somebody who mends a list mends all of it."""
    member = _member(Type.REFS, "actor", "body")

    with refuses(FieldError, match="'BRS' is no reference: .*; 'Minamata' is no"):
        read_value(member, ["BRS", "actor:brs", "Minamata"])


@pytest.mark.parametrize(
    ("written", "meant"), [("2 years", "P2Y"), ("6 Months", "P6M"), ("10 days", "P10D")]
)
def test_a_length_of_time_in_words_is_asked_about(written: str, meant: str) -> None:
    """The form of ISO 8601 is known to few."""
    with refuses(FieldError, match=f"did you mean {meant}?"):
        read_value(_member(Type.PERIOD), written)
