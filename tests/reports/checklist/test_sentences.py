"""What a machine can judge of the sentences of a report."""

import pytest

from reports.checklist.sentences import of_sentences
from reports.language.sentences_of_text import count_words
from reports.model import Block, Document, Masthead, Paragraph, Text

LONG = " ".join(["word"] * 46) + "."


def report(*paragraphs: str | Block, language: str = "en") -> Document:
    """Make a report of some paragraphs of the overview."""
    blocks = tuple(
        Paragraph(key=f"overview/{at}", runs=(Text(words=one),))
        if isinstance(one, str)
        else one
        for at, one in enumerate(paragraphs)
    )
    masthead = Masthead(title=(Text(words="Report"),))
    return Document(
        language=language, direction="ltr", masthead=masthead, blocks=blocks
    )


def rules(document: Document, entries: int = 100) -> list[str]:
    """List the rules under which something is noted."""
    return [one.rule for one in of_sentences(document, entries)]


def test_a_plain_report_passes() -> None:
    """Sentences of people, each on its matter."""
    found = report(
        "The two secretariats signed an agreement in July 2021. It sets out services.",
        "The task force kept the areas under review.",
    )

    assert rules(found) == []


@pytest.mark.parametrize(
    ("words", "language", "rule"),
    [
        (LONG, "en", "sentence-long"),
        (
            "The following was addressed to him: act.",
            "en",
            "sentence-is-a-form",
        ),
        ("48 people came (number: 48).", "en", "sentence-is-a-form"),
        ("Une réunion a eu lieu, partenaires : deux.", "fr", "sentence-is-a-form"),
        ("Совещание состоялось, место: Женева.", "ru", "sentence-is-a-form"),
        ("Work on body:joint-task-force went on.", "en", "reference-printed"),
        ("三个实体举行了 meeting 会议。", "zh", "latin-words"),
        ("“One” and «two».", "en", "quotation-marks"),
        ("The inter-secretariat and intersecretariat groups met.", "en", "spelling"),
    ],
)
def test_a_sentence_that_nobody_would_sign_is_noted(
    words: str, language: str, rule: str
) -> None:
    """Each under its own rule, with its paragraph where it has one."""
    assert rule in rules(report(words, language=language))


def test_the_paragraph_is_named() -> None:
    """The editor finds it."""
    found = of_sentences(report("Plain words.", LONG), 100)

    (one,) = (item for item in found if item.rule == "sentence-long")
    assert one.places == ("overview/1",)
    assert one.sentence == "more than 45 words: 1 sentence"


def test_dates_may_begin_one_sentence_in_three() -> None:
    """Of three sentences two begin with a date."""
    few = report("In 2019 they met. They agreed. They went home.")
    many = report("In 2019 they met. In 2020 they agreed. They went home.")

    assert "date-first" not in rules(few)
    assert "date-first" in rules(many)


def test_an_entry_is_told_in_one_paragraph() -> None:
    """The summary and the annex tell again what the body tells; the body does not."""
    run = Text(words="They met.", entries=("entry-1",))
    once = [Paragraph(key=key, runs=(run,)) for key in ("summary/text", "gender/text")]
    again = Paragraph(key="overview/2019", runs=(run,))

    assert "told-twice" not in rules(report(*once))
    assert "told-twice" in rules(report(*once, again))


def test_symbols_are_no_words_of_a_language() -> None:
    """A symbol in a Chinese sentence is no foreign word."""
    code = Text(words="UNEP/MC/COP.4/Inf.17", style="code")
    words = (Text(words="见"), code, Text(words="。"))

    found = report(Paragraph(key="overview/1", runs=words), language="zh")

    assert rules(found) == []


def test_a_report_is_as_long_as_its_entries_deserve() -> None:
    """Eighteen words for each entry, and 600 in any case."""
    sentence = "The two secretariats met again and agreed. "
    words = sentence * 100

    assert "length" in rules(report(words), entries=10)
    assert "length" not in rules(report(words), entries=40)


@pytest.mark.parametrize(
    ("words", "expected"), [("Two words", 2), ("三个实体举行会议", 5), ("", 0)]
)
def test_words_are_counted_in_any_language(words: str, expected: int) -> None:
    """Of Chinese, 1.7 characters say what a word of English says."""
    assert count_words(words) == expected
