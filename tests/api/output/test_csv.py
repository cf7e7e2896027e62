"""CSV: one value in a cell, whatever a value is made of."""

from io import StringIO

from api.output.plain_text import write_csv
from api.output.result import Cell, QueryResult


def written(*values: object) -> list[str]:
    """Write rows of one key."""
    rows = [{"place": Cell(one, str(one))} for one in values]
    out = StringIO()
    write_csv(QueryResult(rows, ("place",), ("place",), ()), out)
    return out.getvalue().splitlines()


def test_an_object_has_a_column_for_each_of_its_keys() -> None:
    """A spreadsheet cannot take a cell apart."""
    found = written({"town": "Geneva", "room": 4}, None, {"town": "Bern", "room": 2})

    assert found == ["place.town,place.room", "Geneva,4", ",", "Bern,2"]


def test_objects_have_a_column_for_each_of_their_keys_too() -> None:
    """Each lists the values of all, in the same order."""
    found = written([{"town": "Bern", "room": 2}, {"town": "Rome"}])

    assert found == ["place.town,place.room", "Bern; Rome,2; "]


def test_a_plain_value_has_one_column() -> None:
    """A list is one cell."""
    assert written("Geneva", ["Bern", "Rome"]) == ["place", "Geneva", "Bern; Rome"]
