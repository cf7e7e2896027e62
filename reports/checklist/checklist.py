"""What to look at before a report is submitted: what is missing, doubtful or open."""

from typing import NamedTuple

from projections.moment import Moment
from projections.reader import Reader
from reports.checklist.bookkeeping import of_bookkeeping
from reports.checklist.items import Item
from reports.checklist.names import of_names
from reports.checklist.record import TracedEntries, of_record
from reports.checklist.sentences import of_sentences
from reports.checklist.texts import of_texts
from reports.mapping import Mapping
from reports.model import Model
from reports.texts import Texts


class Checked(NamedTuple):
    """A checklist.

    Attributes:
        open: what somebody should mend or decide.
        settled: what was left empty on purpose: nobody forgot it.
    """

    open: tuple[Item, ...]
    settled: tuple[Item, ...]


def checklist(
    reader: Reader, moment: Moment, model: Model, *, texts: Texts, sections: Mapping
) -> Checked:
    """Check a report, in all its languages.

    Args:
        moment: that of the report.
        texts: that people wrote for it.
        sections: of the mapping that it was made by.
    """
    traced = TracedEntries.of(reader, moment, model)
    told = sum(1 for one in traced.entries if traced.where([one]))
    items = [
        *of_texts(model, texts, sections),
        *(one for document in model.documents for one in of_sentences(document, told)),
        *of_names(reader, moment, model, sections),
        *of_record(traced),
        *of_bookkeeping(traced, model),
    ]
    return Checked(
        open=tuple(one for one in items if not one.settled),
        settled=tuple(one for one in items if one.settled),
    )
