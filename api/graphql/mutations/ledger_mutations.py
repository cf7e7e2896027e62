"""Recording: one mutation for several entries, and those that amend."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Annotated, Any

import strawberry

from api.container import author_from_settings
from api.graphql.context import Ask, Context
from api.graphql.mutations import acts_from_inputs
from api.graphql.mutations.common_inputs import SourceInput
from api.graphql.mutations.kind_inputs import EntryInput, chosen
from api.graphql.mutations.results import RecordResult, result_of
from api.graphql.types.decorators import mutation, output_type, set_signature
from api.graphql.types.enums import Language
from domain.log import Log
from domain.recording.acts import Act, Join, Withdraw
from domain.recording.ledger import Recorded

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
InLanguage = Annotated[
    Language,
    strawberry.argument(
        description="Language of messages, problems and findings, and of dates in "
        "words."
    ),
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
    language: Language = Language.EN,
) -> RecordResult:
    """Read the inputs, record them as one unit, and say what became of it."""
    services = context.services

    def do() -> Recorded:
        return services.ledger.record(
            acts_from_inputs.made(makers),
            author_from_settings(services.settings),
            confirmed=confirm,
            dry_run=dry_run,
        )

    return result_of(context, do, dry_run=dry_run, language=str(language.value))


def act(
    sentence: str,
    make: Callable[..., Act],
    *,
    is_versioned: bool = True,
    **arguments: Any,  # noqa: ANN401 - types of the mutation's own arguments
) -> Any:  # noqa: ANN401 - the library's field
    """Declare a mutation that performs one act.

    Args:
        make: makes the act of the log, the arguments, ``key`` and the version.
        is_versioned: whether it is refused if its subject has entries since a version.
    """

    def resolve(  # noqa: PLR0913 - the arguments of every act
        self: object,  # noqa: ARG001 - there is no root value
        info: Ask,
        *,
        key: str | None = None,
        confirm: bool = False,
        dry_run: bool = False,
        language: Language = Language.EN,
        **given: Any,  # noqa: ANN401 - as the arguments are typed
    ) -> RecordResult:
        maker = partial(make, info.context.services.log, key=key or "", **given)
        return perform(
            info.context,
            [maker],
            confirm=confirm,
            dry_run=dry_run,
            language=language,
        )

    versioned = {"expected_version": (ExpectedVersion, None)} if is_versioned else {}
    set_signature(resolve, RecordResult, {**arguments, **COMMON, **versioned})
    return strawberry.mutation(resolver=resolve, description=sentence)


COMMON = {
    "key": (Key, None),
    "confirm": (Confirm, False),
    "dry_run": (DryRun, False),
    "language": (InLanguage, Language.EN),
}
"""Arguments of every act -> their types and defaults."""


def _correct(log: Log, target: str, patch: object, **given: Any) -> Act:  # noqa: ANN401 - the act checks them
    return acts_from_inputs.correct(log, target, chosen(patch), **given)


@output_type
class Amending:
    """Acts that no one kind gives rise to."""

    @mutation
    def record(  # noqa: PLR0913 - the arguments of the mutation
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
        language: InLanguage = Language.EN,
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
        return perform(
            info.context, makers, confirm=confirm, dry_run=dry_run, language=language
        )

    correct = act(
        "Give new values for fields of an entry; the old ones stay in the log.",
        _correct,
        target=Target,
        patch=Annotated[EntryInput, strawberry.argument(description="The new values.")],
        reason=(Reason, ""),
    )
    withdraw = act(
        "Declare an entry void, for good; of a correction, restore the old values.",
        lambda _, **given: Withdraw(**given),
        target=Target,
        reason=(Reason, ""),
    )
    attest = act(
        "Add further sources to an entry without changing it.",
        lambda _, **given: acts_from_inputs.attest(**given),
        target=Target,
        sources=Annotated[
            list[SourceInput], strawberry.argument(description="The further sources.")
        ],
    )
    same_as = act(
        "Declare that two subjects turn out to be one.",
        lambda _, **given: Join.of(**given),
        is_versioned=False,
        subject=Annotated[
            str, strawberry.argument(description="The subject, as family:reference.")
        ],
        into=Annotated[
            str, strawberry.argument(description="What it turns out to be.")
        ],
        reason=(Reason, ""),
    )
