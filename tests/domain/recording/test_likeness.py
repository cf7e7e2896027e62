"""Names of one subject, and of subjects that are only called much the same."""

import pytest

from domain.recording.likeness import Names, have_same_numbers, is_same_word

KNOWN = {
    "task-force": (("", "joint-task-force"), ("es", "Equipo de tareas conjunto")),
    "admin": (("", "working-group-administrative"),),
    "programmes": (("", "working-group-programmatic"),),
    "third": (("", "minamata-cop-3"), ("zh", "水俣公约缔约方大会第三次会议")),
    "fourth": (("", "minamata-cop-4"), ("zh", "水俣公约缔约方大会第四次会议")),
    "resumed": (("", "minamata-cop-4-resumed"),),
    "chad": (("", "government-of-chad"), ("fr", "Gouvernement tchadien")),
    "niger": (("", "government-of-the-niger"),),
    "panel": (("", "isp-cwp"), ("en", "Intergovernmental science-policy panel")),
    "study": (
        ("", "study-on-biodiversity"),
        ("en", "Exploratory study of links with biodiversity"),
    ),
}


@pytest.mark.parametrize(
    ("language", "called", "subject"),
    [
        ("", "joint-taskforce", "task-force"),
        ("", "task-force-joint", "task-force"),
        ("", "joint-task-froce", "task-force"),
        ("", "jtf", "task-force"),
        ("", "equipo-de-tareas-conjunto", "task-force"),
        ("es", "Equipo conjunto de tareas", "task-force"),
        ("", "Minamata COP3", "third"),
        ("", "third-cop-minamata", "third"),
        ("zh", "水俣公约缔约方大会第3次会议", "third"),
        ("fr", "Gouvernement Tchadien", "chad"),
        ("", "ispp", "panel"),
        ("", "exploratory-biodiversity-study", "study"),
    ],
)
def test_one_name_in_other_words_is_alike(
    language: str, called: str, subject: str
) -> None:
    """Order, slips, endings, initials and languages are no difference."""
    found = Names(KNOWN).likeness([(language, called)])

    assert [one for one, share in found.items() if share > 0.95] == [subject]


@pytest.mark.parametrize(
    ("language", "called"),
    [
        ("", "minamata-cop-5"),
        ("zh", "水俣公约缔约方大会第五次会议"),
        ("", "working-group-technical"),
        ("", "government-of-nigeria"),
        ("", "government-of-the-gambia"),
        ("en", "Equipo de tareas conjunto"),
        ("", "unrelated"),
        ("", "!"),
    ],
)
def test_another_subject_of_a_series_is_not_alike(language: str, called: str) -> None:
    """What tells the members of a series apart tells much."""
    found = Names(KNOWN).likeness([(language, called)])

    assert all(share < 0.7 for share in found.values())


def test_what_many_are_called_tells_little() -> None:
    """A State is found without the word that all governments share."""
    known = {
        f"state-{letter * 5}": (("", f"government-of-{letter * 5}"),)
        for letter in "abcdefghij"
    }

    found = Names(known).likeness([("", "ccccc"), ("", "ccccc")])

    assert [*found] == ["state-ccccc"]
    assert found["state-ccccc"] > 0.7


def test_nothing_is_like_it_where_nothing_is_known() -> None:
    """The first subject of a ledger has no rivals."""
    assert Names({}).likeness([("", "joint-task-force")]) == {}


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("waste", "wastes"),
        ("wast", "waste"),
        ("group", "gruop"),
        ("organisation", "organization"),
        ("program", "programme"),
    ],
)
def test_a_slip_or_ending_leaves_the_word_the_same(word: str, other: str) -> None:
    """Whichever of the two is known."""
    assert is_same_word(word, other)
    assert is_same_word(other, word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("unea", "unep"),
        ("uncsd", "unccd"),
        ("niger", "nigeria"),
        ("gambia", "zambia"),
        ("regional", "subregional"),
        ("austria", "australia"),
        ("slovakia", "slovenia"),
    ],
)
def test_words_that_only_resemble_each_other_are_two(word: str, other: str) -> None:
    """Acronyms and names of States differ in little."""
    assert not is_same_word(word, other)
    assert not is_same_word(other, word)


@pytest.mark.parametrize(
    ("one", "other", "is_part", "same"),
    [
        ("MC-3/11", "Decision 3/11", False, True),
        ("MC-3/11", "a decision", False, True),
        ("MC-6/12", "MC-6/draft", False, False),
        ("MC-6/12", "MC-6/draft", True, True),
        ("MC-6/12", "MC-6/11", True, False),
    ],
)
def test_numbers_are_the_same_or_missing(
    one: str, other: str, *, is_part: bool, same: bool
) -> None:
    """A draft may have the first number of its decision."""
    assert have_same_numbers([("", one)], [("", other)], is_part=is_part) is same


def test_a_number_in_one_of_the_names_is_enough() -> None:
    """A reference of ours may have other numbers than the name of the document."""
    known = [("", "mc-cop4-mc-3-11-report"), ("en", "Report on decision MC-3/11")]

    assert have_same_numbers([("", "report-on-mc-3-11")], known)
    assert not have_same_numbers([("", "report-on-mc-4-9")], known)
