"""Tables: what a file or an old ledger holds is shown, and the terminal obeys none."""

from io import StringIO

import pytest

from api.output.result import QueryResult, plain
from api.output.table import write_table


class Terminal(StringIO):
    """A terminal, as far as a table knows."""

    def isatty(self) -> bool:
        """Tell that somebody looks."""
        return True


@pytest.mark.parametrize("out", [StringIO, Terminal])
@pytest.mark.parametrize("command", ["\x1b[8m", "\x9b8m", "\x1b]0;a\x07", "\r", "\x7f"])
def test_a_terminal_obeys_no_word_of_the_record(
    out: type[StringIO], command: str
) -> None:
    """What somebody wrote into a Word file hides no line of an answer."""
    words = f"before{command}behind"
    row = {"words": plain(words)}
    told = out()

    write_table(
        QueryResult([row], ("words",), ("words",), empty="", foot=(words,)), told
    )

    assert command not in told.getvalue()
    assert told.getvalue().count("before\ufffd") == len(("cell", "foot"))


def test_lines_within_a_cell_stay_lines() -> None:
    """A text of two paragraphs is read as two."""
    told = StringIO()
    row = {"words": plain("one\ntwo")}

    write_table(QueryResult([row], ("words",), ("words",), empty=""), told)

    assert told.getvalue().splitlines()[-2:] == ["one", "two"]
