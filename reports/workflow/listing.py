"""The joint reports of a log, page by page, the newest first."""

from collections.abc import Iterator
from typing import NamedTuple

from projections.moment import Moment
from projections.names.resolution import read_names
from projections.queries.register import FieldCondition, SubjectFilter, select_subjects
from projections.queries.subjects import read_facts
from projections.reader import Reader
from reports.editions import Life
from reports.workflow.lookup import JOINT_REPORTS

WITH_EDITIONS = SubjectFilter(("document",), having=(FieldCondition("known_position"),))
"""Documents with an edition: reports, whatever type somebody gave them."""


class ListPosition(NamedTuple):
    """The place of a report in the list: its first position in the log, its identifier.

    It never changes, so that pages neither repeat nor skip a report.
    """

    position: int
    subject: str


class ReportPage(NamedTuple):
    """A page of the list; ``places`` has the place of each life."""

    lives: tuple[Life, ...]
    places: tuple[ListPosition, ...]
    has_more: bool


def read_report_page(
    reader: Reader, moment: Moment, *, first: int, after: ListPosition | None = None
) -> ReportPage:
    """Read a page of the joint reports that the log knew at a moment."""
    found = sorted({*_places(reader, moment)}, reverse=True)
    rest = [one for one in found if after is None or one < after]
    places = tuple(rest[:first])
    subjects = [one.subject for one in places]
    names = read_names(reader, moment, subjects)
    facts = read_facts(reader, moment, subjects)
    lives = tuple(Life(names[one], facts[one]) for one in subjects)
    return ReportPage(lives, places, len(rest) > first)


def _places(reader: Reader, moment: Moment) -> Iterator[ListPosition]:
    name = moment.tables["name"]
    for sought in (JOINT_REPORTS, WITH_EDITIONS):
        wanted = select_subjects(sought, moment).with_only_columns(
            name.c.known_from, name.c.subject
        )
        for row in reader.rows(wanted.order_by(None)):
            yield ListPosition(row.known_from, row.subject)
