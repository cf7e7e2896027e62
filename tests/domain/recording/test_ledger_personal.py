"""Personal values: sealed when they are recorded, and erased on demand."""

from domain.content import Occurred
from domain.kinds.actor import Registered
from domain.personal import commitment
from domain.recording.acts import Record
from domain.recording.refusals import KeyReusedError
from store.personal import erase
from tests.support.desks import Desk

pytest_plugins = ("tests.support.desk_fixture",)

GROUP = "Mercury waste group"


def named_person(key: str = "") -> Record:
    """Register an officer with a name."""
    person = Registered(personal_name="A. Officer")
    return Record.of(person, "person/1", occurred=Occurred("2021"), key=key)


def test_a_personal_value_is_not_in_the_log(desk: Desk) -> None:
    """The log holds a commitment; the name stands where it can be erased."""
    entry = desk.record(named_person()).entries[0]

    held = desk.log.personal(entry.event_id)["personal_name"]

    assert held.value == "A. Officer"
    assert entry.content.data["personal_name"] == commitment(held.salt, "A. Officer")
    assert b"Officer" not in desk.log.reader.rows_after(0, 1)[0].data


def test_a_personal_value_sent_again_is_the_same(desk: Desk) -> None:
    """It is compared by its commitment."""
    desk.record(named_person(key="a"))
    other = Registered(personal_name="B. Officer")

    again = desk.record(named_person(key="a"))
    refusal = desk.refusal_of(
        Record.of(other, "person/1", occurred=Occurred("2021"), key="a")
    )

    assert again.fresh == ()
    assert isinstance(refusal, KeyReusedError)


def test_an_erased_value_leaves_the_log_as_it_was(desk: Desk) -> None:
    """Erasing changes no byte of the log, and an import may come again."""
    entry = desk.record(named_person(key="a")).entries[0]
    before = desk.log.reader.rows_after(0, 9)

    erased = erase(desk.engine, entry.event_id)

    assert erased == 1
    assert desk.log.personal(entry.event_id) == {}
    assert desk.log.reader.rows_after(0, 9) == before
    assert desk.record(named_person(key="a")).fresh == ()
