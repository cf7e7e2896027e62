"""The matrix as rows: by area of cooperation, and by group."""

from collections.abc import Iterable

from api.output.answers import Answer, Cell, Row, listed, plain
from api.output.entries import brief
from api.output.query_context import QueryContext
from api.output.wording import Speech
from projections.moment import Certainty
from projections.names.resolution import UnknownSubjectError
from projections.queries.matrix import (
    AreaRow,
    GroupRow,
    MatrixGroup,
    MatrixLead,
    read_matrix,
    rows_by_group,
)
from projections.queries.timelines.timeline import read_timeline
from wording.codes import code_text

AREA_KEYS = ("heading", "area", "scope", "groups", "leads", "latest", "reference")
GROUP_KEYS = ("group", "stage", "areas", "reference")


def by_areas(at: QueryContext, framework: str | None) -> Answer:
    """Answer with one row per area, in the order of the framework's list.

    Args:
        framework: ``None`` means the one of the settings, which need not be known yet.
    """
    rows = _once(_area(at, one) for one in _areas(at, framework))
    keys = (*AREA_KEYS, *_possible_key(at))
    shown = [key for key in keys if key != "reference"]
    return at.answer(rows, shown, keys, empty="no_areas")


def by_groups(at: QueryContext, framework: str | None) -> Answer:
    """Answer with one row per group, with the areas that it takes up."""
    turned = rows_by_group(_areas(at, framework))
    rows = [_group(one, at.speech) for one in turned]
    return at.answer(rows, GROUP_KEYS[:-1], GROUP_KEYS, empty="no_groups")


def _once(rows: Iterable[Row]) -> list[Row]:
    """Show a heading at the first of its areas only, as the annex does."""
    found: list[Row] = []
    for row in rows:
        heading = row["heading"]
        is_same = bool(found) and found[-1]["heading"].value == heading.value
        shown = heading._replace(text="") if is_same and heading.value else heading
        found.append({**row, "heading": shown})
    return found


def _areas(at: QueryContext, framework: str | None) -> list[AreaRow]:
    if framework is not None:
        return read_matrix(at.reader, at.moment, framework)
    try:
        return read_matrix(at.reader, at.moment, at.framework)
    except UnknownSubjectError:
        return []


def _area(at: QueryContext, row: AreaRow) -> Row:
    speech = at.speech
    cells = {
        "heading": speech.words(row.heading),
        "area": speech.words(row.name, row.area.ref.reference),
        "scope": speech.words(code_text("scope", row.scope), row.scope),
        "groups": listed([_group_cell(one, speech) for one in row.groups]),
        "leads": listed([_lead(at, one) for one in row.leads]),
        "latest": brief(row.latest, speech),
        "reference": plain(str(row.area.ref)),
    }
    return {**cells, **_possible(at, row)}


def _possible_key(at: QueryContext) -> tuple[str, ...]:
    return ("possible",) if at.moment.certainty is Certainty.POSSIBLE else ()


def _possible(at: QueryContext, row: AreaRow) -> Row:
    if not _possible_key(at):
        return {}
    page = read_timeline(at.reader, at.moment, scope=str(row.area.ref), first=1)
    return {"possible": listed([brief(one, at.speech) for one in page.possible])}


def _group_cell(cell: MatrixGroup, speech: Speech) -> Cell:
    name = speech.name(cell.group)
    value = {
        "reference": cell.group.ref.reference,
        "name": name.value,
        "stage": cell.stage,
    }
    if not cell.stage:
        return Cell(value, name.text)
    stage = speech.code("stage", cell.stage).text
    return Cell(value, speech.say("staged", name=name.text, stage=stage))


def _lead(at: QueryContext, lead: MatrixLead) -> Cell:
    entity = at.speech.briefly(lead.entity) if lead.entity else plain(None)
    holder = at.person(lead.holder) if lead.holder else plain(None)
    value = {
        "entity": lead.entity.ref.reference if lead.entity else None,
        "state": lead.state,
        "name": holder.value,
    }
    said = holder.text if lead.holder else at.speech.code("state", lead.state).text
    if not lead.entity:
        return Cell(value, said)
    return Cell(value, at.speech.say("held_by", entity=entity.text, holder=said))


def _group(row: GroupRow, speech: Speech) -> Row:
    areas = [speech.words(one.name, one.area.ref.reference) for one in row.areas]
    return {
        "group": speech.name(row.group.group),
        "stage": speech.code("stage", row.group.stage),
        "areas": listed(areas),
        "reference": plain(str(row.group.group.ref)),
    }
