"""The state on a day and the intervals of settings, with the right values."""

from datetime import date

from domain.entry import NO_LAST
from domain.state.amendments import apply_amendments
from domain.state.fold import (
    FOREVER,
    Setting,
    SettingInterval,
    fold_state,
    setting_intervals,
)
from domain.state.order import order_facts
from tests.support.facts import Draft, coming_after, draft, entries

FORMED = draft("body.formed", "2018-03-01", members=["actor:brs"])
DORMANT = draft("body.went-dormant", "2019-05-01")
LEFT = draft("body.member-left", "2020-01-31", member="actor:brs")


def day(text: str) -> int:
    """Write a day as an ordinal."""
    return date.fromisoformat(text).toordinal()


def state_of(*drafts: Draft, on: int = NO_LAST, known: int = 99) -> list[Setting]:
    """Fold drafts, and return the settings by field and item."""
    return sorted(fold_state(entries(*drafts), day=on, position=known).values())


def intervals_of(*drafts: Draft) -> list[SettingInterval]:
    """Return the intervals of the settings of drafts, by field, item and day."""
    found = setting_intervals(order_facts(apply_amendments(entries(*drafts))))
    return sorted(found, key=lambda one: (*one.setting[:2], one.counts_from))


def member(value: object, position: int) -> Setting:
    """Return the setting that an actor is or is not a member."""
    return Setting("members", "actor:brs", value, position)


def plan_ended(field: str) -> Setting:
    """Return the setting by which the formation ends a field of a plan."""
    return Setting(field, "", None, 1)


def named(when: str, name: str) -> Draft:
    """Say that the body took a name."""
    return draft("body.renamed", when, name={"en": {"words": name}})


def ties_of(*drafts: Draft) -> dict[int, tuple[int, ...]]:
    """Return the ties of the intervals of the name, by position of the setter."""
    found = (one.setting for one in intervals_of(*drafts))
    return {one.position: one.ties for one in found if one.field == "name"}


def test_a_setting_holds_until_the_next_one_of_its_field() -> None:
    """Each interval ends where the next begins; the last one does not end."""
    formed, dormant, left = day("2018-03-01"), day("2019-05-01"), day("2020-01-31")

    assert intervals_of(FORMED, DORMANT, LEFT) == [
        SettingInterval(member(value=True, position=1), formed, left, left),
        SettingInterval(member(value=None, position=3), left, FOREVER, FOREVER),
        *(
            SettingInterval(plan_ended(field), formed, FOREVER, FOREVER)
            for field in ("planned_for", "proposed_members")
        ),
        SettingInterval(Setting("stage", "", "formed", 1), formed, dormant, dormant),
        SettingInterval(Setting("stage", "", "dormant", 2), dormant, FOREVER, FOREVER),
    ]


def test_a_setting_counts_on_its_first_day_and_not_on_the_day_before() -> None:
    """The as-of day is inclusive."""
    first = day("2018-03-01")

    assert state_of(FORMED, on=first - 1) == []
    assert state_of(FORMED, on=first) == [
        member(value=True, position=1),
        plan_ended("planned_for"),
        plan_ended("proposed_members"),
        Setting("stage", "", "formed", 1),
    ]


def test_what_was_recorded_later_is_not_known() -> None:
    """The position is inclusive too."""
    *_, formed = state_of(FORMED, DORMANT, known=1)
    *_, dormant = state_of(FORMED, DORMANT, known=2)

    assert (formed.value, dormant.value) == ("formed", "dormant")


def test_a_setting_replaced_on_its_first_day_has_no_interval() -> None:
    """Of two names of one day, the one that comes second holds."""
    found = intervals_of(named("2018-03-01", "A"), named("2018-03-01", "B"))

    name = Setting("name", "", {"en": {"words": "B"}}, 2, (1,))
    assert found == [SettingInterval(name, day("2018-03-01"), FOREVER, FOREVER)]


def test_ties_are_listed_by_position() -> None:
    """All that may have come after it, whatever their order among themselves."""
    drafts = (named("2018-02", "C"), named("2018-01", "B"), named("2018", "A"))

    (last,) = (one for one in state_of(*drafts) if one.position == 3)

    assert last.ties == (1, 2)
    assert ties_of(*drafts) == {1: (), 2: (), 3: (1, 2)}


def test_another_field_is_no_tie() -> None:
    """Two entries of one year that set different fields do not compete."""
    drafts = (draft("body.noted", "2018"), named("2018", "A"), DORMANT, FORMED)

    assert ties_of(*drafts) == {2: ()}
    assert all(one.ties == () for one in state_of(*drafts))


def test_another_item_is_no_tie() -> None:
    """Two members that joined in one year do not compete."""
    drafts = [
        draft("body.member-joined", "2018", member=one)
        for one in ("actor:brs", "actor:unep")
    ]

    assert all(one.ties == () for one in state_of(*drafts))
    assert all(one.setting.ties == () for one in intervals_of(*drafts))


def test_another_item_with_another_value_is_no_tie() -> None:
    """One joined and another left in the same year."""
    drafts = (
        draft("body.member-joined", "2018", member="actor:brs"),
        draft("body.member-left", "2018", member="actor:unep"),
    )

    assert [one.ties for one in state_of(*drafts)] == [(), ()]


def test_many_ties_are_in_the_order_of_positions() -> None:
    """The ninth entry may have come before the eighth and the first."""
    notes = [draft("body.noted", "2018")] * 6
    drafts = (named("2018-02", "C"), *notes, named("2018-01", "B"), named("2018", "A"))

    assert ties_of(*drafts)[9] == (1, 8)


def test_the_same_value_is_no_tie_between_two_others() -> None:
    """Only another value makes the answer uncertain."""
    drafts = (named("2018", "B"), named("2018", "A"), named("2018", "B"))

    assert ties_of(*drafts) == {3: (2,)}
    assert {one.ties for one in state_of(*drafts)} == {(2,)}


def test_of_two_names_of_one_day_the_content_decides() -> None:
    """The value does not depend on who typed first, and the tie is told."""
    one, other = named("2018-03-01", "A"), named("2018-03-01", "B")

    for drafts in ((one, other), (other, one)):
        (name,) = state_of(*drafts)
        assert name.value == {"en": {"words": "B"}}
        assert len(name.ties) == 1


def test_a_value_that_may_have_ended_is_marked() -> None:
    """Who left at some time in 2018 may have left by June, and not in 2017."""
    joined = draft("body.member-joined", "2016", member="actor:brs")
    left = draft("body.member-left", "2018", member="actor:brs")

    days = ("2017-12-31", "2018-01-01", "2018-12-30", "2018-12-31")
    found = [state_of(joined, left, on=day(text))[0] for text in days]

    assert [one.value for one in found] == [True, True, True, None]
    assert [one.may_have_ended for one in found] == [False, True, True, False]


def test_a_value_that_may_be_said_again_has_not_ended() -> None:
    """Only another value would end it."""
    drafts = (named("2016", "A"), named("2018", "A"))

    assert not state_of(*drafts, on=day("2018-06-30"))[0].may_have_ended


def test_dates_that_touch_on_one_day_are_a_tie() -> None:
    """The two may have happened on that day, in either order."""
    drafts = (named("2018-03-31", "A"), named("[2018-03-31..2018-04-30]", "B"))

    assert ties_of(*drafts) == {1: (), 2: (1,)}


def test_dates_that_follow_each_other_are_no_tie() -> None:
    """The last day of one is before the first day of the other."""
    drafts = (named("2018-03-30", "A"), named("[2018-03-31..2018-04-30]", "B"))

    assert ties_of(*drafts) == {1: (), 2: ()}


def test_a_known_order_is_no_tie_over_several_steps() -> None:
    """What comes after what comes after it leaves no doubt either."""
    drafts = (
        named("2018", "A"),
        coming_after(draft("body.noted", "2018"), 1),
        coming_after(named("2018", "B"), 2),
    )

    assert ties_of(*drafts) == {3: ()}
    assert {one.ties for one in state_of(*drafts)} == {()}


def test_what_an_entry_sets_twice_is_no_tie_with_itself() -> None:
    """An entry that removes and adds an item leaves it in."""
    again = draft(
        "body.reinvigorated",
        "2020",
        members=["actor:brs"],
        former_members=["actor:brs"],
    )

    kept = member(value=True, position=1)
    assert [one for one in state_of(again) if one.item] == [kept]
    intervals = [one.setting for one in intervals_of(again)]
    assert [one for one in intervals if one.item] == [kept]
