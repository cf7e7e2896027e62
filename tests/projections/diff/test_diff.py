"""What differs between two moments, of any question, with what was withdrawn."""

import pytest

from tests.support.diffs import differing
from tests.support.graphql_mutations import FORMED, act
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)


@pytest.mark.parametrize("of", ["BODIES", "SUBJECT", "TIMELINE"])
def test_withdrawn_is_shown_as_such_with_its_reason(ask: Asker, of: str) -> None:
    """Who compares two days of the record learns why something is no longer there."""
    act(ask, FORMED)
    act(ask, 'withdraw(target: "#1", reason: "another body")')

    [one] = differing(ask, f'with: {{}}, of: {of}, subject: "group"')

    assert (one["subject"], one["change"]) == ({"ref": "body:group"}, "WITHDRAWN")
    assert one["reason"] == "another body"
    assert {change["change"] for change in one["changes"]} == {"WITHDRAWN"}
    assert one["amendments"] == [{"kind": "entry.withdrawn", "reason": "another body"}]


def test_withdrawn_entry_is_still_read(ask: Asker) -> None:
    """What it said stands beside the reason why it should not have."""
    act(ask, FORMED)
    act(ask, 'withdraw(target: "#1", reason: "another body")')

    [one] = differing(ask, "with: {}, of: TIMELINE")

    assert one["entry"] == {"position": 1}
    said = {change["field"]: change["beforeDisplay"] for change in one["changes"]}
    assert said["occurred"] == "March 2021"


def test_looking_back_before_the_record_withdraws_nothing(ask: Asker) -> None:
    """From now to a moment before it was known, it is gone, not withdrawn."""
    act(ask, FORMED)
    act(ask, 'bodyFormed(entry: {subject: "second"})')

    [one] = differing(ask, 'with: {knownAt: "#1"}, of: BODIES', "")

    assert (one["subject"]["ref"], one["change"]) == ("body:second", "REMOVED")
    assert one["reason"] == ""


def test_correction_tells_old_and_new_and_why(ask: Asker) -> None:
    """A corrected date changes an entry of the timeline, not its place in the page."""
    act(ask, FORMED)
    act(
        ask,
        'correct(target: "#1", reason: "misread", patch: {bodyFormed: '
        '{occurred: {date: "2019"}}})',
    )

    [one] = differing(ask, "with: {}, of: TIMELINE")

    assert (one["change"], one["reason"]) == ("MODIFIED", "misread")
    assert one["changes"] == [
        {
            "field": "occurred",
            "change": "MODIFIED",
            "before": "2021-03",
            "after": "2019",
            "beforeDisplay": "March 2021",
            "afterDisplay": "2019",
        }
    ]


def test_paragraph_that_was_acted_upon_is_covered(ask: Asker) -> None:
    """What another subject's entry did about a paragraph changes the mandate."""
    act(
        ask,
        'mandateParagraphStated(entry: {subject: "D-1", paragraph: "3", '
        'action: {en: "Cooperate"}})',
    )
    event = ask.at("changes { edges { node { eventId } } }")
    target = event["changes"]["edges"][0]["node"]["eventId"]
    act(
        ask,
        'bodyFormed(entry: {subject: "group", occurred: {date: "2021-03"}, '
        f'followsFrom: "{target}"}})',
    )

    [covered] = differing(ask, "with: {}, of: COVERAGE")
    [mandate] = differing(ask, "with: {}, of: MANDATES")

    assert covered["change"] == "REMOVED"
    assert [one["field"] for one in covered["changes"]] == ["open[3]"]
    assert [
        (one["field"], one["before"], one["after"]) for one in mandate["changes"]
    ] == [("state[3]", "no action recorded", "action recorded")]


def test_mandate_that_another_mirrors_differs(ask: Asker) -> None:
    """Whichever of the two says it, both are told."""
    act(ask, 'mandateAdopted(entry: {subject: "D-1"})')
    act(ask, 'mandateAdopted(entry: {subject: "D-2", mirrors: "mandate:D-1"})')

    things = differing(ask, "with: {}, of: MANDATES")

    changed = {
        one["subject"]["ref"]: [change["field"] for change in one["changes"]]
        for one in things
    }
    assert changed["mandate:D-1"] == ["mirrors[mandate:D-2]"]


def test_what_is_said_of_a_joined_subject_is_said_of_what_it_became(
    ask: Asker,
) -> None:
    """An entry under the old reference changes the one subject that there is."""
    act(ask, FORMED)
    act(ask, 'bodyFormed(entry: {subject: "other"})')
    act(ask, 'sameAs(subject: "body:other", into: "body:group", reason: "one group")')
    act(
        ask,
        'bodyDissolved(entry: {subject: "other", occurred: {date: "2022"}})',
    )

    things = differing(ask, "with: {}, of: BODIES", '(knownAt: "#3")')

    [one] = things
    assert one["subject"]["ref"] == "body:group"
    fields = {change["field"]: change["after"] for change in one["changes"]}
    assert fields["stage"] == "dissolved"


def test_finding_comes_with_what_disagrees(ask: Asker) -> None:
    """A reference to something withdrawn is a finding since the withdrawal."""
    act(ask, FORMED)
    act(ask, 'meetingPlanned(entry: {subject: "call", concerns: ["body:group"]})')
    act(ask, 'withdraw(target: "#1", reason: "another body")')

    [one] = differing(ask, "with: {}, of: FINDINGS", '(knownAt: "#2")')

    assert (one["change"], one["subject"]["ref"]) == ("ADDED", "body:group")
    assert one["entry"] == {"position": 2}
    assert one["changes"][0]["after"] == "withdrawn-reference"


def test_entities_are_compared_by_what_they_contributed(founded: Asker) -> None:
    """How many entries concern each of the three, more from year to year."""
    things = differing(
        founded, 'with: {asOf: "2021-03-31"}, of: ENTITIES', '(asOf: "2018-01-01")'
    )

    assert [one["subject"]["ref"] for one in things] == [
        "actor:brs",
        "actor:chemicals-and-health",
        "actor:minamata",
    ]
    totals = [
        change
        for one in things
        for change in one["changes"]
        if change["field"] == "entries"
    ]
    assert all((one["before"] or 0) < one["after"] for one in totals)


def test_shares_of_entities_are_those_that_their_question_counts(
    founded: Asker,
) -> None:
    """Compared or asked for, an entity has the same part in the cooperation."""
    things = differing(
        founded, 'with: {asOf: "2021-03-31"}, of: ENTITIES', '(asOf: "1990-01-01")'
    )
    found = founded.at(
        "entities { entity { ref } facets { total kinds { kind count } "
        "entities { entity { ref } count } } }",
        '(asOf: "2021-03-31")',
    )

    counted = {
        one["entity"]["ref"]: {
            "entries": one["facets"]["total"],
            **{f"kinds[{k['kind']}]": k["count"] for k in one["facets"]["kinds"]},
            **{
                f"entities[{e['entity']['ref']}]": e["count"]
                for e in one["facets"]["entities"]
                if e["entity"]["ref"] != one["entity"]["ref"] and e["count"]
            },
        }
        for one in found["entities"]
    }
    assert counted == {
        one["subject"]["ref"]: {c["field"]: c["after"] for c in one["changes"]}
        for one in things
    }


def test_matrix_is_compared_where_nothing_is_named(founded: Asker) -> None:
    """The areas that were identified, each with all its cells."""
    things = differing(founded, 'with: {asOf: "2021-03-31"}', '(asOf: "2019-12-31")')

    assert len(things) == 13
    assert {one["change"] for one in things} == {"ADDED"}


def test_narrowed_to_what_concerns_a_subject(founded: Asker) -> None:
    """Who asks about one entity is not told of the others' agreements."""
    when = '(asOf: "2010-01-01")'
    every = differing(founded, 'with: {asOf: "2021-03-31"}, of: ROLES', when)

    some = differing(
        founded, 'with: {asOf: "2021-03-31"}, of: ROLES, subject: "brs"', when
    )

    assert 0 < len(some) < len(every)
    refs = [one["subject"]["ref"] for one in every]
    assert [one for one in refs if one in [s["subject"]["ref"] for s in some]] == [
        one["subject"]["ref"] for one in some
    ]
