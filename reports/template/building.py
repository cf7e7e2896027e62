"""Makes the Word template anew from its parts: ``python -m reports.template.building``.

The parts are kept as text, so that a change of the house look can be read.
"""

from pathlib import Path

from reports.writers.docx_package import Package

FOLDER = Path(__file__).parent
TEMPLATE = FOLDER / "report.docx"


def build() -> bytes:
    """Pack the parts of the template."""
    parts = FOLDER / "parts"
    files = (path for path in parts.rglob("*") if path.is_file())
    return Package(
        {path.relative_to(parts).as_posix(): path.read_bytes() for path in files}
    ).write()


def main() -> None:
    """Write the template where the package keeps it."""
    TEMPLATE.write_bytes(build())


if __name__ == "__main__":
    main()
