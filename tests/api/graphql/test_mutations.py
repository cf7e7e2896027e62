"""Acts through GraphQL: recorded, refused or doubtful, and visible at once."""

from uuid import UUID

import pytest

from store.personal import erase
from tests.support.graphql_mutations import FORMED, act, stage
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")


def test_what_is_recorded_is_visible_at_once(ask: Asker) -> None:
    """The answer after an act includes it."""
    told = act(ask, FORMED)

    assert told["__typename"] == "Recorded"
    assert told["position"] == 1
    assert stage(ask) == ["formed"]


def test_same_key_gives_the_same_answer(ask: Asker) -> None:
    """Sending an act again records nothing."""
    act(ask, FORMED)

    told = act(ask, FORMED)

    assert told["repeated"]
    assert [one["position"] for one in told["entries"]] == [1]
    assert told["position"] == 1


def test_key_stands_for_one_content(ask: Asker) -> None:
    """A key that was used for something else is refused, saying what differs."""
    act(ask, FORMED)

    told = act(ask, 'bodyFormed(entry: {subject: "group"}, key: "formed")')

    assert told["rule"] == "KeyReused"
    assert told["conflictsWith"] == [1]
    assert [one["field"] for one in told["differences"]] == ["name", "occurred"]


def test_contradiction_is_an_answer(ask: Asker) -> None:
    """A group cannot have been dissolved before it was formed; nothing is recorded."""
    act(ask, FORMED)

    told = act(
        ask, 'bodyDissolved(entry: {subject: "group", occurred: {date: "2020"}})'
    )

    assert (told["rule"], told["act"], told["conflictsWith"]) == (
        "Contradiction",
        0,
        [1],
    )
    assert "must come before" in told["message"]
    assert ask.at("moment { position }") == {"moment": {"position": 1}}


def test_value_that_does_not_fit_names_its_field(ask: Asker) -> None:
    """A refusal names the input field, and says what would be right."""
    choice = act(ask, 'bodyFormed(entry: {subject: "g", bodyType: OTHER})')
    date = act(ask, 'bodyFormed(entry: {subject: "g", occurred: {date: "2021-02-30"}})')

    assert (choice["rule"], choice["field"]) == ("Field", "bodyType")
    assert "working-group" in choice["message"]
    assert (date["rule"], date["field"]) == ("Date", "occurred")


def test_dates_are_read_as_people_write_them(ask: Asker) -> None:
    """A phrase is read; what can mean several dates is refused with the choices."""
    entry = 'bodyFormed(entry: {subject: "g", occurred: {date: "%s"}})'

    told = act(ask, entry % "juillet 2018")
    asked = act(ask, entry % "5/7/2021")

    assert told["entries"][0]["entry"]["occurred"]["date"] == "2018-07"
    assert (asked["rule"], asked["field"]) == ("Date", "occurred")
    assert "2021-07-05 for 5 July 2021 or 2021-05-07" in asked["message"]
    assert asked["choices"] == [
        {"field": "occurred", "date": "2021-07-05", "words": "5 July 2021"},
        {"field": "occurred", "date": "2021-05-07", "words": "7 May 2021"},
    ]


def test_choices_name_the_field_of_each(ask: Asker) -> None:
    """A form offers them next to the input that they are for."""
    told = act(
        ask,
        'meetingPlanned(entry: {subject: "m", plannedFor: "spring 2018", '
        'occurred: {date: "5/7/2021"}})',
    )

    fields = [one["field"] for one in told["choices"]]
    assert fields == ["plannedFor", "plannedFor", "occurred", "occurred"]


def test_an_entry_that_is_not_there_is_named_with_its_field(ask: Asker) -> None:
    """Together with whatever else is wrong."""
    after = act(ask, 'bodyFormed(entry: {subject: "g", after: "#9"})')
    both = act(ask, 'bodyFormed(entry: {subject: "", followsFrom: "#9"})')

    assert (after["rule"], after["field"]) == ("UnknownEntry", "after")
    assert both["message"].startswith("follows_from: there is no entry #9 in the log")
    assert "subject: '' is no reference" in both["message"]


PROBLEMS = "{ ... on Refused { problems { field message code } } }"


def problems(ask: Asker, mutation: str) -> dict[str | None, str]:
    """Send a mutation that is refused; give the code of each field's problem."""
    told = ask(f"mutation {{ told: {mutation} {PROBLEMS} }}")["told"]
    return {one["field"]: one["code"] for one in told["problems"]}


def test_all_problems_of_an_act_come_at_once_with_their_fields(ask: Asker) -> None:
    """What is missing is no error of GraphQL: a form shows it beside its field."""
    found = problems(
        ask,
        "bodyMemberJoined(entry: {occurred: {basis: STATED}, "
        'sources: [{document: "MC-3/11"}, {paragraph: "2", day: "2021-02-30"}]})',
    )

    assert found.keys() == {"subject", "member", "occurred", "sources.1.document"}
    assert found["member"] == "value/needed"


def test_problems_of_items_name_their_places(ask: Asker) -> None:
    """The members that are right stay as they are in a form."""
    members = '["actor:brs", "nobody:x", "actor:minamata", "noone:y"]'

    found = problems(ask, f'bodyFormed(entry: {{subject: "g", members: {members}}})')

    assert found.keys() == {"members.1", "members.3"}


def test_missing_reason_is_a_problem_of_its_field(ask: Asker) -> None:
    """It is no error of GraphQL either."""
    act(ask, FORMED)

    found = problems(ask, 'withdraw(target: "#1")')

    assert found == {"reason": "refusal/reason-missing"}


def test_problems_of_a_correction_have_their_fields(ask: Asker) -> None:
    """The same input corrects an entry, but cannot name another subject."""
    act(ask, 'bodyStartedWork(entry: {subject: "group"})')
    wrong = '{subject: "other", occurred: {date: "2021-02-30"}, after: "#9"}'

    found = problems(
        ask, f'correct(target: "#1", patch: {{bodyStartedWork: {wrong}}}, reason: "r")'
    )

    assert found.keys() == {"subject", "occurred", "after"}
    assert found["subject"] == "value/fixed"


@pytest.mark.parametrize(
    "mutation",
    [
        'bodyStartedWork(entry: {subject: "group", meeting: "meeting:m"})',
        (
            'correct(target: "#1", reason: "r", patch: '
            '{bodyStartedWork: {meeting: "meeting:m"}})'
        ),
    ],
)
def test_retired_field_can_only_be_emptied(ask: Asker, mutation: str) -> None:
    """Neither a new entry nor a correction can set it."""
    act(ask, 'bodyStartedWork(entry: {subject: "group"})')

    assert problems(ask, mutation) == {"meeting": "value/retired"}


def test_problems_come_in_the_language_asked_for(ask: Asker) -> None:
    """The words change, the code stays."""
    act(ask, FORMED)
    patch = '{bodyFormed: {subject: "other"}}'
    correct = f'correct(target: "#1", patch: {patch}, reason: "r", language: %s)'

    told = [
        ask(f"mutation {{ told: {correct % language} {PROBLEMS} }}")["told"]["problems"]
        for language in ("EN", "FR")
    ]

    assert [one["code"] for [one] in told] == ["value/fixed"] * 2
    assert told[0][0]["message"].startswith("no correction changes it")
    assert told[1][0]["message"].startswith("aucune correction ne le modifie")


def test_misspelled_choice_names_the_near_one(ask: Asker) -> None:
    """A choice is an enumeration, so GraphQL refuses what it does not have."""
    entry = 'bodyFormed(entry: {subject: "g", bodyType: WORKNG_GROUP})'

    [complaint, *_] = ask.complaints(f"mutation {{ {entry} {{ __typename }} }}")

    assert "Did you mean the enum value 'WORKING_GROUP'" in complaint


def test_new_subjects_are_listed(ask: Asker) -> None:
    """A slip in a reference shows."""
    assert act(ask, FORMED)["created"] == ["body:group"]
    assert act(ask, FORMED)["created"] == []


def test_doubt_can_be_confirmed(ask: Asker) -> None:
    """An unknown reference is pointed out; whoever looked records it all the same."""
    act(ask, FORMED)
    joined = 'bodyMemberJoined(entry: {subject: "group", member: "actor:brs"}'

    asked = act(ask, f"{joined})")
    confirmed = act(ask, f"{joined}, confirm: true)")

    assert [one["rule"] for one in asked["doubts"]] == ["unknown-reference"]
    assert confirmed["__typename"] == "Recorded"


def test_likely_duplicate_names_what_could_be_attested(ask: Asker) -> None:
    """An entry that may say the same is named, to add a source to it instead."""
    act(ask, FORMED)

    told = act(ask, 'bodyFormed(entry: {subject: "group", occurred: {date: "2021"}})')

    [doubt] = told["doubts"]
    assert (doubt["rule"], doubt["position"]) == ("likely-duplicate", 1)
    assert doubt["eventId"]


def test_dry_run_records_nothing(ask: Asker) -> None:
    """A dry run shows the entry as it would be."""
    told = act(
        ask,
        'bodyFormed(entry: {subject: "group", title: {en: "T"}}, dryRun: true)',
    )

    [entry] = told["entries"]
    assert (told["dryRun"], told["position"], entry["position"]) == (True, 0, None)
    assert entry["entry"]["title"] == {"words": "T"}


def test_several_entries_are_recorded_or_none(ask: Asker) -> None:
    """One bad entry of a meeting's five stops them all, and is named."""
    good = '{meetingHeld: {subject: "m", occurred: {date: "2021-03-04"}}}'
    bad = '{meetingAttended: {subject: "m", participants: ["nobody"]}}'

    told = act(ask, f"record(entries: [{good}, {bad}])")

    assert (told["act"], told["field"]) == (1, "participants")
    assert ask.at("moment { position }") == {"moment": {"position": 0}}


def test_each_entry_of_a_batch_has_its_own_key(ask: Asker) -> None:
    """A batch sent again under its key records nothing."""
    batch = (
        'record(key: "k", entries: [{bodyNoted: {subject: "a"}}, '
        '{bodyNoted: {subject: "b"}}])'
    )
    act(ask, batch)

    told = act(ask, batch)

    assert told["repeated"]
    assert [one["position"] for one in told["entries"]] == [1, 2]


def test_expected_version_guards_against_others(ask: Asker) -> None:
    """Who read an older state is told how many entries there are now."""
    act(ask, FORMED)

    told = act(ask, 'bodyNoted(entry: {subject: "group"}, expectedVersion: 0)')

    assert (told["rule"], told["actualVersion"]) == ("VersionConflict", 1)


def test_entry_may_name_another_by_position(ask: Asker) -> None:
    """What an entry comes after is named by its number; an unknown one is refused."""
    act(ask, FORMED)

    act(ask, 'bodyNoted(entry: {subject: "group", after: "#1"})')
    unknown = act(ask, 'bodyNoted(entry: {subject: "group", after: "#9"})')

    found = ask.at(
        "first: entry(position: 1) { eventId } entry(position: 2) { comesAfter }"
    )
    assert found["entry"]["comesAfter"] == found["first"]["eventId"]
    assert unknown["rule"] == "UnknownEntry"


def test_personal_value_shows_until_it_is_erased(ask: Asker) -> None:
    """A name of a person is read from where it can be erased, never from the log."""
    act(ask, 'actorRegistered(entry: {subject: "officer", personalName: "A. Person"})')
    question = (
        "entry(position: 1) { ... on ActorRegistered { personalName } } "
        'subject(reference: "officer") { fields { name value display } }'
    )
    before = ask.at(question)
    identity = ask.at("entry(position: 1) { eventId }")["entry"]["eventId"]

    erase(ask.services.engine, UUID(identity))

    after = ask.at(question)
    kept = {"name": "personal_name", "value": "A. Person", "display": "A. Person"}
    erased = {"name": "personal_name", "value": None, "display": "(erased)"}
    assert before["entry"] == {"personalName": "A. Person"}
    assert kept in before["subject"]["fields"]
    assert after["entry"] == {"personalName": None}
    assert erased in after["subject"]["fields"]
    assert b"A. Person" not in ask.services.log.reader.rows_after(0, 1)[0].data


def test_lead_is_called_by_the_name_of_the_person(ask: Asker) -> None:
    """A lead officer who is entered as a person shows under the person's name."""
    act(ask, 'actorRegistered(entry: {subject: "officer", personalName: "A. Person"})')
    act(
        ask,
        'areaIdentified(entry: {subject: "a", framework: "mandate:MC-3/11"}, '
        "confirm: true)",
    )
    act(
        ask,
        'roleAssigned(entry: {subject: "lead", function: LEAD_OFFICER, '
        'area: "area:a", holder: "actor:officer"}, confirm: true)',
    )
    act(ask, 'mandateNoted(entry: {subject: "MC-3/11"})')

    found = ask.at("matrix { leads { state holder { personalName } } }")

    [row] = found["matrix"]
    assert row["leads"] == [{"state": "NAMED", "holder": {"personalName": "A. Person"}}]


def test_entry_says_who_recorded_it_unchecked(ask: Asker) -> None:
    """Until there is sign-in an entry says that nobody checked who recorded it."""
    act(ask, FORMED)

    found = ask.at("entry(position: 1) { recordedBy { reference } authenticated }")

    assert found["entry"] == {
        "recordedBy": {"reference": "unauthenticated"},
        "authenticated": False,
    }
