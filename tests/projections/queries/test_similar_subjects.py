"""Recorded subjects that a new one may be: by its name, its case, or both."""

import pytest

from domain.kinds import (
    agreement,
    area,
    body,
    contribution,
    document,
    mandate,
    meeting,
    role,
)
from domain.recording.acts import Join, Record
from domain.recording.refusals import DoubtfulError
from domain.references import Ref
from domain.texts import Wording
from tests.support.desks import OFFICER, Desk

pytest_plugins = ("tests.support.desk_fixture",)

BOTH = ("actor:brs", "actor:minamata")
NAME = {"en": Wording("Cooperation agreement of the two secretariats")}
JOINT = {"en": Wording("Joint report of the two secretariats")}
DRAFT = {"en": Wording("Draft decision MC-6/[--]: international cooperation")}
DECISION = {"en": Wording("Decision MC-6/12: international cooperation")}
GROUP = {"fr": Wording("Groupe sur les déchets de mercure")}
SIGNED = Record.of(
    agreement.Signed(
        name=NAME, signatories=BOTH, agreement_type="cooperation-agreement"
    ),
    "agreement:brs-minamata-2019",
    occurred="2019-07",
)
PLEDGED = Record.of(
    contribution.Pledged(givers=("actor:us",), amount="1000", currency="USD"),
    "contribution:us-funds",
    occurred="2018",
)
CO_CHAIR = role.Assigned(function="co-chair", body="body:jtf", entity="actor:brs")
CASES = {
    "the same parties sign on the same days": (
        SIGNED,
        Record.of(
            agreement.Signed(signatories=BOTH, agreement_type="cooperation-agreement"),
            "agreement:services-for-minamata",
            occurred="2019-07-04",
        ),
    ),
    "the same giver pledges the same amount": (
        PLEDGED,
        Record.of(
            contribution.Pledged(givers=("actor:us",), amount="1000", currency="USD"),
            "contribution:new-money",
            occurred="2018-03",
        ),
    ),
    "the same post under another reference": (
        Record.of(CO_CHAIR, "role:co-chair/jtf/brs", occurred="2018-07"),
        Record.of(CO_CHAIR, "role:brs-co-chair", occurred="2020-03"),
    ),
    "a name in another language": (
        Record.of(body.Formed(name=GROUP), "body:waste-group", occurred="2018-11"),
        Record.of(body.Worked(), "body:groupe-dechets-de-mercure", occurred="2019-11"),
    ),
    "a document by its symbol, written otherwise": (
        Record.of(
            document.Issued(symbols=("UNEP/MC/COP.4/INF/17",)), "document:report"
        ),
        Record.of(
            document.Endorsed(endorsed_by=("actor:brs",)), "document:UNEP MC COP4 INF17"
        ),
    ),
    "a draft that was adopted under its number": (
        Record.of(mandate.Proposed(name=DRAFT), "mandate:MC-6/draft"),
        Record.of(
            mandate.Adopted(name=DECISION), "mandate:MC-6/12", occurred="2020-11-05"
        ),
    ),
    "a session by its number in words": (
        Record.of(meeting.Held(), "meeting:minamata-cop-3", occurred="2019-11-25"),
        Record.of(meeting.Held(), "meeting:third-minamata-cop", occurred="2019-11-25"),
    ),
}
OTHERS = {
    "the next agreement of the same name": (
        SIGNED,
        Record.of(
            agreement.Signed(name=NAME, signatories=BOTH),
            "agreement:brs-minamata-2021",
            occurred="2021-03",
        ),
    ),
    "another pledge of the same giver": (
        PLEDGED,
        Record.of(
            contribution.Pledged(givers=("actor:us",), amount="500", currency="USD"),
            "contribution:us-funds-again",
            occurred="2018-03",
        ),
    ),
    "the same function of another entity": (
        Record.of(CO_CHAIR, "role:co-chair/jtf/brs", occurred="2018-07"),
        Record.of(
            role.Assigned(
                function="co-chair", body="body:jtf", entity="actor:minamata"
            ),
            "role:co-chair/jtf/minamata",
            occurred="2018-07",
        ),
    ),
    "the next document of the same name": (
        Record.of(document.Issued(name=JOINT), "document:MC/COP.4/INF/17"),
        Record.of(document.Issued(name=JOINT), "document:MC/COP.6/INF/29"),
    ),
    "an area of the same name under another framework": (
        Record.of(area.Identified(framework="mandate:m", row=1), "area:m/waste-sites"),
        Record.of(area.Identified(framework="body:b", row=1), "area:b/waste-sites"),
    ),
    "the other session of a meeting, planned for another day": (
        Record.of(
            meeting.Planned(planned_for="2021-11", session="COP-4"),
            "meeting:minamata-cop-4",
        ),
        Record.of(
            meeting.Planned(planned_for="2022-03", session="COP-4"),
            "meeting:minamata-cop-4-resumed",
        ),
    ),
    "a further session of a meeting that is planned for other days": (
        Record.of(meeting.Planned(planned_for="2020-02"), "meeting:unea-5"),
        Record.of(meeting.Held(), "meeting:unea-5-2", occurred="2021-02-28"),
    ),
    "a part of the meeting that it names": (
        Record.of(meeting.Planned(session="COP-4"), "meeting:minamata-cop-4"),
        Record.of(
            meeting.Planned(session="COP-4", part_of="meeting:minamata-cop-4"),
            "meeting:minamata-cop-4-resumed",
        ),
    ),
    "the next meeting of a series without numbers": (
        Record.of(
            meeting.Held(), "meeting:annual-joint-meeting", occurred="2019-03-04"
        ),
        Record.of(
            meeting.Held(), "meeting:joint-annual-meeting", occurred="2020-03-02"
        ),
    ),
}


@pytest.mark.parametrize(("known", "new"), CASES.values(), ids=CASES)
def test_one_case_in_other_words_is_doubted(
    desk: Desk, known: Record, new: Record
) -> None:
    """The doubt names the subject and the entry."""
    desk.record(known)

    assert rivals(desk, new) == [(str(known.subject), 1)]


@pytest.mark.parametrize(("known", "new"), OTHERS.values(), ids=OTHERS)
def test_another_case_of_the_same_sort_is_not_doubted(
    desk: Desk, known: Record, new: Record
) -> None:
    """A series goes on, and two entities have the same function."""
    desk.record(known)

    assert rivals(desk, new) == []


def test_a_post_is_the_same_under_another_name_of_its_entity(desk: Desk) -> None:
    """Joined actors are compared as one, whichever of their names is typed."""
    assigned = role.Assigned(
        function="co-chair", body="body:jtf", entity="actor:the-brs"
    )
    desk.record(
        Record.of(CO_CHAIR, "role:co-chair/jtf/brs", occurred="2018-07"),
        Join.of("actor:the-brs", "actor:brs", "one office"),
    )

    again = Record.of(assigned, "role:second-co-chair", occurred="2019")

    assert rivals(desk, again) == [("role:co-chair/jtf/brs", 1)]


def test_the_entry_of_the_same_kind_is_named(desk: Desk) -> None:
    """Of several entries about a subject, the one that says the same."""
    desk.record(
        Record.of(body.Formed(name=GROUP), "body:waste-group", occurred="2018-11"),
        Record.of(body.Worked(), "body:waste-group", occurred="2019"),
    )
    again = Record.of(body.Worked(), "body:wastes-group", occurred="2019-11")

    assert rivals(desk, again) == [("body:waste-group", 2)]


def test_a_state_is_suggested_and_its_namesakes_are_not(desk: Desk) -> None:
    """What all governments are called suggests nothing."""
    for state in ("chad", "nigeria", "india", "chile"):
        desk.record(
            Record(kind="actor.noted", subject=Ref("actor", f"government-of-{state}"))
        )
    ratified = agreement.Ratified(
        ratified_by=("actor:chad", "actor:government-of-niger")
    )

    with pytest.raises(DoubtfulError) as doubted:
        desk.ledger.record([Record.of(ratified, "agreement:convention")], OFFICER)

    assert [one.facts.get("similar") for one in doubted.value.doubts] == [
        (Ref("actor", "government-of-chad"),),
        None,
    ]


def rivals(desk: Desk, new: Record) -> list[tuple[str, int]]:
    """Return the subjects that a new one may be, each with an entry."""
    try:
        desk.ledger.record([new], OFFICER)
    except DoubtfulError as doubtful:
        named = [one for one in doubtful.doubts if "known" in one.facts]
        return [(str(one.facts["known"]), one.position) for one in named]
    return []
