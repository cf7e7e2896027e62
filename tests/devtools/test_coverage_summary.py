"""The table of coverage per package."""

from devtools.coverage_summary import coverage_table


def summary(statements: int, lines: int, branches: int, taken: int) -> dict[str, int]:
    """Build the summary of one file, as coverage.py writes it."""
    return {
        "num_statements": statements,
        "covered_lines": lines,
        "num_branches": branches,
        "covered_branches": taken,
    }


def test_packages_and_their_folders_are_summed() -> None:
    """A package counts all files below it; the total counts each file once."""
    files = {
        "domain/clock.py": {"summary": summary(10, 10, 0, 0)},
        "domain/dates/edtf.py": {"summary": summary(20, 15, 10, 5)},
        "store/recorder/deep/log.py": {"summary": summary(4, 1, 0, 0)},
    }

    assert coverage_table(files) == (
        "| Package | Statements and branches | Covered |\n"
        "| --- | --- | --- |\n"
        "| domain | 40 | 75.0 % |\n"
        "| domain/dates | 30 | 66.7 % |\n"
        "| store | 4 | 25.0 % |\n"
        "| store/recorder | 4 | 25.0 % |\n"
        "| total | 44 | 70.5 % |\n"
    )


def test_package_without_code_is_left_out() -> None:
    """A package that only holds data files has no coverage."""
    files = {
        "data/__init__.py": {"summary": summary(0, 0, 0, 0)},
        "domain/clock.py": {"summary": summary(1, 1, 0, 0)},
    }

    assert "data" not in coverage_table(files)
