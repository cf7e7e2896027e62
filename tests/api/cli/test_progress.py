"""Long work says how far it is, also where nobody watches a bar."""

import pytest

from api.cli.progress import progress


def test_without_a_terminal_there_is_a_line_every_few_seconds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Short work says nothing."""
    instants = iter([0.0, 1.0, 5.0, 5.0, 9.9, 10.0, 10.0])

    with progress("Importing", lambda: next(instants)) as report:
        report(5_000, 0)
        report(10_000, 0)
        report(15_000, 20_000)
        report(20_000, 20_000)

    assert capsys.readouterr().err == (
        "Importing: 10,000\nImporting: 20,000 of 20,000\n"
    )
