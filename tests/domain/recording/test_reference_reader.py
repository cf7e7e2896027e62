"""References as people paste them, and what they cannot mean."""

import pytest

from domain.recording.reference_reader import (
    plain_word,
    read_known_reference,
    read_reference,
)
from domain.references import BadReferenceError
from tests.support.refusals import refuses


@pytest.mark.parametrize(
    ("written", "families", "read"),
    [
        (" actor:brs ", (), "actor:brs"),
        ("Actor: brs", ("actor", "body"), "actor:brs"),
        ("MEETING:call-3", ("meeting",), "meeting:call-3"),
        ("\u201cactor:brs\u201d", (), "actor:brs"),
        ("\u00abbrs\u00bb", ("actor",), "actor:brs"),
        ("call\u202fof\u00a0May", ("meeting",), "meeting:call of May"),
        ("\u200factor:brs\u200b", (), "actor:brs"),
        ("MC\u20113/11", ("mandate",), "mandate:MC-3/11"),
        ("UNEP/MC/  COP.6/INF/35", ("document",), "document:UNEP/MC/ COP.6/INF/35"),
        ("Note: on waste", ("document",), "document:Note: on waste"),
    ],
)
def test_what_programs_add_is_left_out(
    written: str, families: tuple[str, ...], read: str
) -> None:
    """Quotation marks, invisible marks, wide spaces and other dashes."""
    assert str(read_reference(written, families)) == read
    assert str(read_known_reference(written, families)) == read


@pytest.mark.parametrize(
    "written",
    ["actor:brs, actor:minamata", "actor:brs;actor:minamata", "actor:brs body:it"],
)
def test_two_references_in_one_cell_are_refused(written: str) -> None:
    """They would name one subject that nobody knows."""
    with refuses(BadReferenceError, match="it holds several references; write each"):
        read_reference(written)


@pytest.mark.parametrize("written", ["brs, minamata", "brs; minamata", "brs\nminamata"])
def test_two_names_in_one_cell_are_refused_where_a_known_subject_is_named(
    written: str,
) -> None:
    """The reference of a new subject may have a comma: it is shown in folded form."""
    assert read_reference(written, ("actor",)).family == "actor"
    for families in [("actor",), ("actor", "body")]:
        with refuses(BadReferenceError, match="it holds several references"):
            read_known_reference(written, families)


def test_a_symbol_may_have_a_comma() -> None:
    """Documents print their symbols so."""
    ref = read_known_reference("UNEP/MC/COP.4/INF/17, annex", ("document",))

    assert ref.reference == "UNEP/MC/COP.4/INF/17, annex"


def test_a_missing_family_is_asked_for() -> None:
    """The families are those of the field."""
    with refuses(
        BadReferenceError, match=r"write family:BRS, the family one of actor, body$"
    ):
        read_reference("BRS", ("actor", "body"))
    with refuses(BadReferenceError, match="the family one of actor, body, area, role"):
        read_reference("BRS")


def test_a_word_within_quotation_marks_keeps_those_inside() -> None:
    """Only what stands around it is left out."""
    assert plain_word("\u201cChildren's call\u201d") == "Children's call"
