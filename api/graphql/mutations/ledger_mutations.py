"""Recording: one mutation for several entries, and those that amend."""

from collections.abc import Iterable
from functools import partial
from typing import Annotated

import strawberry

from api.container import author_from_settings
from api.graphql.context import Ask, Context
from api.graphql.mutations import acts_from_inputs
from api.graphql.mutations.common_inputs import SourceInput
from api.graphql.mutations.kind_inputs import EntryInput, EntryPatch, chosen
from api.graphql.mutations.results import RecordResult, doubtful, recorded, refused
from api.graphql.types.decorators import mutation, output_type
from domain.errors import DomainError
from domain.recording.acts import Join, Withdraw
from domain.recording.refusals import DoubtfulError

Key = Annotated[
    str | None,
    strawberry.argument(
        description="A key of your own: recording again under it changes nothing and "
        "gives the same answer. Of several entries each has it with #0, #1 ..."
    ),
]
Confirm = Annotated[
    bool, strawberry.argument(description="Record in spite of doubts: you looked.")
]
DryRun = Annotated[
    bool, strawberry.argument(description="Check everything and record nothing.")
]
ExpectedVersion = Annotated[
    int | None,
    strawberry.argument(
        description="Number of entries the subject had when you read it; if others "
        "recorded since, it is refused."
    ),
]
Target = Annotated[
    str, strawberry.argument(description="The entry: its event id, or #position.")
]
Reason = Annotated[str, strawberry.argument(description="Why, in a few words.")]


def perform(
    context: Context,
    makers: Iterable[acts_from_inputs.Maker],
    *,
    confirm: bool = False,
    dry_run: bool = False,
) -> RecordResult:
    """Read the inputs, record them as one unit, and say what became of it."""
    services = context.services
    try:
        done = services.ledger.record(
            acts_from_inputs.made(makers),
            author_from_settings(services.settings),
            confirmed=confirm,
            dry_run=dry_run,
        )
    except DoubtfulError as error:
        return doubtful(error)
    except DomainError as error:
        return refused(error)
    loaders = context.loaders_at(None, None)
    return recorded(loaders, done, dry_run=dry_run)


@output_type
class Amending:
    """The mutations that no one kind gives rise to."""

    @mutation
    def record(
        self,
        info: Ask,
        *,
        entries: Annotated[
            list[EntryInput],
            strawberry.argument(description="All of them are recorded, or none."),
        ],
        key: Key = None,
        confirm: Confirm = False,
        dry_run: DryRun = False,
    ) -> RecordResult:
        """Record several entries as one unit, such as all that a meeting brought."""
        log = info.context.services.log
        makers = [
            partial(
                acts_from_inputs.record,
                log,
                chosen(one),
                key=acts_from_inputs.key_of(key, index, len(entries)),
            )
            for index, one in enumerate(entries)
        ]
        return perform(info.context, makers, confirm=confirm, dry_run=dry_run)

    @mutation
    def correct(  # noqa: PLR0913 - the arguments of the mutation
        self,
        info: Ask,
        *,
        target: Target,
        patch: Annotated[
            EntryPatch, strawberry.argument(description="The new values.")
        ],
        reason: Reason,
        key: Key = None,
        expected_version: ExpectedVersion = None,
        confirm: Confirm = False,
        dry_run: DryRun = False,
    ) -> RecordResult:
        """Give new values for fields of an entry; the old ones stay in the log."""
        log = info.context.services.log
        make = partial(
            acts_from_inputs.correct,
            log,
            target,
            chosen(patch),
            reason=reason,
            key=key or "",
        )
        made = acts_from_inputs.expecting(make, expected_version)
        return perform(info.context, [made], confirm=confirm, dry_run=dry_run)

    @mutation
    def withdraw(  # noqa: PLR0913 - the arguments of the mutation
        self,
        info: Ask,
        *,
        target: Target,
        reason: Reason,
        key: Key = None,
        expected_version: ExpectedVersion = None,
        confirm: Confirm = False,
        dry_run: DryRun = False,
    ) -> RecordResult:
        """Declare an entry void, for good; of a correction, restore the old values."""
        make = partial(Withdraw, target=target, reason=reason, key=key or "")
        made = acts_from_inputs.expecting(make, expected_version)
        return perform(info.context, [made], confirm=confirm, dry_run=dry_run)

    @mutation
    def attest(  # noqa: PLR0913 - the arguments of the mutation
        self,
        info: Ask,
        *,
        target: Target,
        sources: Annotated[
            list[SourceInput], strawberry.argument(description="The further sources.")
        ],
        key: Key = None,
        expected_version: ExpectedVersion = None,
        confirm: Confirm = False,
        dry_run: DryRun = False,
    ) -> RecordResult:
        """Add further sources to an entry without changing it."""
        make = partial(acts_from_inputs.attest, target, sources, key or "")
        made = acts_from_inputs.expecting(make, expected_version)
        return perform(info.context, [made], confirm=confirm, dry_run=dry_run)

    @mutation
    def same_as(  # noqa: PLR0913 - the arguments of the mutation
        self,
        info: Ask,
        *,
        subject: Annotated[
            str, strawberry.argument(description="The subject, as family:reference.")
        ],
        into: Annotated[
            str, strawberry.argument(description="What it turns out to be.")
        ],
        reason: Reason,
        key: Key = None,
        confirm: Confirm = False,
        dry_run: DryRun = False,
    ) -> RecordResult:
        """Declare that two subjects turn out to be one."""
        make = partial(Join.of, subject, into, reason, key=key or "")
        return perform(info.context, [make], confirm=confirm, dry_run=dry_run)
