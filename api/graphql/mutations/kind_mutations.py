"""One mutation per kind of entry, derived from the kinds."""

from collections.abc import Mapping
from typing import Annotated, Any

import strawberry

from api.graphql.mutations import acts_from_inputs
from api.graphql.mutations.kind_inputs import INPUTS, Chosen, python_name
from api.graphql.mutations.ledger_mutations import Amending, act
from api.graphql.mutations.report_mutations import Reporting
from domain.kinds import KINDS, Definition
from domain.log import Log
from domain.recording.acts import Record


def _mutation(kind: Definition) -> Any:  # noqa: ANN401 - the library's field
    def make(log: Log, entry: object, **given: Any) -> Record:  # noqa: ANN401 - the act checks them
        return acts_from_inputs.record(log, Chosen(kind, entry), **given)

    described = strawberry.argument(description="The values of the entry.")
    return act(kind.sentence, make, entry=Annotated[INPUTS[kind.name], described])


_FIELDS: Mapping[str, Any] = {
    python_name(name): _mutation(definition) for name, definition in KINDS.items()
}

Mutation = strawberry.type(
    type("Mutation", (Amending, Reporting), dict(_FIELDS)),
    description="Acts: what is recorded stays; a mistake is followed by an entry.",
)
"""Every act: one per kind, several at once, those that amend, and reports."""
