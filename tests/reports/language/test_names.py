"""Names as they stand within an English sentence."""

import pytest

from reports.language.english import is_plural, lowered, running

RUNNING = {
    "Joint task force on chemicals and waste": (
        "the joint task force on chemicals and waste"
    ),
    "Secretariat of the Minamata Convention on Mercury": (
        "the secretariat of the Minamata Convention on Mercury"
    ),
    "Third meeting of the Conference of the Parties": (
        "the third meeting of the Conference of the Parties"
    ),
    "Conference of the Parties to the Minamata Convention on Mercury": (
        "the Conference of the Parties to the Minamata Convention on Mercury"
    ),
    "Chemicals and Health Branch": "the Chemicals and Health Branch",
    "Chemicals and waste in the Sustainable Development Goals": (
        "the chemicals and waste in the Sustainable Development Goals"
    ),
    "Executive Secretary of the Minamata Convention": (
        "the Executive Secretary of the Minamata Convention"
    ),
    "Head of the Chemicals and Health Branch": (
        "the head of the Chemicals and Health Branch"
    ),
    "United Nations Environment Assembly": "the United Nations Environment Assembly",
    "UNEP Global Mercury Partnership": "the UNEP Global Mercury Partnership",
    "Ad Hoc Open-ended Working Group on Mercury": (
        "the Ad Hoc Open-ended Working Group on Mercury"
    ),
    "Government of Japan": "the Government of Japan",
    "Minamata Convention on Mercury": "the Minamata Convention on Mercury",
    "Operational guidelines": "the operational guidelines",
    "2021 meetings of the conferences of the parties": (
        "the 2021 meetings of the conferences of the parties"
    ),
    "Decision 26/12": "decision 26/12",
    "Decision MC-3/11 on enhancing cooperation": (
        "decision MC-3/11 on enhancing cooperation"
    ),
    "Resolution on financial arrangements": "the resolution on financial arrangements",
    "Making hidden dangers visible (campaign)": (
        "the campaign “Making hidden dangers visible”"
    ),
    "Earthworks": "Earthworks",
}


@pytest.mark.parametrize(("name", "expected"), RUNNING.items())
def test_a_name_gets_its_article_and_its_capital(name: str, expected: str) -> None:
    """Proper names keep their capital; numbered decisions have no article."""
    assert running(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mercury wastes", "mercury wastes"),
        ("Gender", "gender"),
        (
            "Basel and Stockholm Convention regional centres",
            "Basel and Stockholm Convention regional centres",
        ),
    ],
)
def test_a_topic_has_no_article(name: str, expected: str) -> None:
    """Areas of cooperation are matters, not things."""
    assert running(name, is_topic=True) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Common areas of work identified", "common areas of work identified"),
        ("Japan is to take the lead", "Japan is to take the lead"),
        ("March and April", "March and April"),
        (
            "The Executive Director invites leads",
            "the Executive Director invites leads",
        ),
        ("UNEP gives support", "UNEP gives support"),
        ("Any Government may join", "any Government may join"),
    ],
)
def test_words_within_a_sentence_begin_small(words: str, expected: str) -> None:
    """Countries, months, acronyms and proper names keep their capital."""
    assert lowered(words) == expected


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("Consultations of the heads on implementing MC-3/11", True),
        ("Operational guidelines", True),
        ("Committee of Permanent Representatives", False),
        ("Intersessional process", False),
        ("Earthworks", False),
        ("Draft rules of procedure of the Minamata COP", True),
    ],
)
def test_a_name_is_of_one_or_of_several(name: str, *, several: bool) -> None:
    """The noun that the name is built on tells."""
    assert is_plural(name) is several
