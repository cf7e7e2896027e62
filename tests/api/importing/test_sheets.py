"""Reading sheets: whatever stands in a file, it is read or its problem is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.importing.problems import ProblemsError
from api.importing.sheets import read_batch_text, read_sheet_text
from tests.support.refusals import refuses
from wording.messages import message_words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "a sheet has a name"),
        ("entries: []", "a sheet has a name"),
        ("entries: [{kind: body.formed}]", "give the sheet a stable name"),
        ("name: a\nentries: [x]", "a list of mappings was expected"),
        ("name: a\nsource: x\nentries: [{key: k}]", "write a mapping with some of"),
        ("name: a\nentries:\n- {key: k, kind: [x]}", "kind: write a single text"),
        ("name: a\nentries:\n- {key: k, also: x}", "also: write a list of mappings"),
        ("name: a\nentries:\n- {key: k}\n- {key: k}", "the key stands already"),
        ("name: a\nname: b\nentries: [{key: k}]", "'name' stands twice"),
        ("name: [a\n", "a.yaml:"),
    ],
)
def test_a_file_that_is_no_sheet_is_told(text: str, told: str) -> None:
    """Where, and what would be right."""
    with pytest.raises(ProblemsError) as raised:
        read_sheet_text(text, "a.yaml")

    assert told in message_words(raised.value)


def test_aliases_stay_bounded() -> None:
    """A small file that unfolds into billions of values is refused."""
    levels = [
        f"l{number}: &l{number} [{', '.join([f'*l{number - 1}'] * 10)}]"
        for number in range(1, 12)
    ]
    text = "\n".join(["l0: &l0 [x]", *levels, "name: a", "entries: *l11"])

    with refuses(ProblemsError, match="too much"):
        read_sheet_text(text, "a.yaml")


def test_deep_nesting_is_refused() -> None:
    """A file of brackets is told like any other that is no sheet."""
    with refuses(ProblemsError, match="levels deep"):
        read_sheet_text("[" * 200_000, "a.yaml")


anything = st.recursive(
    st.text(alphabet="aö1 -.:/[", max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["key", "kind", "subject", "also", "title", "occurred", "name"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(
    row=st.dictionaries(st.sampled_from(["key", "kind", "also", "sources"]), anything)
)
def test_no_row_breaks_the_reading(row: dict[str, object]) -> None:
    """Whatever stands in a row, it is read or its problem is told."""
    text = "- " + repr({"kind": "meeting.held", "subject": "m", **row})

    try:
        read_batch_text(text, "a.yaml")
    except ProblemsError as error:
        told = message_words(error)
    else:
        told = "a.yaml"

    assert told.startswith("a.yaml")
