"""The annotated version of a report: a footnote for each sentence, naming its entries.

Co-chairs read it to see where each sentence comes from; the clean version has none of
these footnotes. The numbers of all footnotes are renewed in reading order.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from domain.dates.printing import print_day
from reports.language.rich_text import filled, merged, text
from reports.language.typography import place_marks
from reports.model import (
    Block,
    Cell,
    Document,
    Footnote,
    Heading,
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
)
from reports.writers.marks import all_runs
from wording.words import Words, words

Note = Callable[[Trace], Runs]
Places = Callable[[Runs], Runs]


def annotated(model: Model, language: str, *, note: Note | None = None) -> Document:
    """Give the report in a language, with a footnote for each entry behind its words.

    Args:
        note: says where an entry stands; by default in the words of the language.

    Raises:
        KeyError: the report was not made in that language.
    """
    document = model.document(language)
    notes = _Notes(document.footnotes)
    note = note or noting(words(language))
    annotator = _Annotator(language, model.entries, notes, note)
    return replace(
        document,
        masthead=replace(
            _masthead(document.masthead, annotator.renumbered),
            edition=edition_line(model, language),
        ),
        blocks=(
            *map(annotator.block, document.blocks),
            *_untold(model, document, words(language), note),
        ),
        footnotes=notes.renewed(),
    )


def _untold(
    model: Model, document: Document, said_by: Words, note: Note
) -> Iterator[Block]:
    """List the entries of the period that the text does not tell, in their order."""
    told = {
        entry
        for runs in all_runs(document)
        for run in runs
        if isinstance(run, Text)
        for entry in run.entries
    }
    left = [one for event, one in model.entries.items() if event not in told]
    if left:
        heading = said_by.shown("term/untold")
        runs = text(heading.words, heading.language)
        yield Heading(key="annex/untold", level=1, runs=runs)
    for one in sorted(left, key=lambda trace: trace.position):
        key = f"annex/untold/{one.position}"
        kind = text(f"{one.kind}: ", style="code")
        yield Paragraph(key=key, runs=(*kind, *note(one)))


def edition_line(model: Model, language: str) -> str:
    """Say which edition it is, or that it is a preview, and what the log contained."""
    said_by = words(language)
    day = print_day(date.fromisoformat(model.as_of), language)
    position = said_by.number(model.position)
    if not model.edition:
        return said_by.term("term/preview", day=day, position=position)
    edition = str(model.edition)
    return said_by.term("term/edition", edition=edition, day=day, position=position)


def noting(said_by: Words) -> Note:
    """Say where entries stand in the words of a language."""

    def note(trace: Trace) -> Runs:
        shown = said_by.shown(_term(trace))
        runs = filled(
            shown.words,
            position=text(str(trace.position)),
            document=text(trace.document, style="code"),
            paragraph=text(trace.paragraph),
        )
        if not trace.is_inferred:
            return _in_language(runs, shown.language)
        inferred = said_by.shown("footnote.inferred")
        more = text(said_by.space) + text(inferred.words, inferred.language)
        return _in_language(runs, shown.language) + more

    return note


def _term(trace: Trace) -> str:
    if not trace.document:
        return "footnote.bare"
    return "footnote" if trace.paragraph else "footnote.document"


def _in_language(runs: Runs, language: str) -> Runs:
    return tuple(
        replace(run, language=language) if isinstance(run, Text) else run
        for run in runs
    )


class _Notes:
    """The footnotes of a document, numbered as they are referred to."""

    def __init__(self, footnotes: Iterable[Footnote]) -> None:
        self._old = {note.number: note.runs for note in footnotes}
        self._numbers: dict[int, int] = {}
        self._runs: list[Runs] = []

    def kept(self, number: int) -> Mark:
        """Refer to a footnote that the document has."""
        if number not in self._numbers:
            self._numbers[number] = self.added(self._old[number]).number
        return Mark(number=self._numbers[number])

    def added(self, runs: Runs) -> Mark:
        """Refer to a new footnote."""
        self._runs.append(runs)
        return Mark(number=len(self._runs))

    def renewed(self) -> tuple[Footnote, ...]:
        """List the footnotes by their new numbers."""
        return tuple(
            Footnote(number=n, runs=one) for n, one in enumerate(self._runs, 1)
        )


class _Annotator:
    """Puts marks into the blocks of one document."""

    def __init__(
        self, language: str, entries: Mapping[str, Trace], notes: _Notes, note: Note
    ) -> None:
        self._entries = entries
        self._notes = notes
        self._note = note
        self._language = language

    def block(self, block: Block) -> Block:
        """Annotate a block; a heading has no sentence."""
        if isinstance(block, Heading):
            return replace(block, runs=self.renumbered(block.runs))
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        return self._table(block)

    def renumbered(self, runs: Runs) -> Runs:
        """Renew the numbers of marks, adding none."""
        return tuple(self._kept(run) for run in runs)

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, runs=self._marked(paragraph.runs))

    def _table(self, table: Table) -> Table:
        return replace(
            table,
            title=self.renumbered(table.title),
            columns=tuple(map(self.renumbered, table.columns)),
            rows=tuple(tuple(map(self._cell, row)) for row in table.rows),
            notes=tuple(map(self._paragraph, table.notes)),
        )

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, runs=self._marked(cell.runs))

    def _marked(self, runs: Runs) -> Runs:
        """Set a mark after the last words of each entry, or of several together."""
        last = {run.entries: at for at, run in enumerate(runs) if isinstance(run, Text)}
        found: list[Run] = []
        for at, run in enumerate(runs):
            found.append(self._kept(run))
            if isinstance(run, Text) and run.entries and last[run.entries] == at:
                found.extend(self._referred(run.entries))
        return place_marks(tuple(found), self._language)

    def _referred(self, entries: tuple[str, ...]) -> Iterable[Mark]:
        known = {self._entries[one] for one in entries if one in self._entries}
        traces = sorted(known, key=lambda trace: trace.position)
        if traces:
            said = (
                text(" ") * bool(at) + self._note(one) for at, one in enumerate(traces)
            )
            yield self._notes.added(merged(run for runs in said for run in runs))

    def _kept(self, run: Run) -> Run:
        return self._notes.kept(run.number) if isinstance(run, Mark) else run


def _masthead(head: Masthead, renewed: Places) -> Masthead:
    meetings = tuple(_meeting(one, renewed) for one in head.meetings)
    return replace(
        head,
        meetings=meetings,
        agenda=renewed(head.agenda),
        title=renewed(head.title),
        authors=renewed(head.authors),
    )


def _meeting(meeting: Meeting, renewed: Places) -> Meeting:
    return replace(
        meeting,
        body=renewed(meeting.body),
        session=renewed(meeting.session),
        place_and_dates=renewed(meeting.place_and_dates),
        agenda_item=renewed(meeting.agenda_item),
    )
