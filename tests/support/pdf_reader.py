"""What poppler sees in a PDF file: its text, its structure, its properties."""

import subprocess
import unicodedata
from pathlib import Path


def text_of(content: bytes, folder: Path, *options: str) -> str:
    """Read the text, without the marks that turn its direction."""
    return _turned(_ask("pdftotext", content, folder, *options, after=("-",)))


def structure_of(content: bytes, folder: Path) -> str:
    """Read the tags, with the text that each holds."""
    return _ask("pdfinfo", content, folder, "-struct-text")


def facts_of(content: bytes, folder: Path) -> dict[str, str]:
    """Read the properties of the file."""
    lines = _ask("pdfinfo", content, folder).splitlines()
    return {
        name: value.strip() for name, _, value in (one.partition(":") for one in lines)
    }


def pages_of(content: bytes, folder: Path) -> list[str]:
    """Read the text page by page."""
    return text_of(content, folder, "-layout").rstrip("\f").split("\f")


def _ask(
    program: str,
    content: bytes,
    folder: Path,
    *options: str,
    after: tuple[str, ...] = (),
) -> str:
    file = folder / "report.pdf"
    file.write_bytes(content)
    done = subprocess.run(  # noqa: S603 - programs and options of these tests
        [program, *options, str(file), *after],
        check=True,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    return done.stdout


def _turned(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char) != "Cf")
