"""Findings: where subjects disagree; shown and listed, never a refusal."""

from collections.abc import Sequence

from api.graphql.loaders import Asked
from api.graphql.types.decorators import answer, says
from api.graphql.types.text_date_reference import Reference, reference
from domain.recording import findings as domain


@answer
class Finding:
    """A disagreement between an entry and a subject that it names."""

    rule: str = says(
        "unknown-reference, withdrawn-reference, after-closing or before-opening."
    )
    sentence: str = says("What disagrees.")
    subject: Reference = says("The subject named.")
    positions: list[int] = says("The entries that disagree, by position.")


def findings_of(asked: Asked, found: Sequence[domain.Finding]) -> list[Finding]:
    """Show findings."""
    asked.names.expect(one.subject for one in found)
    return [
        Finding(
            rule=one.rule,
            sentence=one.sentence,
            subject=reference(asked, one.subject),
            positions=list(one.positions),
        )
        for one in found
    ]
