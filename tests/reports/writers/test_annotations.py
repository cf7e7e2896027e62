"""The annotated version: after each sentence, where it comes from."""

from msgspec.structs import replace

from reports.model import (
    Block,
    Cell,
    Document,
    Footnote,
    Mark,
    Masthead,
    Meeting,
    Model,
    Paragraph,
    Run,
    Runs,
    Table,
    Text,
    Trace,
    plain,
)
from reports.writers.annotations import annotated, noting
from reports.writers.marks import numbers_in_order
from tests.support.report_samples import ENTRY, sample, sample_model
from wording.words import words

TRACES = {
    "a": Trace(position=7, kind="meeting.held", document="UNEP/MC/COP.0/1"),
    "b": Trace(position=3, kind="meeting.held"),
}


def text(sentence: str, *entries: str) -> Text:
    """Make words with entries behind them."""
    return Text(words=sentence, entries=entries)


def model_of(*blocks: Block, footnotes: tuple[Footnote, ...] = ()) -> Model:
    """Make a model of these blocks."""
    document = Document(
        language="en",
        direction="ltr",
        masthead=Masthead(title=(Text(words="Title"),)),
        blocks=blocks,
        footnotes=footnotes,
    )
    return replace(sample_model(), documents=(document,), entries=TRACES)


def paragraph(*runs: Run) -> Paragraph:
    """Make a paragraph."""
    return Paragraph(key="p", runs=runs)


def position_of(trace: Trace) -> Runs:
    """Tell an entry by its number alone."""
    return (Text(words=str(trace.position)),)


def notes(document: Document) -> list[str]:
    """List the words of the footnotes."""
    return [plain(note.runs) for note in document.footnotes]


def test_each_sentence_says_its_entry() -> None:
    """The mark stands after the words, the note tells position and document."""
    told = paragraph(text("A. ", "a"), text("B.", "b"), text(" No source."))

    document = annotated(model_of(told), "en")

    assert document.blocks[0] == paragraph(
        text("A. ", "a"),
        Mark(number=1),
        text("B.", "b"),
        Mark(number=2),
        text(" No source."),
    )
    assert notes(document) == [
        "Entry 7; UNEP/MC/COP.0/1.",
        "Entry 3; no source document given.",
    ]


def test_a_sentence_in_several_runs_has_one_note() -> None:
    """A name within it that is marked or a symbol does not double the note."""
    told = paragraph(text("In ", "a"), Text(words="X", style="code", entries=("a",)))

    document = annotated(model_of(told), "en", note=position_of)

    assert document.blocks[0] == paragraph(*told.runs, Mark(number=1))


def test_several_entries_behind_one_sentence_stand_in_one_note() -> None:
    """In the order of the log; those that the model does not know are left out."""
    told = paragraph(text("Both.", "a", "unknown", "b"), text("None.", "unknown"))

    document = annotated(model_of(told), "en", note=position_of)

    assert notes(document) == ["3 7"]


def test_a_cell_is_annotated_too_and_numbers_are_renewed() -> None:
    """The footnotes of the report stay, numbered in the order of reading."""
    table = Table(
        key="t",
        title=(Text(words="Title"), Mark(number=2)),
        columns=((Text(words="Column"),),),
        widths=(100,),
        rows=((Cell(runs=(text("Cell", "b"), Mark(number=1))),),),
        notes=(paragraph(text("Note", "a")),),
    )
    own = (
        Footnote(number=1, runs=(Text(words="one"),)),
        Footnote(number=2, runs=(Text(words="two"),)),
    )

    document = annotated(
        model_of(paragraph(text("A", "a")), table, footnotes=own),
        "en",
        note=position_of,
    )

    assert notes(document) == ["7", "two", "3", "one", "7"]
    assert [note.number for note in document.footnotes] == [1, 2, 3, 4, 5]
    assert numbers_in_order(document) == [1, 2, 3, 4, 5]


def test_marks_of_the_masthead_come_first() -> None:
    """Numbers are renewed from the top of the first page on."""
    told = model_of(
        paragraph(text("A", "a"), Mark(number=2), Mark(number=1)),
        footnotes=tuple(
            Footnote(number=n, runs=(Text(words=f"own {n}"),)) for n in (1, 2)
        ),
    )
    meeting = Meeting(body=(Text(words="Body"), Mark(number=2)))
    document = told.documents[0]
    head = replace(document.masthead, meetings=(meeting,))

    found = annotated(
        replace(told, documents=(replace(document, masthead=head),)),
        "en",
        note=position_of,
    )

    assert notes(found) == ["own 2", "7", "own 1"]
    assert found.masthead.meetings[0].body[1] == Mark(number=1)


def test_a_date_that_somebody_inferred_is_told() -> None:
    """The source does not give it: the note says so, in the reader's language."""
    trace = Trace(
        position=12, kind="meeting.held", document="X", paragraph="3", is_inferred=True
    )

    english, chinese = noting(words("en"))(trace), noting(words("zh"))(trace)

    assert plain(english) == (
        "Entry 12; X, paragraph 3. Date inferred by the recorder."
    )
    assert Text(words="X", style="code") in english
    assert "12" in plain(chinese)
    assert plain(chinese) != plain(english)


def test_the_clean_version_stays_as_it_is() -> None:
    """Annotating makes another document; what heads endorsed has no such notes."""
    model = sample_model()

    document = annotated(model, "ar", note=position_of)

    assert model.document("ar") == sample("ar")
    assert len(document.footnotes) > len(sample("ar").footnotes)
    assert ENTRY in model.entries


def test_entries_that_the_text_does_not_tell_are_listed() -> None:
    """Nothing recorded in the period is missing from the annotated version."""
    found = annotated(model_of(paragraph(text("They met.", "a"))), "en")

    *_, heading, left = found.blocks
    assert heading.key == "annex/untold"
    assert isinstance(left, Paragraph)
    assert plain(left.runs) == "meeting.held: Entry 3; no source document given."
