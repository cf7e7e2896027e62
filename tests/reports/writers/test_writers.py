"""The formats of a report: all of them, each always the same, loaded when needed."""

import subprocess
import sys

import pytest

from reports.writers import WRITERS, Means, properties_of
from tests.support.report_samples import WORDS, sample, sample_model

MEANS = Means(properties=properties_of(sample_model(), digest="0" * 64))
FIRST_BYTES = {
    "akn": b"<?xml",
    "docx": b"PK",
    "html": b"<!doctype html>",
    "markdown": b"United Nations",
    "pdf": b"%PDF-1.7",
}


def test_there_are_five_formats() -> None:
    """Each has the ending and the media type by which others know it."""
    named = {name: (one.suffix, one.media_type) for name, one in WRITERS.items()}

    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert named == {
        "docx": (".docx", word),
        "pdf": (".pdf", "application/pdf"),
        "html": (".html", "text/html; charset=utf-8"),
        "markdown": (".md", "text/markdown; charset=utf-8"),
        "akn": (".xml", "application/akn+xml"),
    }


@pytest.mark.parametrize(
    "name",
    [pytest.param("pdf", marks=pytest.mark.office), "docx", "html", "markdown", "akn"],
)
def test_each_writes_each_language_always_the_same(name: str) -> None:
    """Thirty files, none of which says when it was written."""
    write = WRITERS[name].write

    once = {language: write(sample(language), MEANS) for language in WORDS}
    again = {language: write(sample(language), MEANS) for language in WORDS}

    assert once == again
    assert len(set(once.values())) == len(WORDS)
    assert once["en"].startswith(FIRST_BYTES[name])


def test_naming_the_formats_loads_none_of_them() -> None:
    """The command line answers at once: what is slow to load waits until it is used."""
    asked = (
        "import sys, reports.writers\n"
        "slow = {'typst', 'docx', 'docxtpl', 'cobalt', 'jinja2'}\n"
        "print(sorted(slow & {*sys.modules}))"
    )

    done = subprocess.run(  # noqa: S603 - this Python, with the words above
        [sys.executable, "-c", asked], check=True, capture_output=True, text=True
    )

    assert done.stdout == "[]\n"


def test_properties_are_facts_of_the_edition() -> None:
    """They are words, and none of them a time of writing."""
    facts = properties_of(sample_model(), digest="d")

    assert facts == {
        "report": "document:example-report",
        "edition": "0",
        "period": "2018/2021-03",
        "as_of": "2021-03-31",
        "position": "1",
        "digest": "d",
    }
