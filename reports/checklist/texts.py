"""The checklist of what the report says: sections, languages, terms, the masthead."""

from collections.abc import Iterator, Sequence

from reports.checklist.items import Item, counted
from reports.mapping import Mapping
from reports.model import (
    Block,
    Document,
    Heading,
    Model,
    Paragraph,
    Runs,
    Table,
    Text,
)
from reports.texts import EMPTY, Texts, Written
from reports.writers.annotations import edition_line
from wording.words import (
    DEFAULT,
    OF_RECORDING,
    missing_addresses,
    unreviewed_addresses,
)

_SHOWN_ELSEWHERE = (
    *OF_RECORDING,
    "answer/",
    "column/",
    "example/",
    "mark/",
    "page/",
    "state/certainty/",
    "state/change/",
    "state/family/",
    "state/record/",
)
"""Beginnings of the addresses of messages that no report contains."""
_NOT_PRINTED = "nothing: only the annotated version says so"
FIRST = 80
"""Characters of a text that are shown to recognize it."""
_MAY_SAY_NOTHING = frozenset(
    {"changes", "chronology", "plans", "silent", "summary", "years"}
)
"""Parts that say nothing where there is nothing to say."""


def of_texts(model: Model, texts: Texts, sections: Mapping) -> Iterator[Item]:
    """List what to look at in what the report says."""
    yield from _silent(sections, model, texts)
    for place in sections.gone:
        yield Item(
            "part-gone",
            f"the file of sections shows {place}, which is not printed any more",
            "take it out of the file; this checklist says what it said",
            (place.partition("/")[0],),
        )
    yield from _offered(model)
    yield from _conflicts(texts)
    yield from _astray(model, texts, sections)
    for document in model.documents:
        yield from _untranslated(document)
        yield from _terms(document.language)
    yield from _masthead(model.documents[0])
    yield Item("edition", edition_line(model, DEFAULT), _NOT_PRINTED, settled=True)


def _silent(sections: Mapping, model: Model, texts: Texts) -> Iterator[Item]:
    """List the sections that say nothing, and those that were left empty on purpose."""
    keys = [
        one.key
        for one in sections.sections
        if any(part.shows not in _MAY_SAY_NOTHING for part in one.parts)
    ]
    forgotten: dict[str, list[str]] = {}
    for document in model.documents:
        code, told = document.language, _told(document)
        for key in keys:
            if key not in told:
                if left := texts.at(key, code, EMPTY):
                    yield _left_empty(key, code, left)
                else:
                    forgotten.setdefault(key, []).append(code)
    everywhere = [o for o in forgotten if len(forgotten[o]) == len(model.documents)]
    by_language = {
        one.language: [
            key
            for key, codes in forgotten.items()
            if one.language in codes and key not in everywhere
        ]
        for one in model.documents
    }
    for code, silent in {"": everywhere, **by_language}.items():
        if silent:
            say = "section says" if len(silent) == 1 else "sections say"
            yield Item(
                "section-missing",
                f"{len(silent)} {say} nothing of the period: {', '.join(silent)}",
                "write a text for each, or leave it empty on purpose",
                tuple(silent),
                code,
            )


def _left_empty(key: str, language: str, left: Sequence[Written]) -> Item:
    return Item(
        "left-empty",
        f"section {key} was left empty on purpose",
        "nothing; withdrawing the entry opens it again",
        (key,),
        language,
        tuple(one.position for one in left),
        settled=True,
    )


def _told(document: Document) -> set[str]:
    """Name the sections that say something besides fixed words."""
    found: set[str] = set()
    section = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            section = block.key
        elif not (isinstance(block, Paragraph) and block.origin == "fixed"):
            found.add(section)
    return found


def _conflicts(texts: Texts) -> Iterator[Item]:
    for standing in texts.conflicts():
        first = standing[0]
        by = " and ".join(dict.fromkeys(one.by for one in standing))
        yield Item(
            "texts-in-conflict",
            f"{len(standing)} texts stand at {first.passage}, by {by}",
            "write one that takes the place of both",
            (first.passage,),
            first.language,
            tuple(one.position for one in standing),
        )


def _offered(model: Model) -> Iterator[Item]:
    """List texts of the previous report that nobody adopted."""
    for document in model.documents:
        keys = [
            one.key.rpartition("/offered-")[0]
            for one in document.blocks
            if isinstance(one, Paragraph) and one.origin == "offered"
        ]
        if keys:
            places = tuple(dict.fromkeys(keys))
            have = counted(len(places), "text", "texts")
            yield Item(
                "text-offered",
                f"of the previous report, adopted by nobody: {have}",
                "adopt what still holds with report adopt, or write another text",
                places,
                document.language,
            )


def _astray(model: Model, texts: Texts, sections: Mapping) -> Iterator[Item]:
    """List texts that were written for a place that the report does not have."""
    known = {one.key for one in sections.sections}
    for document in model.documents:
        known |= {block.key for block in document.blocks}
        traced = {e for block in document.blocks for e in _entries(block)}
        for one in texts.all():
            astray = one.passage not in known and one.event_id not in traced
            if astray and one.language == document.language:
                yield Item(
                    "text-nowhere",
                    f"a text was written for {one.passage}, which is no place in it: "
                    f"{shortened(one.words)}",
                    "withdraw it, and write it for a place that the report has",
                    (one.passage,),
                    one.language,
                    (one.position,),
                )


def _untranslated(document: Document) -> Iterator[Item]:
    places = [
        block.key
        for block in document.blocks
        for runs in _runs(block)
        if any(isinstance(run, Text) and run.language for run in runs)
    ]
    if places:
        found = tuple(dict.fromkeys(places))
        yield Item(
            "untranslated",
            f"words of another language stand in "
            f"{counted(len(found), 'place', 'places')}",
            "give the entries words in it, or write the paragraphs",
            found,
            document.language,
        )


def _terms(language: str) -> Iterator[Item]:
    lacking = _in_reports(missing_addresses(language))
    ours = _in_reports(unreviewed_addresses(language))
    if lacking:
        have = counted(len(lacking), "fixed term has", "fixed terms have")
        sentence = f"{have} no words in it"
        mend = "add them to the catalogue of the language"
        yield Item("term-missing", sentence, mend, lacking, language)
    if ours:
        are = counted(len(ours), "fixed term is", "fixed terms are")
        sentence = f"{are} ours and not reviewed"
        mend = "let a translator of the United Nations look at them"
        yield Item("term-unreviewed", sentence, mend, ours, language)


def _in_reports(addresses: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in addresses if not one.startswith(_SHOWN_ELSEWHERE))


def _masthead(document: Document) -> Iterator[Item]:
    masthead = document.masthead
    if not masthead.symbols:
        mend = "ask for one, and record that the document bears it"
        yield Item("symbol-missing", "the report has no symbol", mend, ("masthead",))
    if not masthead.meetings:
        mend = "say for which sessions the report is prepared"
        yield Item("session-missing", "it is for no session", mend, ("masthead",))
    if any(not one.agenda_item for one in masthead.meetings):
        sentence = "a session has no agenda item for the report"
        mend = "record the agenda item with the document"
        yield Item("agenda-item-missing", sentence, mend, ("masthead",))
    if any(not one.place_and_dates for one in masthead.meetings):
        sentence = "nothing says where and when a session takes place"
        mend = "record its place and dates"
        yield Item("place-and-dates-missing", sentence, mend, ("masthead",))
    if not masthead.authors:
        mend = "record its authors, with an entry that the document was drafted"
        yield Item("authors-missing", "the report has no authors", mend, ("masthead",))
    if not masthead.issued:
        mend = "nothing before it is issued; then record the day"
        yield Item("issue-date-missing", "it has no date of issue", mend, ("masthead",))


def shortened(words: str) -> str:
    """Give the first words of a text."""
    return words if len(words) <= FIRST else f"{words[:FIRST].rstrip()} …"


def _runs(block: Block) -> Iterator[Runs]:
    if isinstance(block, Table):
        yield block.title
        yield from block.columns
        yield from (cell.runs for row in block.rows for cell in row)
        yield from (note.runs for note in block.notes)
    else:
        yield block.runs


def _entries(block: Block) -> Iterator[str]:
    for runs in _runs(block):
        for run in runs:
            if isinstance(run, Text):
                yield from run.entries
