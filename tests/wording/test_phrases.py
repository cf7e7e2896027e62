"""Phrases: words, their marks, and what the marks mean."""

from wording.phrases import NOTHING, Phrase, joined, legend, phrase


def test_marks_follow_the_words() -> None:
    """A tag stands apart, other marks close to the word."""
    assert phrase("Gender", "°", "[en]") == Phrase(
        "Gender", "Gender° [en]", ("°", "[en]")
    )
    assert phrase("Gender") == Phrase("Gender", "Gender")


def test_joined_phrases_name_each_mark_once() -> None:
    """The marks of a list are those of its items, in order."""
    found = joined([phrase("a", "°"), phrase("b", "°", "[en]"), phrase("c")], "; ")

    assert found == Phrase("a; b; c", "a°; b° [en]; c", ("°", "[en]"))
    assert joined([], "; ") == NOTHING


def test_legend_explains_the_marks_that_were_used() -> None:
    """Marks come first and tags last, each once, in the reader's language."""
    found = list(legend(["[zh]", "°", "~", "°", "[en]"], "fr"))

    assert [line.partition(" ")[0] for line in found] == ["~", "°", "[en]", "[zh]"]
    assert found[0] == "~ date déduite, non indiquée par la source"
    assert list(legend([], "fr")) == []
