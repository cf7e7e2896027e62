"""The same rows asked of ``datasette-graphql`` by its own filters, without any SQL.

Filters say of one table's columns what is wanted; tables without foreign keys are
brought together by whoever asks, in one request after another, as people do.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

import orjson

from benchmarks.datasette.documents import MOST
from benchmarks.drawn import Drawn
from domain.references import Ref
from projections.projector.fact_views import ALL_SCOPES

Ask = Callable[[str], Mapping[str, Any]]
"""Sends a document, and gives the answer's data."""

FIRST_PAGE = 50
NAMED = ("name", "short_name")

Nodes = list[dict[str, Any]]


class _Asking:
    """One question's moment, as filters, and the server that it is asked of."""

    def __init__(self, ask: Ask, drawn: Drawn, generation: int) -> None:
        self.drawn = drawn
        self._ask = ask
        self._generation = generation
        day, position = drawn.day.toordinal(), drawn.position
        self.known = {"known_from": {"lte": position}, "known_until": {"gt": position}}
        self.by_then = {**self.known, "counts_from": {"lte": day}}
        self.holds = {**self.by_then, "counts_until": {"gt": day}}

    def __call__(self, *parts: str) -> dict[str, Nodes]:
        """Ask for several tables in one request."""
        found = self._ask(f"{{ {' '.join(parts)} }}")
        return {name: rows["nodes"] for name, rows in found.items()}

    def rows(
        self,
        name: str,
        columns: str,
        filters: Mapping[str, Any],
        *,
        page: str = "",
        under: str = "",
    ) -> str:
        """Write what is wanted of a view, under its own name or another."""
        table = f"{name}_{self._generation}"
        return f"{under or name}: {wanted(table, columns, filters, page)}"

    def names(self, subjects: Collection[str]) -> tuple[str, str]:
        """Write what asks for names and references of subjects."""
        these = {"subject": {"in": [*subjects]}}
        stated = {**these, "field": {"in": NAMED}, **self.known}
        return (
            self.rows("setting", "subject field value", stated, under="called"),
            self.rows("name", "subject family reference", {**these, **self.known}),
        )


def wanted(table: str, columns: str, filters: Mapping[str, Any], more: str = "") -> str:
    """Write one table's field."""
    given = ", ".join(f"{{{name}: {_value(one)}}}" for name, one in filters.items())
    size = more or f"first: {MOST}"
    return f"{table}({size}, filter: [{given}]) {{ nodes {{ {columns} }} }}"


def _value(operation: Mapping[str, Any]) -> str:
    [(name, value)] = operation.items()
    return f"{{{name}: {orjson.dumps(value).decode()}}}"


def _id(reference: str) -> str:
    return Ref.parse(reference).subject_id.hex


def _matrix(asking: _Asking) -> object:
    framework = {"framework": {"eq": _id(asking.drawn.framework)}, **asking.holds}
    first = asking(asking.rows("matrix_area", "subject place cells", framework))
    areas = [row["subject"] for row in first["matrix_area"]]
    if not areas:
        return first
    of_areas = {"area": {"in": areas}, **asking.holds}
    second = asking(
        asking.rows("matrix_lead", "area subject cells", of_areas),
        asking.rows("matrix_group", "area subject", of_areas),
        *asking.names(areas),
        *(_latest(asking, number, area) for number, area in enumerate(areas)),
    )
    bodies = {row["subject"] for row in second["matrix_group"]} or {""}
    entries = {
        row["entry"]
        for name, rows in second.items()
        if name.startswith("latest")
        for row in rows
    } or {0}
    stages = {"subject": {"in": [*bodies]}, "field": {"in": ("stage", "parent")}}
    facts = {"entry": {"in": [*entries]}, **asking.known}
    third = asking(
        asking.rows("setting", "subject field value", {**stages, **asking.holds}),
        asking.rows("fact", "entry content", facts),
        *asking.names(bodies),
    )
    return first, second, third


def _latest(asking: _Asking, number: int, area: str) -> str:
    around = {"scope": {"eq": area}, **asking.by_then}
    newest = "first: 1, sort_desc: counts_from"
    return asking.rows("scope", "entry", around, page=newest, under=f"latest{number}")


def _timeline(asking: _Asking, scope: str) -> object:
    around = {"scope": {"eq": scope}, **asking.by_then}
    page = f"first: {FIRST_PAGE}, sort_desc: counts_from"
    columns = "entry counts_from rank first"
    first = asking(asking.rows("scope", columns, around, page=page))
    entries = [row["entry"] for row in first["scope"]] or [0]
    facts = {"entry": {"in": entries}, **asking.known}
    second = asking(
        asking.rows("fact", "entry subject kind content", facts),
        wanted("log", "position recorded_at", {"position": {"in": entries}}),
    )
    subjects = {row["subject"] for row in second["fact"]} or {""}
    return first, second, asking(*asking.names(subjects))


def _subject(asking: _Asking) -> object:
    own = _id(asking.drawn.subject)
    of_it = {"subject": {"eq": own}}
    logged = {
        "subject_id": {"eq": own},
        "position": {"lte": asking.drawn.position},
    }
    return asking(
        asking.rows(
            "setting", "field item value entry changed_by", {**of_it, **asking.holds}
        ),
        asking.rows("name", "family reference", {**of_it, **asking.known}),
        asking.rows("fact", "entry kind content", {**of_it, **asking.known}),
        wanted("log", "position kind recorded_at data", logged),
    )


def _coverage(asking: _Asking) -> object:
    around = {"scope": {"eq": _id(asking.drawn.addressee)}, **asking.by_then}
    first = asking(asking.rows("scope", "subject", around))
    around_it = {row["subject"] for row in first["scope"]} or {""}
    mandates = {"subject": {"in": [*around_it]}, "family": {"eq": "mandate"}}
    second = asking(
        asking.rows("name", "subject family reference", {**mandates, **asking.known})
    )
    subjects = {row["subject"] for row in second["name"]} or {""}
    these = {"subject": {"in": [*subjects]}, **asking.holds}
    third = asking(
        asking.rows("setting", "subject field item value entry", these),
    )
    stated = {row["entry"] for row in third["setting"]} or {0}
    fourth = asking(wanted("log", "event_id", {"position": {"in": [*stated]}}))
    identities = [row["event_id"] for row in fourth["log"]] or [""]
    following = {"follows_from": {"in": identities}, **asking.known}
    return second, third, asking(asking.rows("follow", "entry follows_from", following))


_WAYS: Mapping[str, Callable[[_Asking], object]] = {
    "matrix": _matrix,
    "timeline of an area": lambda one: _timeline(one, _id(one.drawn.area)),
    "timeline of all": lambda one: _timeline(one, ALL_SCOPES),
    "subject and history": _subject,
    "coverage": _coverage,
}


def asked_by_filters(ask: Ask, name: str, drawn: Drawn, generation: int) -> object:
    """Ask a question in as many requests as it takes."""
    return _WAYS[name](_Asking(ask, drawn, generation))
