"""Steps of ``report_reading_back.feature``."""

from collections.abc import Callable

import pytest
from docx.document import Document as WordDocument
from docx.text.run import Run
from pytest_bdd import given, parsers, scenarios, then, when

from reports.model import plain
from reports.reading_back import ReadBack, read_back
from reports.reading_changes import FileEdit
from reports.workflow.files import Form, write_file
from reports.workflow.proposals import Proposal, build_proposals
from tests.support.report_desks import PERIOD, SYMBOL, ReportOffice
from tests.support.report_edits import without_anchors, xml
from tests.support.report_reader import section
from tests.support.word_files import edited, find

pytest_plugins = ("tests.support.report_steps",)

pytestmark = pytest.mark.slow

scenarios("report_reading_back.feature")

WORDS = r'"(?P<words>[^"]+)"'
CHANGE = r'"(?P<old>[^"]+)" is changed to "(?P<new>[^"]+)"'
DROPPED = "by a program that drops anchors"
BY = 'w:id="90" w:author="A. Reader"'

Edit = Callable[[WordDocument], None]


def read_after(office: ReportOffice, edit: Edit) -> ReadBack:
    """Write edition 1 as Word, edit the file, and read it back."""
    workflow = office.of()
    model = workflow.model(workflow.life(SYMBOL), 1)
    file = write_file(model, Form("docx", "en"))
    return read_back(edited(file.content, edit), model.document("en"))


def run_with(file: WordDocument, words: str) -> Run:
    """Find the run of a paragraph that has the words."""
    return next(run for run in find(file, words).runs if words in run.text)


def typed_over(old: str, new: str) -> Edit:
    """Give an edit: words are replaced."""

    def edit(file: WordDocument) -> None:
        run = run_with(file, old)
        run.text = run.text.replace(old, new)

    return edit


def tracked(old: str, new: str) -> Edit:
    """Give an edit: words are replaced with changes being tracked."""

    def edit(file: WordDocument) -> None:
        run = run_with(file, old)
        before, _, after = run.text.partition(old)
        space = 'xml:space="preserve"'
        for part in (
            f"<w:r><w:t {space}>{before}</w:t></w:r>",
            f"<w:del {BY}><w:r><w:delText>{old}</w:delText></w:r></w:del>",
            f"<w:ins {BY}><w:r><w:t>{new}</w:t></w:r></w:ins>",
            f"<w:r><w:t {space}>{after}</w:t></w:r>",
        ):
            run._r.addprevious(xml(part))  # noqa: SLF001 -- python-docx tracks nothing
        run.text = ""

    return edit


def dropping_anchors(edit: Edit) -> Edit:
    """Let a program save the file that drops what identifies the paragraphs."""

    def both(file: WordDocument) -> None:
        edit(file)
        without_anchors(file.element)

    return both


def proposals(office: ReportOffice, changes: tuple[FileEdit, ...]) -> list[Proposal]:
    """Make texts of changes of edition 1."""
    workflow = office.of()
    life = workflow.life(SYMBOL)
    document = workflow.model(life, 1).document("en")
    return [*build_proposals(changes, document, life.texts).texts]


def take_up(office: ReportOffice, changes: tuple[FileEdit, ...]) -> None:
    """Record what is proposed."""
    for one in proposals(office, changes):
        office.of().take(SYMBOL, one, "en")


@given(parsers.re(rf"(?P<who>\S+) wrote {WORDS} into the introduction"))
def _(office: ReportOffice, who: str, words: str) -> None:
    office.of(who).write(SYMBOL, "introduction", {"en": words}, how="fills")


@when(parsers.re(CHANGE), target_fixture="found")
def _(office: ReportOffice, old: str, new: str) -> ReadBack:
    return read_after(office, typed_over(old, new))


@when(parsers.re(rf"{CHANGE} with changes being tracked"), target_fixture="found")
def _(office: ReportOffice, old: str, new: str) -> ReadBack:
    return read_after(office, tracked(old, new))


@when(parsers.re(rf"{CHANGE} {DROPPED}"), target_fixture="found")
def _(office: ReportOffice, old: str, new: str) -> ReadBack:
    return read_after(office, dropping_anchors(typed_over(old, new)))


@when(
    parsers.re(rf"{WORDS} is written above the title {DROPPED}"), target_fixture="found"
)
def _(office: ReportOffice, words: str) -> ReadBack:
    def edit(file: WordDocument) -> None:
        title = next(one for one in file.paragraphs if one.text)
        title.insert_paragraph_before(words)

    return read_after(office, dropping_anchors(edit))


@when(parsers.re(rf"{WORDS} is struck out"), target_fixture="found")
def _(office: ReportOffice, words: str) -> ReadBack:
    def edit(file: WordDocument) -> None:
        run_with(file, words).font.strike = True

    return read_after(office, edit)


@when(
    parsers.re(r'"(?P<question>[^"]+)" is asked beside "(?P<words>[^"]+)"'),
    target_fixture="found",
)
def _(office: ReportOffice, question: str, words: str) -> ReadBack:
    def edit(file: WordDocument) -> None:
        file.add_comment(run_with(file, words), question, author="A. Reader")

    return read_after(office, edit)


@when("the file is taken up")
def _(office: ReportOffice, found: ReadBack) -> None:
    take_up(office, found.changes)


@when("the file is taken up with its pending changes")
def _(office: ReportOffice, found: ReadBack) -> None:
    take_up(office, found.accepted)


@then("nothing is proposed")
def _(found: ReadBack) -> None:
    assert found.changes == ()


@then(parsers.re(rf"{WORDS} is pending"))
def _(found: ReadBack, words: str) -> None:
    assert [(one.after, one.authors) for one in found.pending] == [(words, "A. Reader")]


@then(parsers.re(rf"{WORDS} is named as (?P<kind>\S+)"))
def _(found: ReadBack, words: str, kind: str) -> None:
    assert [(one.words, one.kind) for one in found.notes] == [(words, kind)]


@then(parsers.re(rf"{WORDS} is proposed for the introduction"))
def _(office: ReportOffice, found: ReadBack, words: str) -> None:
    (one,) = proposals(office, found.changes)
    assert (one.passage, one.words) == ("introduction", words)


@then("somebody has to confirm it")
def _(found: ReadBack) -> None:
    assert not found.is_anchored


@then(parsers.re(rf"the introduction says {WORDS}"))
def _(office: ReportOffice, words: str) -> None:
    document = office.of().preview(SYMBOL, PERIOD).document("en")
    written = [o for o in section(document, "introduction") if o.origin == "written"]
    assert [plain(one.runs) for one in written] == [words]
