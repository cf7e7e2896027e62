"""What an entry that is not recorded yet would become in the joint report."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, NamedTuple

import msgspec

from domain.content import Content
from domain.entry import possible_days
from domain.kinds import Reported
from domain.references import Ref
from domain.texts import Wording
from projections.names.resolution import NamedSubject
from projections.queries.entries import EffectiveEntry
from projections.reader import Reader
from reports.composer import checked
from reports.context import Context
from reports.data import ReportData, read_report_data
from reports.mapping import default_mapping
from reports.matters.grouping import matters_of
from reports.matters.matter import reported
from reports.matters.placement import matters_by_section
from reports.model import Runs
from reports.posts import Post, known
from reports.request import Period, Request
from reports.selection import references
from reports.sentences.matter_sentences import Form, sentences_on_matter
from reports.workflow.lookup import joint_reports
from wording.words import words

NEW = ""
"""Event id of an entry that is not recorded yet."""
_WITHOUT_REPORT = 365
"""Days before today that an open period has if no joint report has a period."""


class Forecast(NamedTuple):
    """What an entry would become.

    Attributes:
        runs: the sentence or item; empty if the report would not tell it.
        form: whose words they are; None without words.
        matter: key of the matter that it would join or begin.
        joins: the recorded entries of that matter.
        section: key of the section that would tell it, or empty.
    """

    runs: Runs
    form: Form | None
    matter: str
    joins: tuple[EffectiveEntry, ...]
    section: str


def open_period(reader: Reader) -> Request:
    """Return the request for a report on what no joint report was on, up to today."""
    moment = reader.moment()
    stated = (
        one.value("reporting_period") for one in joint_reports(reader, moment).values()
    )
    ends = [Period.parse(one).last for one in stated if one]
    past = [one for one in ends if one < moment.as_of]
    day = timedelta(days=1)
    first = max(past) + day if past else moment.as_of - _WITHOUT_REPORT * day
    period = Period.parse(f"{first}/{moment.as_of}")
    return Request(report="", meetings=(), period=period, as_of=moment.as_of)


def forecast(
    reader: Reader, content: Content, language: str, request: Request | None = None
) -> Forecast:
    """Say what an entry would become in a report, by default of the open period.

    Nothing is recorded. An entry that is not of the period is told as if it were.

    Raises:
        MappingError: the mapping of sections cannot be used.
        UnknownPositionError: the log does not go as far as the request says.
    """
    request = request or open_period(reader)
    sections = checked(request.mapping or default_mapping())
    report_data = _with_entry(read_report_data(reader, request, sections), content)
    found = matters_of(report_data, report_data.items)
    homes = matters_by_section(report_data, found)
    [matter] = [one for one in found if any(map(_is_new, one.entries))]
    section = next((key for key, some in homes.items() if matter in some), "")
    [new] = [one for one in matter.entries if _is_new(one)]
    is_told = section and reported(new) is not Reported.NEVER
    context = Context(report_data, words(language), homes)
    told = [one for one in sentences_on_matter(context, matter) if NEW in one.covers]
    joins = tuple(one for one in matter.entries if not _is_new(one))
    if not told or not is_told:
        return Forecast((), None, matter.key, joins, section)
    return Forecast(told[0].runs, told[0].form, matter.key, joins, section)


def _is_new(item: EffectiveEntry) -> bool:
    return item.event_id == NEW


def _with_entry(report_data: ReportData, content: Content) -> ReportData:
    """Add an entry, and the name that it gives its subject."""
    moment, before = report_data.moment, report_data.known
    found = known(report_data.reader, moment, list(references(content)))
    names = {**before.names, **found.names}
    named = _named(names, content)
    posts = {**before.posts, **found.posts}
    if post := Post.read(content.data):
        posts[content.subject] = post
    _, first, last = possible_days(content)
    item = EffectiveEntry(
        moment.position + 1, named.subject_id, first, last, last, content, None, NEW
    )
    items = sorted(
        (*report_data.items, item), key=lambda one: (one.counts_from, one.position)
    )
    known_now = found._replace(names={**names, content.subject: named}, posts=posts)
    return replace(report_data, items=tuple(items), known=known_now)


def _named(names: Mapping[str, NamedSubject], content: Content) -> NamedSubject:
    ref = Ref.parse(content.subject)
    known_before = names.get(content.subject)
    new = NamedSubject(ref.subject_id.hex, ref, {}, (ref.reference,))
    own = _wordings(content.data.get("name"))
    subject = known_before or new
    return subject._replace(names={**subject.names, **own})


def _wordings(value: Any) -> dict[str, Wording]:  # noqa: ANN401 - a plain value of the log
    return msgspec.convert(value or {}, dict[str, Wording])
