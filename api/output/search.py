"""What was found: a subject by one of its references; where subjects disagree."""

from api.output.answers import Answer, Row, listed, plain
from api.output.query_context import QueryContext
from domain.recording.findings import Finding
from domain.references import FAMILIES
from projections.names.resolution import NamedSubject, UnknownSubjectError, find_subject
from projections.queries.audit import read_findings

FOUND_KEYS = ("reference", "family", "name", "references")
FINDING_KEYS = ("rule", "subject", "sentence", "entries")


def subject(at: QueryContext, symbol: str) -> Answer:
    """Answer with the document called that, or else whatever is called that.

    Raises:
        UnknownSubjectError: nothing is.
    """
    found = _document(at, symbol) or find_subject(at.reader, at.moment, symbol)
    return at.answer([_found(at, found)], FOUND_KEYS, FOUND_KEYS)


def _document(at: QueryContext, symbol: str) -> NamedSubject | None:
    if symbol.partition(":")[0] in FAMILIES:
        return None
    try:
        return find_subject(at.reader, at.moment, f"document:{symbol}")
    except UnknownSubjectError:
        return None


def _found(at: QueryContext, called: NamedSubject) -> Row:
    return {
        "reference": plain(str(called.ref)),
        "family": at.speech.code("family", called.ref.family),
        "name": at.speech.name(called),
        "references": listed([plain(one) for one in called.references]),
    }


def disagreements(at: QueryContext) -> Answer:
    """Answer with one row per finding, in the order of the log."""
    rows = [_finding(one) for one in read_findings(at.reader, at.moment)]
    shown = ("rule", "sentence")
    return at.answer(rows, shown, FINDING_KEYS, empty="no_findings")


def _finding(one: Finding) -> Row:
    return {
        "rule": plain(one.rule),
        "subject": plain(one.subject),
        "sentence": plain(one.sentence),
        "entries": plain(list(one.positions)),
    }
