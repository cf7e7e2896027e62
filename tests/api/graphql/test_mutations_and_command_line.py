"""A mutation records the same bytes as the same act from any other outside form."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from strawberry.utils.str_converters import to_camel_case

from api.container import Services, author_from_settings
from api.graphql.mutations.kind_inputs import python_name
from domain.kinds import KINDS, Definition, Type
from domain.recording.acts import Correct
from domain.recording.common_fields import read_source
from domain.recording.record_reader import read_record
from tests.support.copied_ledgers import empty_services
from tests.support.graphql_queries import TODAY, Asker
from tests.support.log_examples import Clock

WORDS = {
    "en": {"words": "Mercury waste"},
    "zh": {"words": "汞废物", "official": True},
}
VALUES: Mapping[Type, Any] = {
    Type.WORD: "a word",
    Type.WORDS: ["one", "two"],
    Type.TEXT: WORDS,
    Type.DATE: "2018-07",
    Type.PERIOD: "P2Y",
    Type.NUMBER: 3,
    Type.FLAG: True,
    Type.AMOUNT: "10.50",
    Type.CURRENCY: "CHF",
}
SOURCE = {"document": "document:source", "paragraph": "3", "day": "2021-03-05"}
OTHER_SOURCE = {"document": "document:other", "day_basis": "inferred"}
OTHER_SOURCE_INPUT = {"document": "document:other", "dayBasis": "INFERRED"}
COMMON: Mapping[str, Any] = {
    "occurred": {"date": "2018-07", "basis": "inferred", "printed": "July"},
    "concerns": ["actor:example"],
    "title": WORDS,
    "text": WORDS,
    "narrative": WORDS,
}
REASON = "a slip"
NEEDS_OTHERS = frozenset({"edition", "model_digest"})
"""Fields whose value an entry of the report's editions has to have stated."""
OF_EDITIONS = frozenset(
    {
        "document.edition-made",
        "document.edition-endorsed",
        "document.endorsement-declined",
    }
)
"""Kinds that need such a value; the mutations of reports record them."""
TRIED = [kind for name, kind in KINDS.items() if name not in OF_EDITIONS]


def data_of(kind: Definition) -> dict[str, Any]:
    """Give a value for each field that a new entry may set."""
    return {
        one.name: value_of(one.field.type, one.field.families, one.field.choices)
        for one in kind.usable
        if one.field.type is not Type.PERSONAL and one.name not in NEEDS_OTHERS
    }


def value_of(type_: Type, families: tuple[str, ...], choices: tuple[str, ...]) -> Any:  # noqa: ANN401 - a plain value
    """Give a value that fits a field."""
    reference = f"{(families or ('actor',))[0]}:example"
    match type_:
        case Type.REF:
            return reference
        case Type.REFS:
            return [reference]
        case Type.CHOICE:
            return choices[-1]
    return VALUES[type_]


def as_variable(value: object) -> Any:  # noqa: ANN401 - a plain value
    """Write a plain value as a client writes it in variables."""
    match value:
        case dict() as texts if "zh" in texts:
            words = {language: one["words"] for language, one in texts.items()}
            return words | {"officialIn": ["ZH"]}
        case dict() as fields:
            return {
                to_camel_case(name): as_variable(one) for name, one in fields.items()
            }
        case list():
            return [as_variable(one) for one in value]
    return value


def input_of(kind: Definition, data: Mapping[str, Any]) -> dict[str, Any]:
    """Write an entry of a kind as an input."""
    chosen = {one.name for one in kind.members if one.field.type is Type.CHOICE}
    values = {
        to_camel_case(name): one.upper().replace("-", "_")
        if name in chosen
        else as_variable(one)
        for name, one in data.items()
    }
    common: dict[str, Any] = as_variable(COMMON)
    common["occurred"]["basis"] = "INFERRED"
    return values | common | {"sources": [SOURCE]}


@pytest.fixture
def ledgers(tmp_path: Path) -> Iterator[tuple[Asker, Services]]:
    """Open two empty ledgers: one for GraphQL, one for the domain's readers."""
    folders = [tmp_path / "graphql", tmp_path / "plain"]
    for folder in folders:
        folder.mkdir()
    clock = Clock(TODAY)
    one, other = (empty_services(folder, clock) for folder in folders)
    with closing(one), closing(other):
        yield Asker(one, clock), other


def bytes_of(services: Services) -> list[bytes]:
    """Give the content of each row of a log."""
    return [bytes(row.data) for row in services.log.reader.rows_after(0, 1_000)]


def send(ask: Asker, mutation: str, types: str, **variables: object) -> None:
    """Send a mutation that has to be recorded."""
    shape = "{ __typename ... on Refused { message } }"
    told = ask(f"mutation ({types}) {{ told: {mutation} {shape} }}", **variables)
    assert told["told"] == {"__typename": "Recorded"}


def by_mutations(ask: Asker, kind: Definition, key: str) -> None:
    """Record an entry of a kind by GraphQL, and correct it."""
    name = to_camel_case(python_name(kind.name))
    send(
        ask,
        "record(entries: [$e], key: $k, confirm: true)",
        "$e: EntryInput!, $k: String",
        e={name: input_of(kind, data_of(kind)) | {"subject": key}},
        k=key,
    )
    position = len(bytes_of(ask.services))
    send(
        ask,
        "correct(target: $t, patch: $e, reason: $r, key: $k, confirm: true)",
        "$t: String!, $e: EntryInput!, $r: String!, $k: String",
        t=f"#{position}",
        e={
            name: {
                "title": {"en": "New"},
                "text": None,
                "sources": [OTHER_SOURCE_INPUT],
            }
        },
        r=REASON,
        k=f"{key}-corrected",
    )


def by_plain_values(services: Services, kind: Definition, key: str) -> None:
    """Record and correct the same as sheets and the command line do."""
    author = author_from_settings(services.settings)
    act = read_record(
        kind.name,
        subject=key,
        data=data_of(kind),
        common=COMMON,
        sources=lambda: (read_source(SOURCE),),
        key=key,
    )
    [done] = services.ledger.record([act], author, confirmed=True).entries
    correction = Correct(
        target=f"#{done.position}",
        changes={
            "title": {"en": {"words": "New"}},
            "text": None,
            "sources": [OTHER_SOURCE],
        },
        reason=REASON,
        key=f"{key}-corrected",
    )
    services.ledger.record([correction], author, confirmed=True)


def test_each_kind_is_recorded_and_corrected_as_from_elsewhere(
    ledgers: tuple[Asker, Services],
) -> None:
    """The bytes are equal for every kind, with all fields that it has."""
    ask, services = ledgers

    for number, kind in enumerate(TRIED):
        by_mutations(ask, kind, f"key-{number}")
        by_plain_values(services, kind, f"key-{number}")

    recorded = bytes_of(services)
    assert len(recorded) == 2 * len(TRIED)
    assert bytes_of(ask.services) == recorded
