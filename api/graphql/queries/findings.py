"""Findings: where subjects disagree; shown and listed, never a refusal."""

from collections.abc import Sequence
from typing import Any

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.enums import FindingRule
from api.graphql.types.shown_rows import ShownRow, attribute
from api.graphql.types.text_date_reference import Reference
from domain.recording import findings as domain
from wording.messages import named_subjects


@output_type
class Finding(ShownRow):
    """A disagreement of an entry with a subject that it names, or another entry."""

    row: strawberry.Private[domain.Finding]

    @property
    def identity(self) -> object:
        """What disagrees with what."""
        return self.row.rule, self.row.subject, self.row.positions

    rule = attribute(
        "In which way the entry disagrees with the record.", annotation=FindingRule
    )
    subject: Reference = attribute("The subject that the entry names.")
    positions: list[int] = attribute("Positions of the entries that disagree.")

    @classmethod
    def enqueue(cls, loaders: RequestLoaders, rows: Sequence[Any]) -> None:
        """Enqueue the subjects that findings name."""
        super().enqueue(loaders, rows)
        named = (ref for row in rows for ref in named_subjects(row.message))
        loaders.names.enqueue(map(str, named))

    @resolver
    def sentence(self) -> str:
        """One sentence that says what disagrees."""
        return self.loaders.formatter.sentence(self.row.message).words
