"""How much of a report is in another language, and what lacks words."""

import pytest

from reports.model import (
    Document,
    Footnote,
    Masthead,
    Model,
    Paragraph,
    Text,
    Trace,
)
from reports.untranslated import (
    Untranslated,
    UntranslatedError,
    check_translated,
    untranslated,
    untranslated_percent,
)


def report(foreign: Text, *own: Text) -> Model:
    """Make a French report with a paragraph in another language."""
    document = Document(
        language="fr",
        direction="ltr",
        masthead=Masthead(title=own),
        blocks=(Paragraph(key="a/1", runs=(foreign,)),),
    )
    return Model(
        report="document:a",
        period="2018/2021",
        as_of="2021-07-05",
        position=9,
        documents=(document,),
        entries={"event": Trace(position=7, kind="k")},
    )


@pytest.mark.parametrize(("own", "percent"), [(90, 10), (89, 11), (0, 100)])
def test_the_share_is_that_of_letters_rounded_up(own: int, percent: int) -> None:
    """Ten of a hundred letters are a tenth, and ten of ninety-nine are more."""
    model = report(Text(words="w" * 10, language="en"), Text(words="m" * own))

    assert untranslated_percent(model.document("fr")) == percent


def test_more_than_a_tenth_is_refused_with_what_is_missing() -> None:
    """Place, entries and the beginning of the words."""
    words = Text(words="w" * 100, language="en", entries=("event", "unknown"))

    with pytest.raises(UntranslatedError) as refused:
        check_translated(report(words, Text(words="m" * 100)), "fr")

    assert refused.value.missing == (Untranslated("a/1", "w" * 100, (7,)),)
    assert str(refused.value).endswith(f"\n- a/1 (entries 7): {'w' * 80}…")
    assert "50 % of its letters" in str(refused.value)


def test_a_tenth_is_written() -> None:
    """The limit itself is not refused."""
    check_translated(report(Text(words="w", language="en"), Text(words="m" * 9)), "fr")


def test_symbols_count_for_nothing_and_footnotes_count() -> None:
    """A symbol is the same in every language."""
    model = report(Text(words="A/1" * 99, style="code", language="en"))
    document = model.document("fr")
    note = Footnote(number=1, runs=(Text(words="w", language="en"),))

    assert untranslated_percent(document) == 0
    noted = Document(
        language="fr",
        direction="ltr",
        masthead=document.masthead,
        blocks=(),
        footnotes=(note,),
    )
    assert untranslated_percent(noted) == 100
    (found,) = untranslated(
        Model(
            report="document:a",
            period="2018/2021",
            as_of="2021-07-05",
            position=9,
            documents=(noted,),
        ),
        "fr",
    )
    assert found == Untranslated("footnote/1", "w")
