"""Find a report by its symbol, or by the session that it is for."""

from collections.abc import Sequence
from typing import NamedTuple

from domain.errors import DomainError
from projections.moment import Moment
from projections.names.resolution import (
    AmbiguousReferenceError,
    NamedSubject,
    UnknownSubjectError,
    find_subject,
    read_names,
)
from projections.projector.search_words import fold_text, search_terms
from projections.queries.register import (
    FieldCondition,
    SubjectFilter,
    read_all_values,
    select_subjects,
)
from projections.queries.values import SubjectValues
from projections.reader import Reader
from reports.editions import life_of

JOINT_REPORT = "joint-report"
FOR = ("prepared_for", "for_meeting", "meeting", "submitted_to")
PINNED = ("reporting_period", "known_position", "as_of")
JOINT_REPORTS = SubjectFilter(
    ("document",), having=(FieldCondition("document_type", JOINT_REPORT),)
)


class SeveralReportsError(DomainError):
    """Several joint reports are for one session."""

    def __init__(self, *, meeting: str, found: Sequence[str]) -> None:
        super().__init__(
            f"several joint reports are for {meeting}: name the one that is meant, "
            f"{' or '.join(found)}"
        )
        self.found = tuple(found)


class FoundReport(NamedTuple):
    """A report and the sessions that it is for.

    Attributes:
        report: as ``document:reference``; empty where nobody planned one.
        meetings: as ``meeting:reference``.
    """

    report: str
    meetings: tuple[str, ...]


def find_report(reader: Reader, moment: Moment, words: str) -> FoundReport:
    """Find a report by a symbol of its own, or by the session that it is for.

    Args:
        moment: today, as a rule: a report on the past is planned later.
        words: such as ``UNEP/MC/COP.4/INF/17``, or ``Minamata COP-4``.

    Raises:
        UnknownSubjectError: no document and no meeting is called that.
        AmbiguousReferenceError: several are.
        SeveralReportsError: several reports are for the meeting.
    """
    try:
        life = life_of(reader, moment, _in_family(words, "document"))
    except UnknownSubjectError as no_document:
        meeting = _session(reader, moment, words, near=no_document.near)
        return FoundReport(_report_for(reader, moment, meeting), (str(meeting.ref),))
    return FoundReport(life.report, life.meetings)


def _session(
    reader: Reader, moment: Moment, words: str, *, near: Sequence[str]
) -> NamedSubject:
    """Find the session that a report is for, where no document is called so."""
    try:
        return find_meeting(reader, moment, words)
    except UnknownSubjectError as error:
        alike = (*near, *error.near)
        raise UnknownSubjectError(reference=words, near=alike) from error


def find_meeting(reader: Reader, moment: Moment, words: str) -> NamedSubject:
    """Find a meeting by its reference, or by words of its name or reference.

    Raises:
        UnknownSubjectError: no meeting is called that.
        AmbiguousReferenceError: several are.
    """
    try:
        return find_subject(reader, moment, _in_family(words, "meeting"))
    except UnknownSubjectError:
        found = _by_words(reader, moment, words)
        if not found:
            raise
    if len(found) > 1:
        names = sorted(str(one.ref) for one in found)
        raise AmbiguousReferenceError(reference=words, found=names)
    return found[0]


def joint_reports(reader: Reader, moment: Moment) -> dict[str, SubjectValues]:
    """Return the state of every joint report, by identifier."""
    wanted = ("document_type", *FOR, *PINNED)
    return read_all_values(reader, moment, JOINT_REPORTS, wanted)


def meetings_of(values: SubjectValues) -> tuple[str, ...]:
    """List the sessions that a report is for, as far as its state says so."""
    given = values.references(FOR[0])
    found = given or [one for name in FOR[1:] for one in values.references(name)]
    return tuple(one for one in found if one.startswith("meeting:"))


def _report_for(reader: Reader, moment: Moment, meeting: NamedSubject) -> str:
    known = joint_reports(reader, moment)
    mine = {f"meeting:{one}" for one in meeting.references}
    held = [one for one, values in known.items() if mine & {*meetings_of(values)}]
    found = sorted(str(one.ref) for one in read_names(reader, moment, held).values())
    if len(found) > 1:
        raise SeveralReportsError(meeting=str(meeting.ref), found=found)
    return found[0] if found else ""


def _by_words(reader: Reader, moment: Moment, words: str) -> list[NamedSubject]:
    """Find meetings whose reference or name has all the words.

    Those that have no other words are preferred.
    """
    wanted = {*_parted(words)}
    places = reader.rows(select_subjects(SubjectFilter(("meeting",)), moment))
    known = read_names(reader, moment, [row.subject for row in places]).values()
    alike = [one for one in known if any(wanted <= said for said in _said(one))]
    exact = [one for one in alike if wanted in _said(one)]
    return exact or alike


def _said(one: NamedSubject) -> list[set[str]]:
    wordings = (*one.names.values(), *one.short.values())
    said = (*one.references, *(wording.words for wording in wordings))
    return [{*_parted(words)} for words in said]


def _parted(words: str) -> tuple[str, ...]:
    return search_terms(fold_text(words).replace("-", " ").replace("/", " "))


def _in_family(words: str, family: str) -> str:
    return words if words.startswith(f"{family}:") else f"{family}:{words}"
