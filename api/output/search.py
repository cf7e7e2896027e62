"""What was found: a subject by one of its references; where subjects disagree."""

from api.output.answers import Answer, Row, plain
from api.output.query_context import QueryContext
from domain.recording.findings import Finding
from projections.queries.audit import read_findings

FINDING_KEYS = ("rule", "subject", "sentence", "entries")


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
