"""Texts of people in the place of generated paragraphs."""

from reports.manual_texts import LanguageTexts, with_texts
from reports.model import Mark, Paragraph, Runs, Text
from reports.texts import Texts, Written

EVENT = "0b6f7c1e-0000-5000-8000-000000000001"


def note(_: Runs) -> Mark:
    """Give a mark; no text here has a footnote."""
    return Mark(number=1)


def rewritten(words: str) -> Runs:
    """Write a text in the place of a French paragraph with two English names."""
    generated = Paragraph(
        key="studies/a",
        runs=(
            Text(words="L’étude du "),
            Text(words="Green Growth Panel", language="en"),
            Text(words=" pour le "),
            Text(words="Panel", language="en"),
            Text(words=" (", style=""),
            Text(words="UNEP/MC/COP.0/1", style="code"),
            Text(words=") a paru."),
        ),
    )
    text = Written(
        event_id=EVENT,
        position=1,
        passage="studies/a",
        how="replaces",
        language="fr",
        words=words,
        official=False,
        by="officer-1",
        entity="minamata",
        recorded_at=None,
    )
    own_texts = LanguageTexts(Texts({("studies/a", "fr"): (text,)}), "fr")
    (block,), _ = with_texts("studies", [generated], own_texts, note)
    assert isinstance(block, Paragraph)
    return block.runs


def test_names_that_nobody_translated_stay_marked() -> None:
    """One word of the sentence was changed; the names are still in English."""
    found = rewritten("L’analyse du Green Growth Panel (UNEP/MC/COP.0/1) a paru.")

    assert found == (
        Text(words="L’analyse du ", entries=(EVENT,)),
        Text(words="Green Growth Panel", language="en", entries=(EVENT,)),
        Text(words=" (", entries=(EVENT,)),
        Text(words="UNEP/MC/COP.0/1", style="code", entries=(EVENT,)),
        Text(words=") a paru.", entries=(EVENT,)),
    )


def test_part_of_a_word_is_not_a_name() -> None:
    """A name is marked where it stands by itself."""
    found = rewritten("Les Panelistes ont écrit.")

    assert found == (Text(words="Les Panelistes ont écrit.", entries=(EVENT,)),)
