"""The Word template of reports: the house look, which a secretariat may replace."""

from importlib.resources import files


def default_template() -> bytes:
    """Give the template that is used where nobody names another."""
    return files(__name__).joinpath("report.docx").read_bytes()
