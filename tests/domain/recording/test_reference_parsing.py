"""References are parsed once, and passed on as values."""

from cProfile import Profile
from pstats import Stats

from domain.content import Source
from domain.kinds import body, meeting
from domain.recording.acts import Record
from domain.references import Ref
from tests.support.desks import Desk, furnish

pytest_plugins = ("tests.support.desk_fixture",)

GROUPS = tuple(f"body:group-{number}" for number in range(10))
NOTE = "document:note"


def held(day: int) -> Record:
    """Say that a meeting of ten groups was held."""
    return Record.of(
        meeting.Held(organizers=GROUPS[:1], participants=GROUPS),
        "conference",
        occurred=f"2020-05-{day:02}",
        concerns=GROUPS[1:2],
        sources=(Source(NOTE, day="2020-05-31"),),
    )


def parsings(profile: Profile) -> int:
    """Count the calls of ``Ref.parse``."""
    code = Ref.parse.__func__.__code__  # type: ignore[attr-defined] # a class method
    place = code.co_filename, code.co_firstlineno, code.co_name
    return sum(calls for at, (calls, *_) in Stats(profile).stats.items() if at == place)  # type: ignore[attr-defined]


def test_recording_parses_each_reference_once(desk: Desk) -> None:
    """Neither the number of entries nor the number of checks makes it more."""
    desk.record(*(Record.of(body.Formed(), one, occurred="2019") for one in GROUPS))
    desk.record(*(held(day) for day in range(1, 29)))
    again = furnish(desk.engine, desk.clock)

    with Profile() as profile:
        again.record(held(29))

    named = {"meeting:conference", NOTE, *GROUPS}
    stored = {"meeting:conference", *GROUPS}
    assert parsings(profile) == len(named) + len(stored)
