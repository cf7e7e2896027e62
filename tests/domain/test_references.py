"""References: what people write differently names one subject."""

import pytest

from domain.references import BadReferenceError, Ref
from tests.support.refusals import refuses


@pytest.mark.parametrize(
    "text",
    [
        "document:UNEP/MC/COP.4/INF/25",
        " document: UNEP/MC/COP.4/INF/25 ",
        "document:unep/mc/ cop.4/inf/25",
        "document:UNEP／MC／COP.4／INF／25",  # noqa: RUF001 - full width is what is tested
    ],
)
def test_spellings_of_a_symbol_name_one_document(text: str) -> None:
    """Spaces, case and width do not make another document."""
    expected = Ref("document", "UNEP/MC/COP.4/INF/25")

    refs = [Ref.parse(text), Ref.parse(text, "document")]

    assert [ref.subject_id for ref in refs] == [expected.subject_id] * 2


@pytest.mark.parametrize("dash", ["\u2010", "\u2011", "\u2013", "\u2014", "\u2212"])
def test_dashes_are_alike(dash: str) -> None:
    """A symbol that was copied from a PDF is found all the same."""
    ref = Ref.parse(f"mandate:MC{dash}3/11")

    assert ref.subject_id == Ref("mandate", "MC-3/11").subject_id


def test_a_reference_may_hold_colons() -> None:
    """Only what is a family before the first colon is read as one."""
    ref = Ref.parse("Annex: part 2", "document")

    assert ref == Ref("document", "Annex: part 2")


@pytest.mark.parametrize(
    ("text", "family", "reason"),
    [
        ("joint-task-force", None, "write family:reference"),
        ("party:brs", None, "write family:reference"),
        ("body:it", "actor", "it must be of the family actor"),
        ("body: ", None, "it needs 1 to 200 characters"),
        ("\u3000", "body", "it needs 1 to 200 characters"),
        ("x" * 201, "body", "it needs 1 to 200 characters"),
    ],
)
def test_what_names_no_subject_is_refused(
    text: str, family: str | None, reason: str
) -> None:
    """The refusal says what is missing."""
    with refuses(BadReferenceError, match=reason):
        Ref.parse(text, family)


def test_a_reference_may_be_as_long_as_is_allowed() -> None:
    """The longest is taken whole; spaces around it do not count."""
    longest = "x" * 200

    assert Ref.parse(f" {longest} ", "body") == Ref("body", longest)


def test_a_subject_of_another_family_is_refused() -> None:
    """Where the family was known only after the reference had been read."""
    ref = Ref("body", "it")

    ref.check_family("body")
    with refuses(BadReferenceError, match="it must be of the family actor") as no:
        ref.check_family("actor")

    assert no.value.facts["text"] == "body:it"
