"""YAML is read without surprises: scalars are text, lines are kept, size is bounded."""

import pytest

from api.importing.yaml_reader import (
    DEEPEST,
    GROWTH,
    Mapped,
    YamlError,
    mappings,
    read_yaml,
    without_lines,
)
from tests.support.refusals import refuses
from wording.messages import message_words


@pytest.mark.parametrize("word", ["NO", "001", "2020-01-31", "~", "null", "1.50", "on"])
def test_every_scalar_is_text(word: str) -> None:
    """Nothing becomes a number, a day, a truth value or nothing."""
    assert read_yaml(f"[{word}]") == [word]


def test_lines_are_counted_from_one() -> None:
    """Of a mapping, and of each of its keys."""
    read = read_yaml("a: x\nb:\n  - c: y\n    d: z\n")

    assert read.line == 1
    assert read.lines == {"a": 1, "b": 2}
    [inner] = read.values["b"]
    assert inner == Mapped({"c": "y", "d": "z"}, {"c": 3, "d": 4}, 3)
    assert without_lines(read) == {"a": "x", "b": [{"c": "y", "d": "z"}]}


def test_an_empty_text_is_empty() -> None:
    """It has no document."""
    assert read_yaml("") == ""
    assert read_yaml("# a remark\n") == ""


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands twice"),
        ("a: 1\n? [x]\n: 2\n", 2, "a key must be a word"),
        ("a: 1\nb: [\n", 3, "did not find expected"),
        ("a: \t\n\tb", 2, "found character that cannot start any token"),
        ("\0", 1, "control characters are not allowed"),
        ("a: [\n" + "[" * DEEPEST, 2, "it goes over 40 levels deep"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, line: int, reason: str) -> None:
    """So that whoever wrote the file finds it."""
    with pytest.raises(YamlError) as raised:
        read_yaml(text)

    assert raised.value.line == line
    said = message_words(raised.value.reason)
    assert reason in said
    assert message_words(raised.value) == f"line {line}: {said}"


def test_lists_may_be_as_deep_as_is_allowed() -> None:
    """And one level more is refused."""
    deepest = "[" * DEEPEST + "]" * DEEPEST

    assert str(read_yaml(deepest)) == deepest
    with refuses(YamlError, match="levels deep"):
        read_yaml(f"[{deepest}]")


def test_lists_beside_each_other_are_not_deep() -> None:
    """However many there are."""
    assert len(read_yaml("[" + "[]," * 2 * DEEPEST + "]")) == 2 * DEEPEST


@pytest.mark.parametrize("inner", ["[{}]", "{{a: {}}}"])
@pytest.mark.parametrize(("levels", "is_read"), [(DEEPEST, True), (DEEPEST + 1, False)])
def test_what_is_named_is_as_deep_as_if_written_out(
    inner: str, levels: int, *, is_read: bool
) -> None:
    """A list of a list of a list, or a mapping of mappings."""
    names = [
        f"- &l{level} {inner.format(f'*l{level - 1}')}" for level in range(1, levels)
    ]
    text = "\n".join(["- &l0 x", *names])

    if is_read:
        assert len(read_yaml(text)) == levels
    else:
        with refuses(YamlError, match="over 40 levels"):
            read_yaml(text)


def test_aliases_give_at_most_two_values_for_a_character() -> None:
    """A list that is repeated by name is read, until there is too much of it."""
    listed = "[&a [x,x,x,x,x,x]"
    most = f"{listed}{',*a' * 28}]"
    lists = 1 + 28
    assert 1 + lists * (1 + 6) == GROWTH * len(most)

    assert len(read_yaml(most)) == lists
    with refuses(YamlError, match="aliases repeat too often"):
        read_yaml(f"{listed}{',*a' * 29}]")


def test_a_list_of_mappings_is_expected() -> None:
    """A single mapping is a list of one; anything else is refused."""
    one = Mapped({}, {}, 1)

    assert list(mappings([one, one])) == [one, one]
    assert list(mappings(one)) == [one]
    for wrong in ("x", [one, "x"], [[one]]):
        with refuses(YamlError, match="a list of mappings") as raised:
            list(mappings(wrong))
        assert raised.value.line == 1
