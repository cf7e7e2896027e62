"""The first page: figures, activity by area, and what is new, coming and due."""

import re
from collections.abc import Iterator
from html import unescape

import pytest

from api.web.pictures.strip import Bar, Scale, half_year, scale_of, strip_of
from api.web.rendering import Sayings
from domain.texts import LANGUAGES
from tests.support.graphql_queries import Asker
from tests.support.http_client import Browser, browsing_product

pytest_plugins = ("tests.support.graphql_ledgers",)

SAY = Sayings("en")


@pytest.fixture(scope="module")
def reader(founded: Asker) -> Iterator[Browser]:
    """Serve the founding history."""
    with browsing_product(founded.services.settings, clock=founded.clock) as client:
        yield client


def test_figures_say_where_cooperation_stands(reader: Browser) -> None:
    """As of the end of March 2021, with what is known now."""
    page = reader.get("/", params={"as_of": "2021-03-31", "language": "en"}).text

    figures = re.findall(r"<b>(\d+)</b> <span class=\"note\">([^<]+)</span>", page)
    said = [(number, " ".join(words.split())) for number, words in figures]
    assert said[:3] == [
        ("13", "areas of cooperation"),
        ("4", "working groups: 4 proposed"),
        ("34", "lead officers identified: none named by a source"),
    ]


def test_areas_have_pictures_with_words(reader: Browser) -> None:
    """Who cannot see a picture reads the same numbers."""
    page = unescape(reader.get("/", params={"language": "en"}).text)

    labels = re.findall(r'class="strip"[^>]*aria-label="([^"]+)"', page)
    assert len(labels) == 13
    assert all("2020" in one for one in labels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_plans_past_their_day_are_due(reader: Browser, language: str) -> None:
    """The resumed fourth meeting was planned, and nothing was recorded since."""
    page = reader.get("/", params={"language": language}).text

    due = page.partition('id="due"')[2].partition("</section>")[0]
    assert f"/s/meeting/minamata-cop-4-resumed?language={language}" in due


def test_before_the_first_area_it_says_so(reader: Browser) -> None:
    """A day on which nothing had been identified has no empty table."""
    page = reader.get("/", params={"as_of": "1999", "language": "en"})

    assert page.status_code == 200
    assert "By that day no area of cooperation had been identified." in page.text


def test_the_last_day_of_the_calendar_can_be_looked_at(reader: Browser) -> None:
    """No day follows it, so nothing lies ahead."""
    assert reader.get("/", params={"as_of": "9999-12-31"}).status_code == 200


def test_strip_draws_what_is_known_and_what_is_not_apart() -> None:
    """A bar stands in a known half-year; a hollow bar spans the possible ones."""
    second = {"date": "2020-41", "display": "second half of 2020"}
    first = {"date": "2020-40", "display": "first half of 2020"}
    cells = [
        {"period": first, "count": 1, "imprecise": 1},
        {"period": second, "count": 2, "imprecise": 0},
    ]
    row = {
        "cells": cells,
        "spans": [{"first": first, "last": second, "count": 1}],
        "undated": 1,
    }
    scale = scale_of([row], 2021)

    strip = strip_of(row, scale, SAY)

    assert scale == Scale(half_year("2018-40"), half_year("2021-41"), 2)
    assert strip.bars == [Bar(5 * scale.step + 1, 0, scale.step - 2, 18)]
    assert strip.spans == [Bar(4 * scale.step + 1, 22, 2 * scale.step - 2, 3.5)]
    assert strip.label == (
        "2 in second half of 2020; 1 at some time from first half of 2020 to "
        "second half of 2020; 1 without a date"
    )


def test_strip_of_nothing_says_so() -> None:
    """An area without entries has an empty line."""
    strip = strip_of(None, scale_of([], 2021), SAY)

    assert (strip.bars, strip.spans, strip.label) == ([], [], "no entries")
