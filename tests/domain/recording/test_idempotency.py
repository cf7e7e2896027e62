"""Recording again under the same keys: it changes nothing."""

from hypothesis import given

from domain.recording.acts import Act
from tests.support.desks import OFFICER, furnish, some_desk
from tests.support.histories import HALF_AS_MANY, histories


@HALF_AS_MANY
@given(acts=histories())
def test_recording_again_records_nothing(acts: list[Act]) -> None:
    """Who is not sure that it was recorded sends it again, one by one or at once."""
    with some_desk() as desk:
        accepted = desk.record_what_it_takes(acts)
        entries = desk.log.entries_after(0)
        elsewhere = furnish(desk.engine, desk.clock)

        for act in accepted:
            assert desk.record(act).fresh == ()
        again = elsewhere.ledger.record(accepted, OFFICER, confirmed=True)

        assert [one.event_id for one in again.entries] == [e.event_id for e in entries]
        assert again.fresh == ()
        assert desk.log.reader.head().position == len(accepted)
