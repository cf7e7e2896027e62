"""One log kept twice, on SQLite and on PostgreSQL, each asked the same.

It is the founding history, then what later years bring: two copies of that history
with late entries and corrections, withdrawals, subjects that turn out to be one, and
names in several scripts that languages and code points put into different orders.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson

from api.container import Services, build_services
from api.graphql.context import Context
from api.settings import Settings
from benchmarks.generated import Generated
from benchmarks.shape import founding
from domain.errors import DomainError
from domain.kinds.body import Formed
from domain.kinds.document import SymbolAdded
from domain.recording.acts import Act, Author, Join, Record, Withdraw
from domain.recording.event_ids import event_id_of
from domain.texts import Wording
from graphql_engine.errors import BadRequestError
from store.engine import open_engine
from store.formats import create_log
from tests.attacks import Attack
from tests.support.log_examples import Clock
from tests.support.product_engine import product_engine

OFFICER = Author(by="officer-1", entity="brs")
LATER = 120
"""Entries of copies, a quarter of them corrections."""

NAMES = (
    "a-Group",
    "A group",
    "B group",
    "ab group",
    "a_b",
    "Äb group",
    "ab-group",
    "Z group",
    "élan",
    "Éclat",
    "eclair 2",
    "eclair 10",
    "汞废物工作组",
    "一个工作组",
    "工作组",
    "فريق العمل",
    "فَريق",
    "Рабочая группа",
    "рабочая Группа",
    "100%",
    "100 x",
    "under_score",
    "\N{LATIN SMALL LETTER LONG S}traße",
    "İstanbul",
    "ﬁle",
    "①",
    "\N{MATHEMATICAL SCRIPT CAPITAL A}rea",
    "back\\slash",
)
"""What people might call groups; example data."""

MOMENTS = (
    "",
    '(asOf: "2015-06-30", language: AR)',
    '(asOf: "2018-12-31", certainty: POSSIBLE, language: ZH)',
    '(knownAt: "#700")',
)
"""Both clocks, both certainties, three languages."""

LONG = "".join(map(chr, range(0x20000, 0x20000 + 500)))
"""A symbol that is as long as one may be, and no shorter when it is packed."""


class Twins(NamedTuple):
    """Two ledgers with the same log."""

    sqlite: Services
    postgresql: Services
    clock: Clock

    def answers(self, attack: Attack) -> tuple[bytes, bytes]:
        """Ask both; give the bytes that each answers, errors included."""
        return answer(self.sqlite, attack), answer(self.postgresql, attack)


def answer(services: Services, attack: Attack) -> bytes:
    """Ask one ledger."""
    try:
        result = product_engine().execute_sync(
            attack.document,
            dict(attack.variables),
            context_value=Context(services),
            operation_name=attack.operation_name,
        )
    except BadRequestError:
        return b""
    errors = [one.formatted for one in result.errors or ()]
    return orjson.dumps({"data": result.data, "errors": errors})


def clean(told: bytes) -> Any:  # noqa: ANN401 - an answer in JSON
    """Read an answer, which must have no errors."""
    found = orjson.loads(told)
    assert not found["errors"], found["errors"]
    return found["data"]


def services_for(address: str, clock: Clock) -> Services:
    """Open a ledger, made if there is none."""
    engine = open_engine(address, create=True)
    create_log(engine)
    return build_services(engine, Settings(database=address), clock=clock)


def live_on(services: Services) -> None:
    """Record what later years bring; what the ledger refuses is left out."""
    made = [one for one in _acts() if _takes(services, one)]
    void = [str(event_id_of(one.key)) for one in made[::9]]
    for one in void:
        _takes(services, Withdraw(target=one, reason="typed twice", key=f"{one} void"))


def _acts() -> Iterator[Act]:
    for number, name in enumerate(NAMES):
        yield Record.of(
            Formed(name={"en": Wording(name)}, members=(f"actor:{name}",)),
            f"body:{name}",
            occurred=f"20{10 + number % 12}",
            title={"ar": Wording(f"{name}: {name.upper()}")},
            key=name,
        )
    for number in range(0, len(NAMES) - 12, 3):
        yield Join.of(
            f"body:{NAMES[number]}",
            f"body:{NAMES[number + 12]}",
            "they are one",
            key=f"joined {number}",
        )
    yield Record.of(SymbolAdded(symbols=(LONG,)), "document:long", key="long")
    for batch in Generated(founding(), LATER).batches():
        yield from batch.records
        yield from batch.corrections


def _takes(services: Services, act: Act) -> bool:
    try:
        services.ledger.record([act], OFFICER, confirmed=True)
    except DomainError:
        return False
    return True
