"""Words of states: one for each state of a family, in each language."""

import pytest

from domain.kinds import KINDS
from domain.texts import LANGUAGES
from wording.words import words

FIELDS = ("stage", "status")


def states() -> dict[tuple[str, str], set[str]]:
    """List the states that kinds set, by family and field."""
    found: dict[tuple[str, str], set[str]] = {}
    for kind in KINDS.values():
        for name in FIELDS:
            if name in kind.sets:
                found.setdefault((kind.family, name), set()).add(kind.sets[name])
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_states_of_a_family_have_one_word(language: str) -> None:
    """A report that was commissioned is not one that was requested."""
    for (family, name), values in states().items():
        said = {one: words(language).term(f"state/{name}/{one}") for one in values}
        assert len(set(said.values())) == len(values), (family, said)


@pytest.mark.parametrize(
    ("state", "language", "expected"),
    [
        ("status/superseded", "fr", "remplacé"),
        ("status/signed", "es", "firmado"),
        ("status/adopted", "ru", "принято"),
        ("status/suspended", "zh", "已暂停"),
        ("stage/dormant", "ru", "бездействует"),
        ("status/commissioned", "ar", "كُلِّف بإعداده"),
    ],
)
def test_a_state_is_what_it_is_in_english(
    state: str, language: str, expected: str
) -> None:
    """A participle, not the name of the act, and no other state."""
    assert words(language).term(f"state/{state}") == expected
