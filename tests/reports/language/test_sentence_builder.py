"""Entries told as sentences: when, what, by whom, and nothing else."""

from collections.abc import Mapping

import pytest

from reports.language.sentence_builder import Teller
from reports.model import Text, plain
from reports.selection import references
from tests.support.report_entries import called, item, marked, plain_words, teller
from wording.words import words

pytest_plugins = ("tests.support.graphql_ledgers",)


def test_a_meeting_is_told() -> None:
    """A date, a clause and a stop; the name within the sentence begins small."""
    held = item(
        "meeting.held",
        "meeting:first",
        {"place": plain_words(en="Geneva", zh="日内瓦"), "modality": "in-person"},
        date="2018-07",
    )

    assert plain(teller("en").sentence(held)) == (
        "In July 2018, the first meeting was held in Geneva, in person."
    )
    assert plain(teller("zh").sentence(held)) == (
        "2018年7月，第一次会议在日内瓦以面对面方式举行。"
    )


def test_an_entry_without_a_date_is_told_without_one() -> None:
    """Nobody knows when: the sentence does not say."""
    held = item("meeting.held", "meeting:first")

    assert plain(teller("en").sentence(held)) == "The first meeting was held."
    assert plain(teller("zh").sentence(held)) == "第一次会议举行。"


def test_a_date_can_be_left_out() -> None:
    """Where a section has said when, a sentence need not."""
    held = item("meeting.held", "meeting:first", date="2018-07")

    told = teller("en").sentence(held, dated=False)

    assert plain(told) == "The first meeting was held."


def test_each_run_says_which_entry_is_behind_it() -> None:
    """Every word of a clause leads back to its entry."""
    held = item("meeting.held", "meeting:first", event_id="e7")

    runs = teller("en").clause(held)

    assert {one.entries for one in runs if isinstance(one, Text)} == {("e7",)}


def test_words_that_are_not_translated_are_marked() -> None:
    """A name that the record has in English alone stands in English, and says so."""
    began = item("activity.started", "activity:talks", date="2019")

    assert (
        marked(teller("zh").sentence(began)) == "2019年，启动了<en:Talks on finance>。"
    )


def test_a_subject_that_nobody_named_is_called_by_its_reference() -> None:
    """A reference is set as code: it is no name."""
    held = item("meeting.held", "meeting:unknown", date="2019")

    assert marked(teller("en").sentence(held)) == "In 2019, `unknown` was held."


def test_roles_are_told_by_what_they_are() -> None:
    """Two like posts of one body are "the co-chairs"; one is that of its entity."""
    both = {"authors": ["role:chair/north", "role:chair/south"]}
    one = {"authors": ["role:chair/north"]}

    told = [
        plain(teller("en").clause(item("document.drafted", "document:paper", data)))
        for data in (both, one)
    ]

    assert told == [
        "the co-chairs of the joint group drafted the paper",
        "the co-chair of the joint group from the North secretariat drafted the paper",
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            {"holder": "actor:north", "appointed_by": ["meeting:first"]},
            "the first meeting designated the North secretariat as the chair",
        ),
        ({"holder": "actor:north"}, "the North secretariat became the chair"),
        ({"appointed_by": ["meeting:first"]}, "the first meeting designated the chair"),
        ({}, "the chair was designated"),
    ],
)
def test_who_takes_a_role_is_told_as_far_as_it_is_known(
    data: Mapping[str, object], expected: str
) -> None:
    """With or without a holder, with or without who appointed them."""
    taken = item("role.assigned", "role:chair", {"function": "chair", **data})

    assert plain(teller("en").clause(taken)) == expected


def test_entries_of_one_date_share_it() -> None:
    """The date is said once; clauses are parted by semicolons."""
    held = item("meeting.held", "meeting:first", date="2018-07")
    began = item("body.started-work", "body:group", date="2018-07", event_id="e2")
    later = item("meeting.held", "meeting:second", date="2019", event_id="e3")

    assert plain(teller("en").together([held, began, later])) == (
        "In July 2018, the first meeting was held; and the joint group formally "
        "started work. In 2019, the second meeting was held."
    )
    assert plain(teller("zh").together([held, began, later])) == (
        "2018年7月，第一次会议举行；联合小组正式开始工作。2019年，第二次会议举行。"
    )


def test_what_is_said_of_several_subjects_is_said_once() -> None:
    """Two meetings held in one month and place are one clause, with both behind it."""
    place = {"place": plain_words(en="Geneva")}
    held = [
        item("meeting.held", f"meeting:{one}", place, date="2018-07", event_id=one)
        for one in ("first", "second")
    ]

    runs = teller("en").together(held)

    assert plain(runs) == (
        "In July 2018, the first meeting and the second meeting were held in Geneva."
    )
    assert ("first", "second") in {one.entries for one in runs if isinstance(one, Text)}


def test_several_things_that_one_subject_did_are_one_list() -> None:
    """What differs in words only stands in a row."""
    worked = [
        item(
            "body.worked",
            "body:group",
            {"outcome": plain_words(en=en, zh=zh)},
            date="2018",
            event_id=en,
        )
        for en, zh in (
            ("Areas mapped", "规划了领域"),
            ("Ideas collected", "收集了想法"),
        )
    ]

    assert plain(teller("en").together(worked)) == (
        "In 2018, the work of the joint group had the following results: areas mapped; "
        "and ideas collected."
    )
    assert plain(teller("zh").together(worked)) == (
        "2018年，联合小组规划了领域；收集了想法。"
    )


def test_a_kind_of_a_later_version_is_told_by_its_title() -> None:
    """A program that does not know a kind still shows what was recorded."""
    later = item(
        "body.merged", "body:group", date="2030", title={"en": "Two groups merged"}
    )

    assert marked(teller("en").sentence(later)) == "In 2030, Two groups merged."
    assert marked(teller("zh").sentence(later)) == "2030年，<en:Two groups merged>。"


def test_a_kind_that_nothing_says_is_told_by_its_name() -> None:
    """Without a title there is only the stored name of the kind."""
    later = item("body.merged", "body:group")

    assert marked(teller("en").clause(later)) == "`body.merged`"


def test_a_meeting_of_who_acts_is_its_meeting() -> None:
    """The body is named once."""
    names = {
        **called("actor:cop", en="Conference of the Parties", zh="缔约方大会"),
        **called(
            "meeting:cop-3",
            en="Third meeting of the Conference of the Parties",
            zh="缔约方大会第三次会议",
        ),
        **called("mandate:X/1", en="Decision X/1", zh="X/1号决定"),
    }
    adopted = item(
        "mandate.adopted",
        "mandate:X/1",
        {"adopted_by": ["actor:cop"], "at_meeting": "meeting:cop-3"},
    )

    told = [plain(Teller(words(one), names).clause(adopted)) for one in ("en", "zh")]

    assert told == [
        "the Conference of the Parties adopted decision X/1 at its third meeting",
        "缔约方大会在其第三次会议上通过了X/1号决定",
    ]


def test_references_are_all_that_a_clause_names() -> None:
    """They are resolved for many entries in one go."""
    held = item(
        "meeting.held",
        "meeting:first",
        {"hosts": ["actor:north"], "participants": ["actor:north", "body:group"]},
    )

    named = references(held.content)

    assert [*named] == ["meeting:first", "actor:north", "body:group"]


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("2022-03", "by the end of March 2022"),
        ("2022-03-31", "by 31 March 2022"),
        ("[..2022]", "by the end of 2022"),
    ],
)
def test_a_deadline_is_a_day_by_which(deadline: str, expected: str) -> None:
    """A month given as a deadline ends it, however the date was written."""
    invited = item(
        "document.comments-invited", "document:paper", {"deadline": deadline}
    )

    told = plain(teller("en").clause(invited))

    assert told == f"comments on the paper were invited, {expected}"


def test_what_the_name_says_is_not_said_again() -> None:
    """A talk of a secretariat needs no word on who took part in it."""
    names = {
        **called("actor:north", en="North secretariat"),
        **called("activity:talk", en="Talk of the North secretariat"),
    }
    held = item("activity.started", "activity:talk", {"partners": ["actor:north"]})

    told = plain(Teller(words("en"), names).clause(held))

    assert told == "the talk of the North secretariat began"


def test_a_meeting_that_is_not_translated_keeps_its_mark() -> None:
    """Only a name in the language is shortened to "its meeting"."""
    names = {
        **called("actor:cop", zh="缔约方大会"),
        **called("meeting:cop-3", en="Third meeting"),
        **called("document:paper", zh="文件"),
    }
    data = {"considered_by": ["actor:cop"], "at_meeting": "meeting:cop-3"}

    told = Teller(words("zh"), names).clause(
        item("document.considered", "document:paper", data)
    )

    assert marked(told) == "缔约方大会在<en:Third meeting>上审议了文件"
