"""One mutation per kind of entry, derived from the kinds."""

from collections.abc import Mapping
from functools import partial
from typing import Annotated, Any

import strawberry

from api.graphql.context import Ask
from api.graphql.mutations import acts_from_inputs
from api.graphql.mutations.kind_inputs import INPUTS, Chosen, python_name
from api.graphql.mutations.ledger_mutations import (
    Amending,
    Confirm,
    DryRun,
    ExpectedVersion,
    Key,
    perform,
)
from api.graphql.mutations.report_mutations import Reporting
from api.graphql.mutations.results import RecordResult
from domain.kinds import KINDS, Definition


def _mutation(definition: Definition) -> Any:  # noqa: ANN401 - the library's field
    def resolve(  # noqa: PLR0913 - the arguments of the mutation
        self: object,  # noqa: ARG001 - there is no root value
        info: Ask,
        *,
        entry: object,
        key: str | None = None,
        confirm: bool = False,
        dry_run: bool = False,
        expected_version: int | None = None,
    ) -> RecordResult:
        make = partial(
            acts_from_inputs.record,
            info.context.services.log,
            Chosen(definition, entry),
            key=key or "",
            expected_version=expected_version,
        )
        return perform(info.context, [make], confirm=confirm, dry_run=dry_run)

    described = strawberry.argument(description="The entry.")
    resolve.__name__ = python_name(definition.name)
    resolve.__annotations__ = {
        "info": Ask,
        "entry": Annotated[INPUTS[definition.name], described],
        "key": Key,
        "confirm": Confirm,
        "dry_run": DryRun,
        "expected_version": ExpectedVersion,
        "return": RecordResult,
    }
    return strawberry.mutation(resolver=resolve, description=definition.sentence)


_FIELDS: Mapping[str, Any] = {
    python_name(name): _mutation(definition) for name, definition in KINDS.items()
}

Mutation = strawberry.type(
    type("Mutation", (Amending, Reporting), dict(_FIELDS)),
    description="Acts: what is recorded stays; a mistake is followed by an entry.",
)
"""Every act: one per kind, several at once, those that amend, and reports."""
