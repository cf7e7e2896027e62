"""Tests replace nothing of ours: they pass in what differs, as the product does."""

import ast
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]

PATCHING = ("setattr", "delattr", "mock")
"""A file with none of these words replaces nothing."""

PATCHED = {"os", "sys", "'sys.stdin'", "typst"}
"""What is not ours and cannot be passed in: the environment of a process."""


def replaced(tree: ast.AST) -> Iterator[str]:
    """Yield what a module replaces with ``setattr`` or ``delattr`` of monkeypatch."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="setattr" | "delattr"), args=[target, *_]
            ):
                yield ast.unparse(target)
            case (
                ast.ImportFrom(module="unittest.mock")
                | ast.Import(names=[ast.alias(name="unittest.mock")])
            ):
                yield "unittest.mock"
            case _:
                pass


def test_no_test_replaces_a_part_of_the_product() -> None:
    """A replaced method may have another name tomorrow, and then nothing is tested."""
    found = {
        f"{file.relative_to(TESTS)}: {target}"
        for file in sorted(TESTS.rglob("*.py"))
        for text in [file.read_text(encoding="utf-8")]
        if any(name in text for name in PATCHING)
        for target in replaced(ast.parse(text))
        if target not in PATCHED
    }

    assert not found
