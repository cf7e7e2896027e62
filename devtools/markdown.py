"""The little of Markdown that generated pages need."""

from collections.abc import Iterable, Sequence


def code(word: str) -> str:
    """Write a word as code."""
    return f"`{word}`"


def codes(words: Iterable[str]) -> str:
    """Write words as code, with commas."""
    return ", ".join(code(word) for word in words)


def section(level: int, title: str) -> str:
    """Write a heading, with the empty line after it."""
    return f"{'#' * level} {title}\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; its cells are one line each."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(_cell(one) for one in line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").strip()
