"""The same rows asked of ``datasette-graphql``, as well as its language can say it.

It has one field for each table, with filters on columns and a piece of SQL in
``where``; tables without foreign keys are brought together by sub-selects in there, so
that a question is one request. Identifiers that Trilogue looks up by name are given to
it, and names of entities and holders are left out: it has the less to do.
"""

from collections.abc import Callable, Iterator, Mapping

from benchmarks.drawn import Drawn
from domain.references import Ref
from projections.projector.fact_views import ALL_SCOPES

MOST = 1000
"""Rows of one table at the most, as it comes."""

LATEST = "first desc, counts_from desc, rank desc, entry desc"


class _Asking:
    """A moment as SQL, and the names of one generation's tables."""

    def __init__(self, drawn: Drawn, generation: int) -> None:
        self.drawn = drawn
        day, position = drawn.day.toordinal(), drawn.position
        self.known = f"known_from <= {position} and known_until > {position}"
        self.by_then = f"{self.known} and counts_from <= {day}"
        self.holds = f"{self.by_then} and counts_until > {day}"
        self._generation = generation

    def table(self, name: str) -> str:
        return f"{name}_{self._generation}"

    def rows(self, name: str, where: str, columns: str, more: str = "") -> str:
        """Ask for the rows of a view."""
        return (
            f'{self.table(name)}(first: {MOST}, {more}where: "{where}") '
            f"{{ nodes {{ {columns} }} }}"
        )

    def logged(self, where: str, columns: str) -> str:
        """Ask for entries as they were written."""
        return (
            f'log(first: {MOST}, sort: position, where: "{where}") '
            f"{{ nodes {{ {columns} }} }}"
        )


def _id(reference: str) -> str:
    return Ref.parse(reference).subject_id.hex


def _select(what: str, table: str, *where: str) -> str:
    return " ".join(("select", what, "from", table, "where", " and ".join(where)))


def _matrix(asking: _Asking) -> Iterator[str]:
    framework = f"framework = '{_id(asking.drawn.framework)}' and {asking.holds}"
    area = asking.table("matrix_area")
    areas = _select("subject", area, framework)
    of_areas = f"area in ({areas}) and {asking.holds}"
    groups = _select("subject", asking.table("matrix_group"), of_areas)
    newest = _select(
        "entry",
        f"{asking.table('scope')} s",
        "s.scope = a.subject",
        f"{_of('s', asking.by_then)} order by {LATEST} limit 1",
    )
    latest = _select(f"({newest})", f"{area} a", _of("a", framework))
    shown = f"subject in ({areas} union {groups})"
    named = f"{shown} and field in ('name', 'short_name') and {asking.holds}"
    staged = f"subject in ({groups}) and field in ('stage', 'parent')"
    yield asking.rows("matrix_area", framework, "subject place cells", "sort: place, ")
    yield asking.rows("matrix_lead", of_areas, "area subject cells")
    yield asking.rows("matrix_group", of_areas, "area subject")
    yield "stages: " + asking.rows(
        "setting", f"{staged} and {asking.holds}", "subject field value"
    )
    yield "names: " + asking.rows("setting", named, "subject field value")
    yield asking.rows("name", f"{shown} and {asking.known}", "subject family reference")
    yield asking.rows(
        "fact", f"entry in ({latest}) and {asking.known}", "entry content"
    )


def _of(alias: str, where: str) -> str:
    """Say of which table a condition's columns are, where two are at hand."""
    columns = ("known_from", "known_until", "counts_from", "counts_until", "framework")
    for one in columns:
        where = where.replace(one, f"{alias}.{one}")
    return where


def _timeline(asking: _Asking, scope: str) -> Iterator[str]:
    first_page = f"{asking.by_then} order by {LATEST} limit 50"
    places = _select("entry", asking.table("scope"), f"scope = '{scope}'", first_page)
    facts = f"entry in ({places}) and {asking.known}"
    about = f"subject in ({_select('subject', asking.table('fact'), facts)})"
    named = f"{about} and field in ('name', 'short_name') and {asking.known}"
    yield asking.rows("fact", facts, "entry subject kind counts_from content")
    yield asking.logged(f"position in ({places})", "position recorded_at")
    yield asking.rows("setting", named, "subject field value counts_from")
    yield asking.rows("name", f"{about} and {asking.known}", "subject family reference")


def _subject(asking: _Asking) -> Iterator[str]:
    of_it = f"subject = '{_id(asking.drawn.subject)}'"
    logged = f"subject_id = '{_id(asking.drawn.subject)}'"
    yield asking.rows(
        "setting", f"{of_it} and {asking.holds}", "field item value entry changed_by"
    )
    yield asking.rows("name", f"{of_it} and {asking.known}", "family reference")
    yield asking.rows("fact", f"{of_it} and {asking.known}", "entry kind content")
    yield asking.logged(
        f"{logged} and position <= {asking.drawn.position}",
        "position kind recorded_at data",
    )


def _coverage(asking: _Asking) -> Iterator[str]:
    around = _select(
        "subject",
        asking.table("scope"),
        f"scope = '{_id(asking.drawn.addressee)}'",
        asking.by_then,
    )
    mandates = f"family = 'mandate' and place = 0 and {asking.known}"
    subjects = _select(
        "subject", asking.table("name"), mandates, f"subject in ({around})"
    )
    of_them = f"subject in ({subjects})"
    asking_for = "field in ('addressees', 'action')"
    entries = _select(
        "entry", asking.table("setting"), of_them, asking_for, asking.holds
    )
    stated = _select("event_id", "log", f"position in ({entries})")
    yield asking.rows(
        "setting", f"{of_them} and {asking.holds}", "subject field item value entry"
    )
    yield asking.rows(
        "name", f"{of_them} and {asking.known}", "subject family reference"
    )
    yield asking.rows(
        "follow", f"follows_from in ({stated}) and {asking.known}", "entry follows_from"
    )


_PARTS: Mapping[str, Callable[[_Asking], Iterator[str]]] = {
    "matrix": _matrix,
    "timeline of an area": lambda one: _timeline(one, _id(one.drawn.area)),
    "timeline of all": lambda one: _timeline(one, ALL_SCOPES),
    "subject and history": _subject,
    "coverage": _coverage,
}


def document(name: str, drawn: Drawn, generation: int) -> str:
    """Write what a question is there, of the tables of a generation."""
    return f"{{ {' '.join(_PARTS[name](_Asking(drawn, generation)))} }}"
