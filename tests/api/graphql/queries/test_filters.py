"""Questions narrowed by what somebody gives: the values and items of fields."""

import pytest

from tests.support.graphql_mutations import act
from tests.support.graphql_queries import Asker
from wording.codes import code_words

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

REPORT = '(asOf: "2021-07-05")'
BACKWARDS = 'from: "2018-12-31", to: "2018-01-01"'
PAGE = "{ edges { cursor } }"
SAID = "{ edges { node { stateDisplay } } }"
DAYS = "2017-12-31", "2021-07-05"


def having(asker: Asker, fields: str, when: str = REPORT) -> list[str]:
    """Name the subjects of which fields hold."""
    found = asker.at(
        f"subjects(filter: {{ fields: [{fields}] }}, first: 500) "
        "{ edges { node { ref } } }",
        when,
    )
    return [one["node"]["ref"] for one in found["subjects"]["edges"]]


def test_what_is_not_so_can_be_asked_for(ask: Asker) -> None:
    """Whoever asks for what is not tentative is not given what is."""
    for name, tentative in (("call", "true"), ("visit", "false"), ("talk", "null")):
        said = f'subject: "{name}", plannedFor: "2027", tentative: {tentative}'
        act(ask, f"meetingPlanned(entry: {{{said}}})")

    found = {
        value: having(ask, f'{{ name: "tentative", value: {value} }}', "")
        for value in ("true", "false", "null")
    }

    assert found == {
        "true": ["meeting:call"],
        "false": ["meeting:visit"],
        "null": ["meeting:call", "meeting:visit"],
    }


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ('name: "members", item: "brs"', ["body:joint-task-force"]),
        (
            'name: "services", item: "COP-4"',
            ["agreement:minamata-brs-cooperation-agreement-2021"],
        ),
        (
            'name: "under", item: "MC-3/11" }, { name: "status", value: "signed"',
            ["agreement:minamata-brs-cooperation-agreement-2021"],
        ),
        ('name: "members", item: "minamata-interim"', []),
    ],
)
def test_one_of_what_a_field_holds_is_asked_for(
    founded: Asker, field: str, found: list[str]
) -> None:
    """A member, a service or whom a field names, by any of its names."""
    subjects = having(founded, f"{{ {field} }}")

    assert subjects == found


def test_one_of_a_list_is_asked_for(founded: Asker) -> None:
    """A giver is found where it gives alone, and where it gives with others."""
    subjects = having(founded, '{ name: "givers", item: "government-of-germany" }')

    given = founded.at(
        'contributions(filter: { giver: "government-of-germany" }) '
        "{ edges { node { subject { ref } givers { ref } } } }",
        REPORT,
    )["contributions"]["edges"]
    assert subjects == [one["node"]["subject"]["ref"] for one in given]
    assert {len(one["node"]["givers"]) for one in given} == {1, 3, 15}


def test_who_left_is_no_member_any_more(founded: Asker) -> None:
    """Whom a field held before is asked for as of then."""
    field = '{ name: "members", item: "chemicals-and-waste-branch" }'

    found = [having(founded, field, f'(asOf: "{day}")') for day in DAYS]

    assert found == [["body:joint-task-force"], []]


@pytest.mark.parametrize(
    ("question", "complaint"),
    [
        (
            'subjects(filter: { fields: [{ name: "meetingType" }] })',
            "no kind of entry sets a field 'meetingType'; did you mean meeting_type",
        ),
        (
            'subjects(filter: { fields: [{ name: "status", value: "IN_FORCE" }] })',
            "status is never 'IN_FORCE'; did you mean in-force",
        ),
        (
            'subjects(filter: { fields: [{ name: "meeting_type", value: "zoom" }] })',
            "meeting_type is never 'zoom'; it can be all-staff, bureau, call, ",
        ),
        (
            'subjects(filter: { fields: [{ name: "members", item: "brss" }] })',
            "the log knows no subject 'brss'; did you mean",
        ),
    ],
)
def test_field_that_cannot_be_is_told(
    founded: Asker, question: str, complaint: str
) -> None:
    """Who mistypes is not answered as if there were nothing."""
    [told] = founded.complaints(f"{{ at {{ {question} {PAGE} }} }}")

    assert told.startswith(complaint)


def test_past_of_a_field_that_cannot_be_is_told(founded: Asker) -> None:
    """An entry's own field, such as the member who joined, is none of a state."""
    question = 'subject(reference: "brs") { past(field: "member") { item } }'

    [told] = founded.complaints(f"{{ at {{ {question} }} }}")

    assert told.startswith("no kind of entry sets a field 'member'; did you mean")


@pytest.mark.parametrize(
    "question",
    [
        f"timeline(filter: {{ {BACKWARDS} }}) {PAGE}",
        f"calendar(filter: {{ {BACKWARDS} }}) {PAGE}",
        f"termsEnding({BACKWARDS}) {{ term {{ length }} }}",
        f'subject(reference: "brs") {{ timeline(filter: {{ {BACKWARDS} }}) {PAGE} }}',
    ],
)
def test_days_the_wrong_way_round_are_told(founded: Asker, question: str) -> None:
    """Nobody takes an exchange of two days for an answer."""
    [told] = founded.complaints(f"{{ at {{ {question} }} }}")

    assert told == (
        "from 2018-12-31 is after to 2018-01-01: no day lies between them; "
        "give the earlier one as from"
    )


def test_one_day_lies_between_itself(founded: Asker) -> None:
    """A day can be the first and the last one that is wanted."""
    found = founded.at(
        'timeline(filter: { from: "2018-08-28", to: "2018-08-28", '
        'kinds: ["meeting.held"] }) { edges { node { subject { reference } } } }',
        REPORT,
    )["timeline"]["edges"]

    names = [one["node"]["subject"]["reference"] for one in found]

    assert names == ["all-staff-2018-08-28"]


def test_what_is_no_mandate_is_no_empty_answer(founded: Asker) -> None:
    """A body is no mandate: the refusal says so."""
    question = 'mandates(reference: "joint-task-force") { edges { cursor } }'

    [told] = founded.complaints(f"{{ at {{ {question} }} }}")

    assert told == (
        "reference cannot be 'joint-task-force', which is of the family body: "
        "name a subject of the family mandate"
    )


def test_case_of_a_currency_does_not_matter(founded: Asker) -> None:
    """Dollars are found as usd and as USD."""
    found = [
        founded.at(
            f'contributions(filter: {{ currency: "{code}" }}) '
            "{ edges { node { money { currency } } } }"
        )
        for code in ("USD", "usd")
    ]

    assert found[0] == found[1]
    assert found[0]["contributions"]["edges"]


def test_flag_is_said_in_the_reader_s_language(founded: Asker) -> None:
    """What a reader is shown of a yes or no is a word, not a value of the program."""
    asked = (
        'subject(reference: "minamata-brs-cooperation-agreement-2021") '
        "{ fields { name value display } }"
    )

    said = [
        next(one for one in found["subject"]["fields"] if one["name"] == "has_budget")
        for found in (
            founded.at(asked),
            founded.at(asked, "(language: ZH)"),
            founded.at(asked, "(language: FR)"),
        )
    ]

    assert [one["display"] for one in said] == ["yes", "是", "oui"]
    assert {one["value"] for one in said} == {True}


@pytest.mark.parametrize("language", ["FR", "ES", "RU", "ZH", "AR"])
def test_word_is_translated_into_each_language(founded: Asker, language: str) -> None:
    """A state of ours is said in the reader's language, whichever of the six it is."""
    when = f'(asOf: "2021-07-05", language: {language})'

    found = founded.at("roles(filter: { state: UNNAMED }, first: 1) " + SAID, when)

    [role] = [one["node"] for one in found["roles"]["edges"]]
    assert role["stateDisplay"] == code_words(language.lower(), "state", "unnamed")
    assert role["stateDisplay"] != code_words("en", "state", "unnamed")


def test_mandates_are_narrowed_to_states_of_paragraphs(founded: Asker) -> None:
    """All paragraphs in those states, and no mandate without one."""
    asked = "{ edges { node { subject { ref } paragraphs { number state } } } }"
    found = founded.at(
        f"some: mandates(first: 100, states: [PLANNED, PROPOSED]) {asked} "
        f"every: mandates(first: 100) {asked}",
        '(asOf: "2025-11-03")',
    )

    some, every = (
        {
            (edge["node"]["subject"]["ref"], one["number"], one["state"])
            for edge in found[name]["edges"]
            for one in edge["node"]["paragraphs"]
        }
        for name in ("some", "every")
    )
    assert some == {one for one in every if one[2] in {"PLANNED", "PROPOSED"}}
    assert {state for *_, state in some} == {"PLANNED", "PROPOSED"}
    assert all(edge["node"]["paragraphs"] for edge in found["some"]["edges"])
