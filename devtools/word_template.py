"""Makes the Word template from its parts; ``python -m devtools.generate`` calls it.

The parts are kept as text, so that a change of the house look can be read.
"""

from pathlib import Path

from reports.writers.docx.package import Package

PARTS = Path(__file__).parent / "word_template_parts"
ROOT = Path(__file__).parent.parent
PATH = "reports/template/report.docx"
"""Where the template is, from the root of the project."""


def read_template(parts: Path = PARTS) -> Package:
    """Read the parts of the template from their folder."""
    files = (path for path in parts.rglob("*") if path.is_file())
    return Package(
        {path.relative_to(parts).as_posix(): path.read_bytes() for path in files}
    )


def stale_template(parts: Path = PARTS) -> dict[str, bytes]:
    """Give the template by its path, if it is not what its parts say.

    Parts are compared, not bytes: another machine may compress them in another way.
    """
    made = read_template(parts)
    file = ROOT / PATH
    if file.exists() and Package.read(file.read_bytes()).parts == made.parts:
        return {}
    return {PATH: made.write()}
