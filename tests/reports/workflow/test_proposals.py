"""What an edited file proposes becomes texts, and nothing that people wrote is lost."""

from msgspec.structs import replace

from reports.model import Document, Paragraph, Text
from reports.reading_changes import FileEdit
from reports.texts import NO_TEXTS, Texts, Written
from reports.workflow.proposals import Proposal, Proposals, build_proposals
from tests.support.report_samples import sample

EVENT = "0b6f7c1e-0000-5000-8000-000000000002"
OTHER = "1c6f7c1e-0000-5000-8000-000000000003"
SHORT = EVENT.replace("-", "")[:12]


def text(passage: str, how: str, words: str) -> Written:
    """Make a text that stands."""
    return Written(
        event_id=EVENT,
        position=1,
        passage=passage,
        how=how,
        language="en",
        words=words,
        official=False,
        by="officer-1",
        entity="brs",
        recorded_at=None,
    )


def standing(one: Written) -> Texts:
    """Let one text stand."""
    return Texts({(one.passage, one.language): (one,)})


def with_paragraphs(*keys: str) -> Document:
    """Make a document of a few written paragraphs."""
    made = (Paragraph(key=one, runs=(Text(words=one),)) for one in keys)
    return replace(sample("en"), blocks=tuple(made))


def of_sample(*changes: FileEdit) -> Proposals:
    """Read changes of the sample, where nobody wrote anything yet."""
    return build_proposals(changes, sample("en"), NO_TEXTS)


def test_a_changed_paragraph_is_replaced() -> None:
    """Words that were changed in the file become the text of that paragraph."""
    change = FileEdit("timeline/1", "In July.", "In May.", "changed")

    found = of_sample(change)

    assert found.texts == (
        Proposal("timeline/1", "replaces", "In May.", (), "In July."),
    )


def test_a_removed_paragraph_is_left_empty() -> None:
    """Whoever deletes a paragraph means it to be empty."""
    change = FileEdit("timeline/1", "In July.", "", "removed")

    found = of_sample(change)

    assert found.texts == (Proposal("timeline/1", "empty", "", (), "In July."),)


def test_added_paragraphs_stand_after_the_one_before() -> None:
    """Several that were added in one place are one text, in their order."""
    one = FileEdit("", "", "One.", "added", after_key="timeline/1")
    two = FileEdit("", "", "Two.", "added", after_key="timeline/1")

    found = of_sample(one, two)

    assert found.texts == (Proposal("timeline/1", "after", "One.\n\nTwo.", ()),)


def test_what_is_added_stands_before_what_was_written_there() -> None:
    """A text that stands after the paragraph already is kept, and taken up."""
    change = FileEdit("", "", "New.", "added", after_key="timeline/1")

    found = build_proposals(
        [change], sample("en"), standing(text("timeline/1", "after", "Old."))
    )

    assert found.texts == (Proposal("timeline/1", "after", "New.\n\nOld.", (EVENT,)),)


def test_what_is_added_at_the_beginning_stands_before_all() -> None:
    """Below a heading, or before everything, a text stands before what follows."""
    first = FileEdit("", "", "First.", "added")
    below = FileEdit("", "", "Below.", "added", after_key="timeline")

    found = of_sample(first, below)

    assert found.texts == (
        Proposal("introduction", "before", "First.", ()),
        Proposal("timeline", "before", "Below.", ()),
    )


def test_one_paragraph_of_a_written_text_is_changed_in_it() -> None:
    """The other paragraphs of what somebody wrote stay as they are."""
    document = with_paragraphs(*(f"intro/fills-{SHORT}-{n}" for n in (1, 2, 3)))
    texts = standing(text("intro", "fills", "A.\n\nB.\n\nC."))
    changed = FileEdit(f"intro/fills-{SHORT}-2", "B.", "Bee.", "changed")
    added = FileEdit("", "", "Bumble.", "added", after_key=f"intro/fills-{SHORT}-2")
    removed = FileEdit(f"intro/fills-{SHORT}-3", "C.", "", "removed")

    found = build_proposals([changed, added, removed], document, texts)

    assert found.texts == (
        Proposal("intro", "fills", "A.\n\nBee.\n\nBumble.", (EVENT,), "A.\n\nB.\n\nC."),
    )


def test_a_written_text_that_is_removed_whole_is_taken_back() -> None:
    """One beside a paragraph is withdrawn; one in its place leaves it empty."""
    beside = with_paragraphs(f"intro/after-{SHORT}-1")
    gone = FileEdit(f"intro/after-{SHORT}-1", "A.", "", "removed")
    inside = replace(
        sample("en"), blocks=(Paragraph(key="intro", runs=(Text(words="A."),)),)
    )
    empty = FileEdit("intro", "A.", "", "removed")

    one = build_proposals([gone], beside, standing(text("intro", "after", "A.")))
    other = build_proposals([empty], inside, standing(text("intro", "replaces", "A.")))

    assert one.texts == (Proposal("intro", "withdrawn", "", (EVENT,), "A."),)
    assert other.texts == (Proposal("intro", "empty", "", (EVENT,), "A."),)


def test_cells_headings_and_footnotes_become_no_texts() -> None:
    """What the record says is corrected in the record; it is told, not dropped."""
    cell = FileEdit("matrix/table/cell/1/2", "Finance", "Money", "changed")
    heading = FileEdit("timeline", "Areas", "Fields", "changed")
    astray = FileEdit("", "", "Lost.", "added", after_key="nowhere")

    found = of_sample(cell, heading, astray)

    assert found == Proposals((), (cell, heading, astray))


def test_what_was_taken_up_is_not_proposed_again() -> None:
    """Reading one file back twice changes nothing the second time."""
    document = with_paragraphs("intro", f"more/fills-{SHORT}-1", "last")
    changed = FileEdit("intro", "intro", "Changed.", "changed")
    added = FileEdit("", "", "Added.", "added", after_key="last")
    removed = FileEdit("last", "last", "", "removed")
    rewritten = FileEdit(f"more/fills-{SHORT}-1", "more", "Rewritten.", "changed")

    for one, *stood in (
        (changed, "intro", "replaces", "Changed."),
        (added, "last", "after", "Added."),
        (removed, "last", "empty", ""),
        (rewritten, "more", "fills", "Rewritten."),
    ):
        there = text(*stood)._replace(event_id=OTHER)
        assert build_proposals([one], document, standing(there)).texts == ()


def test_what_was_written_since_is_not_overwritten() -> None:
    """Who edited the file did not see it: both stand, until somebody writes one."""
    document = with_paragraphs(
        "intro", f"more/fills-{SHORT}-1", f"more/fills-{SHORT}-2"
    )
    changed = FileEdit("intro", "intro", "Changed.", "changed")
    rewritten = FileEdit(f"more/fills-{SHORT}-1", "more", "Rewritten.", "changed")
    since = text("intro", "replaces", "By a colleague.")
    other = text("more", "fills", "By another.")._replace(event_id=OTHER)

    one = build_proposals([changed], document, standing(since))
    two = build_proposals([rewritten], document, standing(other))

    assert one.texts == (Proposal("intro", "replaces", "Changed.", (), "intro"),)
    old = f"more/fills-{SHORT}-1\n\nmore/fills-{SHORT}-2"
    words = f"Rewritten.\n\nmore/fills-{SHORT}-2"
    assert two.texts == (Proposal("more", "fills", words, (), old),)
