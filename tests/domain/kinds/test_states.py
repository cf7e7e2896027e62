"""What entries of several kinds make of a subject, told with the sources' stories."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from domain.content import Content, Occurred
from domain.entry import Entry
from domain.kinds.body import Formed, Reinvigorated
from domain.kinds.role import Assigned
from domain.references import Ref
from domain.state.fold import fold_state

Told = tuple[str, str, dict[str, Any]]
"""A kind, when it was so, and the own fields."""
History = tuple[Told, ...]


def _as_of(day: str, *entries: Told) -> dict[str, Any]:
    """Fold entries of one subject and give what holds: field or field/item."""
    log = [
        Entry(
            event_id=uuid4(),
            version=position,
            position=position,
            subject=Ref(kind.partition(".")[0], "it"),
            content=Content(
                kind=kind,
                subject=f"{kind.partition('.')[0]}:it",
                occurred=Occurred(occurred) if occurred else None,
                reported_on="2021-07-05",
                data=data,
            ),
        )
        for position, (kind, occurred, data) in enumerate(entries, 1)
    ]
    folded = fold_state(log, day=date.fromisoformat(day).toordinal(), position=len(log))
    return {
        f"{field}/{item}" if item else field: setting.value
        for (field, item), setting in folded.items()
        if setting.value is not None
    }


def test_task_force_of_two_becomes_one_of_three() -> None:
    """First of two entities, then reinvigorated with three; no terms until later.

    Source: MC-3/11 report, annex, paragraph 3 and footnote 3.
    """
    first = Formed(members=("actor:branch", "actor:brs")).data()
    anew = Reinvigorated(
        members=("actor:minamata", "actor:brs", "actor:chemicals-and-health"),
        former_members=("actor:branch",),
    ).data()
    history: History = (
        ("body.formed", "2014", first),
        ("body.reinvigorated", "2018-07", anew),
        ("body.terms-of-reference-adopted", "2018-08", {}),
        ("body.started-work", "2018-08-28", {}),
    )

    days = {day: _as_of(day, *history) for day in ("2017-12-31", "2018-07-31")}
    september = _as_of("2018-09-01", *history)

    assert days["2017-12-31"] == {
        "stage": "formed",
        "members/actor:branch": True,
        "members/actor:brs": True,
    }
    assert sorted(days["2018-07-31"]) == [
        "members/actor:brs",
        "members/actor:chemicals-and-health",
        "members/actor:minamata",
        "stage",
    ]
    assert september["terms_of_reference"] == "adopted"
    assert september["stage"] == "working"


def test_a_role_taken_by_someone_unnamed_forgets_the_holder_before() -> None:
    """Nobody is shown as holding a role after an unnamed officer took it."""
    history: History = (
        ("role.assigned", "2019", {"holder": "actor:person/a", "term": "P2Y"}),
        ("role.assigned", "2020", Assigned(function="lead-officer").data()),
    )

    before = _as_of("2019-12-31", *history)
    after = _as_of("2020-12-31", *history)

    assert before == {"standing": "held", "holder": "actor:person/a", "term": "P2Y"}
    assert after == {"standing": "held", "function": "lead-officer"}


def test_a_vacated_role_has_no_holder() -> None:
    """Once vacated, the role stands vacant."""
    history: History = (
        ("role.assigned", "2019", {"holder": "actor:person/a"}),
        ("role.vacated", "2020-06-30", {}),
    )

    after = _as_of("2020-06-30", *history)

    assert after == {"standing": "vacant"}


def test_a_meeting_not_held_as_planned_is_planned_anew() -> None:
    """Planned, cancelled, planned anew: each is what stood then.

    Source: report on decisions 26/12 and SS.XII/5, paragraphs 6 to 9.
    """
    history: History = (
        ("meeting.planned", "2012-02", {"planned_for": "2012-05", "tentative": True}),
        ("meeting.cancelled", "2012-06", {}),
        ("meeting.rescheduled", "2012-11", {"planned_for": "2013-02-06/2013-02-07"}),
    )

    states = [_as_of(day, *history) for day in ("2012-03-01", "2012-07-01")]
    anew = _as_of("2012-12-01", *history)

    assert states == [
        {"status": "planned", "planned_for": "2012-05", "tentative": True},
        {"status": "cancelled"},
    ]
    assert anew == {"status": "planned", "planned_for": "2013-02-06/2013-02-07"}


def test_an_undated_plan_does_not_undo_the_meeting_that_was_held() -> None:
    """A plan reported after the meeting was held still comes before it."""
    history: History = (
        ("meeting.planned", "", {"planned_for": "2021-02"}),
        ("meeting.held", "2021-02-22/2021-02-23", {}),
    )

    held = _as_of("2021-07-05", *history)

    assert held["status"] == "held"


def test_paragraphs_are_kept_apart() -> None:
    """What one paragraph asks for says nothing on another."""
    history: History = (
        ("mandate.paragraph-stated", "2019", {"paragraph": "4", "deadline": "2021"}),
        ("mandate.paragraph-stated", "2019", {"paragraph": "5 (b)"}),
        ("mandate.discharged", "2020", {"paragraph": "5 (b)"}),
    )

    now = _as_of("2021-07-05", *history)

    assert now == {"deadline/4": "2021", "discharge/5 (b)": "discharged"}


def test_a_meeting_that_was_held_keeps_no_mark_of_its_plan() -> None:
    """It has its own dates, and is neither tentative nor planned for a quarter."""
    plan = {"planned_for": "2022-33", "tentative": True}

    held = _as_of(
        "2022-07-05",
        ("meeting.planned", "2021-12-01", plan),
        ("meeting.held", "2022-02-22/2022-02-23", {}),
    )

    assert held == {"status": "held", "held_on": "2022-02-22/2022-02-23"}


@pytest.mark.parametrize(
    ("kind", "data", "status"),
    [
        ("meeting.attended", {"participants": ["actor:brs"]}, "held"),
        ("meeting.statement-made", {"speakers": ["actor:brs"]}, "held"),
        ("meeting.agenda-adopted", {}, "held"),
        ("meeting.resumed", {}, "held"),
        ("meeting.suspended", {}, "suspended"),
    ],
)
def test_what_happens_at_a_meeting_ends_its_plan(
    kind: str, data: dict[str, Any], status: str
) -> None:
    """Whoever took part or spoke shows that the meeting was held."""
    plan = {"planned_for": "2020-02", "tentative": True}

    found = _as_of(
        "2021-07-05",
        ("meeting.planned", "2019-12-01", plan),
        (kind, "2020-02-22", data),
    )

    assert found["status"] == status
    assert found.keys().isdisjoint({"planned_for", "tentative"})


@pytest.mark.parametrize(
    ("kind", "plan", "ending"),
    [
        ("activity.planned", {"planned_for": "2020", "tentative": True}, "started"),
        ("activity.planned", {"planned_for": "2020", "tentative": True}, "continued"),
        ("activity.planned", {"planned_end": "2021", "tentative": True}, "carried-out"),
        ("activity.planned", {"planned_end": "2021", "tentative": True}, "completed"),
        ("activity.planned", {"planned_for": "2020", "tentative": True}, "cancelled"),
        ("document.planned", {"planned_for": "2020", "tentative": True}, "issued"),
        ("document.submission-planned", {"planned_for": "2020"}, "submitted"),
        ("contribution.planned", {"planned_for": "2020"}, "made"),
        ("contribution.planned", {"planned_for": "2020"}, "cancelled"),
        ("mandate.proposed", {"planned_for": "2020"}, "adopted"),
        ("body.proposed", {"proposed_members": ["actor:brs"]}, "formed"),
        ("role.sought", {"sought_by": "actor:brs"}, "assigned"),
        ("role.sought", {"sought_by": "actor:brs"}, "abolished"),
    ],
)
def test_what_fulfils_a_plan_or_ends_it_leaves_no_mark_of_it(
    kind: str, plan: dict[str, Any], ending: str
) -> None:
    """In every family: neither its days, nor who sought a role or would be a member."""
    family = kind.partition(".")[0]

    found = _as_of(
        "2021-07-05",
        (kind, "2019-12-01", plan),
        (f"{family}.{ending}", "2020-06-01", {}),
    )

    assert found.keys().isdisjoint(plan)


def test_what_came_of_a_body_s_work_is_no_state_of_it() -> None:
    """Each piece of work has its own outcome; no later one replaces an earlier one.

    Source: MC-3/11 report, annex, paragraph 3: three things that were done in 2018.
    """
    outcomes = [{"outcome": {"en": {"words": words}}} for words in ("A", "B", "C")]

    found = _as_of("2021-07-05", *(("body.worked", "2018", one) for one in outcomes))

    assert found == {}
