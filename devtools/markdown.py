"""Parts of Markdown pages: code, headings and tables."""

from collections.abc import Iterable, Sequence


def code(word: str) -> str:
    """Format a word as code."""
    return f"`{word}`"


def codes(words: Iterable[str]) -> str:
    """Format words as code, separated by commas."""
    return ", ".join(code(word) for word in words)


def section(level: int, title: str) -> str:
    """Format a heading, followed by an empty line."""
    return f"{'#' * level} {title}\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Format a table; each cell must be one line of text."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(_cell(one) for one in line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").strip()
