"""Mutants are small faults, and never an edit that means the same."""

import pytest

from devtools.mutants import find_mutants


def mutants(code: str) -> list[str]:
    """Return ``code`` as each of its mutants leaves it."""
    source = code.encode()
    return [one.apply(source).decode() for one in find_mutants("a.py", source)]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("a < b", {"(a <= b)", "(a >= b)"}),
        ("a and b", {"(a or b)", "a", "b"}),
        ("not a", {"a"}),
        ("a + 1", {"a", "1", "(a - 1)", "a + 2"}),
        ("b if a else c", {"b", "c"}),
        ("any(a)", {"(all(a))"}),
        ("f(a, b=c)", {"(f(a))"}),
        ("q.where(a)", {"q"}),
        ("[a for a in b if c]", {"([a for a in b])", "([a for a in () if c])"}),
        ("a[1:]", {"a[:]", "a[2:]"}),
        ('"key"', {"'key~'"}),
    ],
)
def test_expression_has_mutants(code: str, expected: set[str]) -> None:
    """Operators, operands, filters, clauses, arguments and constants change."""
    assert set(mutants(f"x = {code}")) == {f"x = {one}" for one in expected}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("def f():\n    return a", "def f():\n    return None"),
        ("a.b = c", "pass"),
        ("del a", "pass"),
        ("f(a)", "pass"),
    ],
)
def test_statement_is_left_out(code: str, expected: str) -> None:
    """Or it returns nothing."""
    assert expected in mutants(code)


@pytest.mark.parametrize(
    "code",
    [
        '"""A docstring."""',
        "import a",
        "x = 'some prose'",
        "x: Literal['a']",
        "@cache\ndef f(): ...",
        "x = cast('A', a)",
        "class A(B, frozen=True): ...",
        "x = zip(a, b, strict=True)",
    ],
)
def test_nothing_is_changed_that_no_test_can_notice(code: str) -> None:
    """Prose, annotations, imports and decorators."""
    assert mutants(code) == []
