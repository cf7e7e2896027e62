"""The founding history is told in whole sentences."""

import re

import pytest

from projections.queries.entries import EffectiveEntry, read_entries
from reports.language.role_phrases import known
from reports.language.sentence_builder import Teller
from reports.selection import references
from tests.support.graphql_queries import TODAY, Asker
from tests.support.report_entries import marked
from wording.words import words

pytestmark = pytest.mark.slow


pytest_plugins = ("tests.support.graphql_ledgers",)

FLAWS = re.compile(
    r"\s[,;:.)]|[,;:(]\s*[,;:.)]|\(\s|\s\s|[{}]|\[(?!--)|(?<!--)\]|^[a-z ]"
    r"|\.\.|\bthe the\b|[，；：（]\s*[，；：。）]|。。"
)
"""What no sentence has: signs that meet, spaces before signs, leftover brackets."""


def told_all(founded: Asker, language: str) -> dict[int, str]:
    """Tell the whole founding history, by position."""
    reader = founded.services.reader
    moment = reader.moment(TODAY.date(), None)
    items: list[EffectiveEntry] = [
        *read_entries(reader, moment, range(1, moment.position + 1)).values()
    ]
    subjects = {one for item in items for one in references(item.content)}
    told = Teller(words(language), *known(reader, moment, sorted(subjects)))
    return {one.position: marked(told.sentence(one)) for one in items}


@pytest.mark.parametrize(("language", "stop"), [("en", "."), ("zh", "。")])
def test_the_founding_history_is_told_in_whole_sentences(
    founded: Asker, language: str, stop: str
) -> None:
    """Each entry is a sentence with its signs in order, and all in its language."""
    told = told_all(founded, language)

    flawed = {
        position: sentence
        for position, sentence in told.items()
        if FLAWS.search(sentence) or not sentence.endswith(stop) or "<" in sentence
    }

    assert flawed == {}
