"""An entity speaks only for itself, and nobody endorses what was never made."""

from datetime import UTC

import pytest

from domain.kinds import KINDS
from domain.kinds.definition import Kind, Reported
from domain.recording.acts import Act, Author, Correct, Withdraw
from domain.recording.entity_claims import (
    OwnEntityError,
    UnknownEntityError,
    UnknownItemError,
)
from domain.recording.ledger import Ledger
from domain.recording.refusals import ActRefusedError
from tests.support.desks import OFFICER, Desk
from tests.support.report_acts import DIGEST, declined, edition, endorsed
from wording.messages import message_words

pytest_plugins = ("tests.support.desk_fixture",)

NOBODY = Author(by="officer-1")
OF_BRS = Author(by="officer-2", entity="BRS")


def recorded_for(desk: Desk, who: Author, act: Act) -> str:
    """Record for an entity; give its identity."""
    return str(desk.ledger.record([act], who, confirmed=True).entries[0].event_id)


def refusal(desk: Desk, who: Author, act: Act) -> Exception:
    """Try to record for an entity what is refused."""
    with pytest.raises(ActRefusedError) as refused:
        desk.ledger.record([act], who, confirmed=True)
    return refused.value.refusal


def test_an_entity_endorses_for_itself(desk: Desk) -> None:
    """The endorsement of the entity that one records for is taken, however spelt."""
    desk.record(edition())

    recorded_for(desk, OFFICER, endorsed("minamata"))
    recorded_for(desk, OF_BRS, declined("brs", "Too long."))

    state = desk.fields("joint-report-cop-4", "2021-07-05")
    assert state["endorsement[actor:minamata]"] == "endorsed"
    assert state["endorsement[actor:brs]"] == "declined"


def test_nobody_records_for_an_entity_that_the_ledger_has_not(desk: Desk) -> None:
    """A mistyped entity would stay in the log for ever."""
    ledger = Ledger(desk.log, zone=UTC, clock=desk.clock, entities=("minamata", "brs"))
    mistyped = Author(by="officer-1", entity="minimata")

    with pytest.raises(UnknownEntityError) as refused:
        ledger.record([edition()], mistyped)
    done = ledger.record([edition()], OF_BRS, confirmed=True)

    assert message_words(refused.value) == (
        "minimata is not one of the entities of this ledger, minamata, brs; did you "
        "mean minamata?"
    )
    assert done.entries[0].content.entity == "brs"


def test_an_entity_does_not_endorse_for_another(desk: Desk) -> None:
    """Nobody can say in the place of an entity that it endorsed."""
    desk.record(edition())

    refused = refusal(desk, OFFICER, endorsed("brs"))

    assert isinstance(refused, OwnEntityError)
    assert message_words(refused) == (
        "document.edition-endorsed speaks for actor:brs, and an entity speaks only "
        "for itself: it was recorded for minamata"
    )


def test_who_records_for_no_entity_endorses_nothing(desk: Desk) -> None:
    """The refusal says how to name the entity for which one records."""
    desk.record(edition())

    refused = refusal(desk, NOBODY, endorsed("minamata"))

    assert isinstance(refused, OwnEntityError)
    assert "say for which entity you record (the setting entity" in message_words(
        refused
    )


@pytest.mark.parametrize("how", ["withdraw", "correct", "hand over"])
def test_an_endorsement_is_amended_by_its_entity_alone(desk: Desk, how: str) -> None:
    """Another entity can neither take an endorsement back nor reword it."""
    desk.record(edition())
    event = recorded_for(desk, OFFICER, endorsed("minamata"))
    acts: dict[str, tuple[Author, Act]] = {
        "withdraw": (OF_BRS, Withdraw(target=event, reason="It was not so.")),
        "correct": (
            OF_BRS,
            Correct(target=event, changes={"edition": "1"}, reason="x"),
        ),
        "hand over": (
            OFFICER,
            Correct(target=event, changes={"endorser": "actor:brs"}, reason="x"),
        ),
    }

    refused = refusal(desk, *acts[how])

    assert isinstance(refused, OwnEntityError)


def test_an_entity_takes_its_own_endorsement_back(desk: Desk) -> None:
    """What the entity endorsed it can withdraw, with a reason."""
    desk.record(edition())
    event = recorded_for(desk, OFFICER, endorsed("minamata"))

    desk.record(Withdraw(target=event, reason="It was given too early."))

    state = desk.fields("joint-report-cop-4", "2021-07-05")
    assert "endorsement[actor:minamata]" not in state


@pytest.mark.parametrize(("number", "digest"), [(2, DIGEST), (1, "b" * 64)])
def test_what_was_never_made_is_not_endorsed(
    desk: Desk, number: int, digest: str
) -> None:
    """Number and digest together are those of one edition that stands."""
    desk.record(edition())

    refused = refusal(desk, OFFICER, endorsed("minamata", number, digest))

    assert isinstance(refused, UnknownItemError)
    assert f"names edition {number}, model_digest {digest}" in message_words(refused)


def test_a_withdrawn_edition_is_not_endorsed(desk: Desk) -> None:
    """An edition that is void can be endorsed by nobody."""
    (made,) = desk.record(edition()).entries
    desk.record(Withdraw(target=str(made.event_id), reason="It was a trial."))

    refused = refusal(desk, OFFICER, endorsed("minamata"))

    assert isinstance(refused, UnknownItemError)


def test_an_edition_and_its_endorsement_are_one_unit(desk: Desk) -> None:
    """What the same unit makes can be endorsed in it."""
    acts = (edition(), endorsed("minamata"))

    recorded = desk.record(*acts)

    assert len(recorded.fresh) == len(acts)


def test_a_kind_speaks_for_a_field_of_its_own() -> None:
    """A slip in the statement of a kind is found when it is defined."""
    with pytest.raises(TypeError, match="'endorsr' is no field of it"):

        class Misspelt(
            Kind,
            name="body.misspelt-own",
            reported=Reported.LISTED,
            own="endorsr",
        ):
            """It speaks for what it does not name."""

    assert "body.misspelt-own" not in KINDS
