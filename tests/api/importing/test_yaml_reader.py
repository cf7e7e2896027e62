"""YAML is read without surprises: scalars are text, lines are kept, size is bounded."""

from io import StringIO

import pytest

from api.importing.parts import Part, RowText, SheetTextError
from api.importing.yaml_reader import DEEPEST, GROWTH, read_yaml, yaml_parts
from tests.support.refusals import refuses
from wording.messages import message_words


@pytest.mark.parametrize("word", ["NO", "001", "2020-01-31", "~", "null", "1.50", "on"])
def test_every_scalar_is_text(word: str) -> None:
    """Nothing becomes a number, a day, a truth value or nothing."""
    assert read_yaml(f"[{word}]") == [word]


def test_lines_are_counted_from_one() -> None:
    """Of a row, and of each of its keys."""
    parts = list(yaml_parts(StringIO("a: x\nentries:\n  - c: y\n    d: {e: z}\n")))

    row = RowText({"c": "y", "d": {"e": "z"}}, {"c": 3, "d": 4}, 3, [])
    assert parts == [Part("a", "x", 1), Part("entries", row, 3)]


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
    with pytest.raises(SheetTextError) as raised:
        read_yaml(text)

    assert raised.value.line == line
    said = message_words(raised.value.reason)
    assert reason in said
    assert message_words(raised.value) == f"line {line}: {said}"


def test_lists_may_be_as_deep_as_is_allowed() -> None:
    """And one level more is refused."""
    deepest = "[" * DEEPEST + "]" * DEEPEST

    assert str(read_yaml(deepest)) == deepest
    with refuses(SheetTextError, match="levels deep"):
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
        with refuses(SheetTextError, match="over 40 levels"):
            read_yaml(text)


def test_aliases_give_at_most_two_values_for_a_character() -> None:
    """A list that is repeated by name is read, until there is too much of it."""
    listed = "[&a [x,x,x,x,x,x]"
    most = f"{listed}{',*a' * 28}]"
    lists = 1 + 28
    assert 1 + lists * (1 + 6) == GROWTH * len(most)

    assert len(read_yaml(most)) == lists
    with refuses(SheetTextError, match="aliases repeat too often"):
        read_yaml(f"{listed}{',*a' * 29}]")


def test_a_row_may_be_named_and_repeated() -> None:
    """An anchor of a row is one like any other."""
    parts = yaml_parts(StringIO("- &r {key: k}\n- {key: l, also: *r}\n"))

    assert [part.value.values for part in parts] == [
        {"key": "k"},
        {"key": "l", "also": {"key": "k"}},
    ]


def test_rows_are_read_while_the_rest_is_not_there_yet() -> None:
    """A mistake far below does not keep the rows above from being read."""
    text = "entries:\n" + "- {key: k}\n" * 50_000 + "- [\n"
    parts = yaml_parts(StringIO(text))

    assert sum(1 for _, _ in zip(range(50_000), parts, strict=False)) == 50_000
    with refuses(SheetTextError, match="line 50003"):
        next(parts)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("en: Decision #7 on waste", 1, "put the words in quotation marks"),
        ("a: x\nen: Decision # 7", 2, "YAML leaves out '# 7'"),
        ("en: #7", 1, "YAML leaves out '#7'"),
        ("a: {en: Basel, Rotterdam and Stockholm}", 1, "'Rotterdam and Stockholm' has"),
        ("a: {en\uff1aGeneva}", 1, "not the wide colon"),
        ("en\uff1aGeneva\nb: x", 2, "not the wide colon"),
        ("a:\n\tb: x", 2, "write spaces instead of the tab"),
        ("a: x\n---\na: y", 2, "a second document begins here"),
        ("a: !Kung people met", 1, "words that begin with '!Kung' need quotation"),
        ("a: &c of", 1, "words that begin with '&c' need quotation marks"),
        ("a: *star", 1, "words that begin with '*star' need quotation marks"),
        ("a: Geneva: a city", 1, "put words with a colon in quotation marks"),
        ("a: @home", 1, "put words that begin with a sign in quotation marks"),
        ("a: [draft] decision", 1, "in quotation marks"),
        ("a: 'open", 1, "close the quotation marks"),
        ("b: x\na: {en: Decision #7 on waste}", 2, "YAML leaves out '#7 on waste}'"),
        ("a\uff1a{en: x}", 1, "not the wide colon"),
        ("a: &b {c: x}\nd: {<<: *b}", 2, "write the fields of each row out"),
        ("a: > 50 took part", 1, "put words that begin with such a sign"),
    ],
)
def test_signs_of_yaml_within_words_are_named(text: str, line: int, told: str) -> None:
    """No text is shortened silently; the message says what to do."""
    with pytest.raises(SheetTextError) as raised:
        read_yaml(text)

    assert told in message_words(raised.value.reason)
    assert raised.value.line == line


@pytest.mark.parametrize(
    "text", ["en: 'Decision #7'", "en: Decision#7", "# all\nen: x", "en: |\n  a #7\n"]
)
def test_other_number_signs_are_no_mistake(text: str) -> None:
    """In quotation marks, within a word, in a remark of its own, in a block of text."""
    assert read_yaml(text)["en"]
