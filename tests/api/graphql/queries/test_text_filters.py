"""Fields of subjects as filters: words of texts, references, absence, wrong values."""

import pytest

from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)


def found(ask: Asker, family: str, condition: str) -> list[str]:
    """List the subjects of a family of which a condition holds."""
    wanted = f"family: {family}, first: 500, filter: {{ fields: [{condition}] }}"
    answer = ask.at(f"subjects({wanted}) {{ edges {{ node {{ ref }} }} }}")
    return [one["node"]["ref"] for one in answer["subjects"]["edges"]]


@pytest.mark.parametrize(
    "words", ["GENÈVE", "日内瓦", "geneva", "geneva international"]
)
def test_text_is_found_by_its_words_in_any_language(founded: Asker, words: str) -> None:
    """Case, accents and language make no difference; all words must be there."""
    places = found(founded, "MEETING", f'{{ name: "place", value: "{words}" }}')

    of_all = found(founded, "MEETING", '{ name: "place", value: "Geneva" }')
    assert set(places) <= set(of_all)
    assert "meeting:brs-cops-2019" in of_all
    assert ("international" in words) != ("meeting:brs-cops-2019" in places)


def test_subject_is_found_by_any_of_its_references(founded: Asker) -> None:
    """The value of a field that names subjects is one of them, as people call it."""
    by_value = found(founded, "BODY", '{ name: "members", value: "brs" }')
    by_item = found(founded, "BODY", '{ name: "members", item: "actor:brs" }')

    assert by_value == by_item
    assert "body:joint-task-force" in by_value


def test_absent_fields_are_found(founded: Asker) -> None:
    """A subject has the field, or it is among those that do not."""
    with_place = found(founded, "MEETING", '{ name: "place" }')
    without = found(founded, "MEETING", '{ name: "place", isAbsent: true }')
    every = found(founded, "MEETING", "")

    assert sorted([*with_place, *without]) == sorted(every)
    assert with_place
    assert without


def test_absent_member_is_found(founded: Asker) -> None:
    """Absence can be asked of one item of a list."""
    condition = '{ name: "members", value: "brs", isAbsent: true }'

    without = found(founded, "BODY", condition)

    assert "body:joint-task-force" not in without
    assert without


@pytest.mark.parametrize(
    ("condition", "complaint"),
    [
        (
            '{ name: "place", value: 5 }',
            (
                "place cannot be 5: give words that it contains, in any language, as a "
                "text"
            ),
        ),
        (
            '{ name: "tentative", value: "true" }',
            "tentative cannot be 'true': give true or false",
        ),
        (
            '{ name: "tentative", value: 1 }',
            "tentative cannot be 1: give true or false",
        ),
        (
            '{ name: "plase", value: "x" }',
            "no kind of entry sets a field 'plase'; did you mean place or cause?",
        ),
    ],
)
def test_wrong_value_is_refused_with_what_would_be_right(
    founded: Asker, condition: str, complaint: str
) -> None:
    """A wrong value finds nothing silently no longer."""
    wanted = f"filter: {{ fields: [{condition}] }}"

    complaints = founded.complaints(
        f"{{ at {{ subjects({wanted}) {{ edges {{ cursor }} }} }} }}"
    )

    assert complaints == [complaint]
