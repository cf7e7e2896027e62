"""Fonts of reports: which ones words need, and what is said of a missing one."""

from collections.abc import Iterator

import pytest
import typst

from reports.fonts import (
    ARABIC,
    CHINESE,
    FONTS,
    LATIN,
    MATHEMATICS,
    SIGNS,
    FontMissingError,
    fonts_for,
    fonts_in,
    missing_fonts,
)
from reports.writers.pdf import write_pdf
from tests.support.report_samples import sample


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have a machine without any font."""
    real = typst.Fonts

    def bare(**given: object) -> typst.Fonts:
        return real(**{**given, "include_system_fonts": False})  # type: ignore[arg-type] # as given

    monkeypatch.setattr(typst, "Fonts", bare)
    fonts_in.cache_clear()
    yield
    fonts_in.cache_clear()


@pytest.mark.parametrize(
    ("words", "language", "fonts"),
    [
        ("Report", "en", (LATIN,)),
        ("Доклад", "ru", (LATIN,)),
        ("报告", "zh", (CHINESE, LATIN)),
        ("تقرير", "ar", (ARABIC, LATIN)),
        ("Report (报告)", "en", (LATIN, CHINESE)),
        ("Report (تقرير)", "fr", (LATIN, ARABIC)),
        ("≥ 1 → 2", "en", (LATIN, MATHEMATICS)),
        ("☑ ①", "en", (LATIN, CHINESE, SIGNS)),
        ("", "zh", (CHINESE, LATIN)),
    ],
)
def test_words_ask_for_the_fonts_of_their_letters(
    words: str, language: str, fonts: tuple[object, ...]
) -> None:
    """That of the language comes first; a font nobody needs is not asked for."""
    assert fonts_for(words, language=language) == fonts


@pytest.mark.usefixtures("bare_machine")
def test_what_typst_brings_itself_does_not_count() -> None:
    """A machine without fonts misses all of them."""
    assert missing_fonts() == FONTS


@pytest.mark.usefixtures("bare_machine")
def test_a_missing_font_is_told_with_its_package() -> None:
    """No report with blank squares: the package, and the other way, stand in a line."""
    chinese = sample("zh")

    with pytest.raises(FontMissingError) as refused:
        write_pdf(chinese)

    assert refused.value.missing == (CHINESE, LATIN)
    told = str(refused.value)
    assert "Noto Serif CJK SC (Chinese)" in told
    assert "apt install fonts-noto-cjk fonts-noto-core" in told
    assert "TRILOGUE_FONTS" in told


@pytest.mark.usefixtures("bare_machine")
def test_an_english_report_asks_for_no_chinese_font() -> None:
    """Who writes English alone need not install a hundred megabytes."""
    english = sample("en")

    with pytest.raises(FontMissingError) as refused:
        write_pdf(english)

    assert refused.value.missing == (LATIN,)
