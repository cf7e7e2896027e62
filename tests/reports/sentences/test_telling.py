"""A matter is told by people's narrative, else by a pattern, else by its title."""

from datetime import date

import pytest

from reports.composer import checked
from reports.context import Context
from reports.data import Gathered, gather
from reports.mapping import default_mapping
from reports.matters.grouping import matters_of
from reports.matters.matter import Matter
from reports.model import plain
from reports.request import Period
from reports.sentences.telling import Told, tell
from tests.support.founding_reports import request
from tests.support.graphql_queries import Asker
from wording.words import words

pytest_plugins = ("tests.support.graphql_ledgers",)


@pytest.fixture(scope="module")
def gathered(founded: Asker) -> Gathered:
    """Read the entries of the founding history that the report for COP-4 is on."""
    asked = request(period=Period.parse("2018/2021-07"), as_of=date(2021, 7, 31))
    return gather(founded.services.reader, asked, checked(default_mapping()))


@pytest.fixture(scope="module")
def matters(gathered: Gathered) -> dict[str, Matter]:
    """Group them into matters."""
    return {one.key: one for one in matters_of(gathered, gathered.items)}


def told(gathered: Gathered, matter: Matter, language: str = "en") -> tuple[Told, ...]:
    """Tell a matter in a language."""
    return tell(Context(gathered, words(language)), matter)


def test_a_narrative_stands_for_its_whole_matter(
    gathered: Gathered, matters: dict[str, Matter]
) -> None:
    """It is printed unchanged, and covers every entry of the matter."""
    matter = matters["meeting/heads-of-entities-2020-08"]

    [only] = told(gathered, matter)

    assert only.form == "narrative"
    assert plain(only.runs) == matter.narrated[0].content.narrative["en"].words
    assert set(only.covers) == {one.event_id for one in matter.entries}


def test_several_narratives_stand_in_the_order_of_time(
    gathered: Gathered, matters: dict[str, Matter]
) -> None:
    """Each entry of the matter is covered by one of them."""
    first, second = told(gathered, matters["start/joint-task-force"])

    assert plain(first.runs).endswith(
        "finalized its terms of reference in August 2018."
    )
    assert plain(second.runs).startswith("The joint task force formally started work")
    assert not set(first.covers) & set(second.covers)
    assert len({*first.covers, *second.covers}) == 3
