"""Symbols are kept together: never broken at a line's end, nor turned round."""

import pytest

from reports.language.symbols import apart
from reports.model import Mark, Text


@pytest.mark.parametrize(
    ("words", "symbols"),
    [
        ("见 UNEP/MC/COP.4/INF/17。", ["UNEP/MC/COP.4/INF/17"]),
        ("decision MC-3/11, and SC-11/20", ["MC-3/11", "SC-11/20"]),
        ("关于MC-3/11号决定", ["MC-3/11"]),
        (
            "UNEP/CHW.15/20-UNEP/FAO/RC/COP.10/16",
            ["UNEP/CHW.15/20-UNEP/FAO/RC/COP.10/16"],
        ),
        ("(UNEP(DTIE)/Hg/INC.7/1)", ["UNEP(DTIE)/Hg/INC.7/1"]),
        ("and/or in 2019/2020", []),
    ],
)
def test_symbols_are_runs_of_their_own(words: str, symbols: list[str]) -> None:
    """What stands around them stays as it was."""
    found = apart((Text(words=words, entries=("e",)),))

    codes = [r.words for r in found if isinstance(r, Text) and r.style == "code"]
    assert codes == symbols
    assert "".join(r.words for r in found if isinstance(r, Text)) == words


def test_words_that_nobody_translated_stay_whole() -> None:
    """They are marked at their end, once."""
    foreign = Text(words="see MC-3/11 for it", language="en")

    found = apart((foreign, Mark(number=1)))

    assert found == (foreign, Mark(number=1))
