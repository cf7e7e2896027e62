"""Findings: where subjects disagree; shown and listed, never a refusal."""

from collections.abc import Sequence

from api.graphql.loaders import RequestLoaders
from api.graphql.types.decorators import output_type, schema_field
from api.graphql.types.text_date_reference import Reference, reference
from domain.recording import findings as domain


@output_type
class Finding:
    """A disagreement between an entry and a subject that it names."""

    rule: str = schema_field(
        "unknown-reference, withdrawn-reference, after-closing or before-opening."
    )
    sentence: str = schema_field("What disagrees.")
    subject: Reference = schema_field("The subject named.")
    positions: list[int] = schema_field("The entries that disagree, by position.")


def findings_of(
    loaders: RequestLoaders, found: Sequence[domain.Finding]
) -> list[Finding]:
    """Show findings."""
    loaders.names.enqueue(one.subject for one in found)
    return [
        Finding(
            rule=one.rule,
            sentence=one.sentence,
            subject=reference(loaders, one.subject),
            positions=list(one.positions),
        )
        for one in found
    ]
