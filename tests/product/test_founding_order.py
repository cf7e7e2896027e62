"""The order of recording changes only ties, and those are said to be ties."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from api.cli.files.init_ledger import founding_sheets
from api.container import Services, author_from_settings, build_services
from api.settings import Settings
from domain.dates.edtf import Edtf
from domain.recording.acts import Record
from projections.moment import Moment
from projections.names.selects import select_all_names
from projections.queries.subjects import read_state
from projections.queries.timelines.timeline import read_timeline
from projections.queries.values import StateField
from store.engine import open_engine
from store.formats import create_log
from tests.support.command_line import TODAY
from tests.support.log_examples import Clock

pytestmark = pytest.mark.slow

PERSONAL = ("personal_name",)
DAYS = ["2018-08-31", "2026-11-21"]


@pytest.fixture(scope="module")
def services_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Services]]:
    """Record the founding history twice, one by one: in its order, and shuffled."""
    acts = [row.act for sheet in founding_sheets() for row in sheet.rows]
    shuffled = Random(11).sample(acts, len(acts))  # noqa: S311 - it keeps no secret
    folder = tmp_path_factory.mktemp("orders")
    made = [
        _services(folder / "ordered.db", acts),
        _services(folder / "any.db", shuffled),
    ]
    yield made
    for services in made:
        services.close()


def _services(place: Path, acts: list[Record]) -> Services:
    settings = Settings(database=f"sqlite:///{place}")
    engine = open_engine(settings.database, create=True)
    create_log(engine, {"time_zone": settings.time_zone})
    services = build_services(engine, settings, clock=Clock(TODAY))
    for act in acts:
        services.ledger.record([act], author_from_settings(settings), confirmed=True)
    return services


def _moment(services: Services, day: str) -> Moment:
    as_of = Edtf.parse(day).first
    return services.reader.moment(as_of)


def _subjects(services: Services, moment: Moment) -> list[str]:
    rows = services.reader.rows(select_all_names(moment))
    return sorted({f"{row.family}:{row.reference}" for row in rows})


def _fields(
    services: Services, moment: Moment, subject: str
) -> dict[tuple[str, str], StateField]:
    """Give a subject's fields; a commitment to a personal value has its own salt."""
    found = read_state(services.reader, moment, subject).fields
    return {(one.name, one.item): one for one in found if one.name not in PERSONAL}


@pytest.mark.parametrize("day", DAYS)
def test_subjects_are_the_same_but_for_stated_ties(
    services_of: list[Services], day: str
) -> None:
    """A field that differs says that the order of its entries is not known."""
    ordered, shuffled = services_of
    moments = _moment(ordered, day), _moment(shuffled, day)
    subjects = _subjects(ordered, moments[0])

    untold = []
    for subject in subjects:
        held = [
            _fields(h, m, subject) for h, m in zip(services_of, moments, strict=True)
        ]
        for key in held[0].keys() | held[1].keys():
            found = [one[key] for one in held if key in one]
            is_same = len(found) == 2 and found[0].value == found[1].value
            if not is_same and not any(one.ties for one in found):
                untold.append((subject, key))

    assert subjects == _subjects(shuffled, moments[1])
    assert untold == []


@pytest.mark.parametrize("day", DAYS)
def test_what_had_happened_is_the_same(services_of: list[Services], day: str) -> None:
    """As of a day the same entries count, whenever each was recorded."""
    happened = [
        {
            line.entry.event_id
            for line in read_timeline(
                services.reader, _moment(services, day), first=10_000
            ).lines
        }
        for services in services_of
    ]

    assert happened[0] == happened[1]
