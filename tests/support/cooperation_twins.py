"""Queries on the cooperation, as commands and in GraphQL."""

from collections.abc import Iterator
from typing import Any

from api.output.result import NOTHING
from tests.support.entry_selections import brief, entry_selections
from tests.support.query_selections import (
    NONE,
    TEXT,
    EnumValue,
    Selection,
    Shown,
    code,
    constant,
    date,
    day,
    entries,
    entry,
    money,
    name_in,
    period,
    reference,
    references,
    selected,
    subject,
    text,
    text_in,
    truth,
    word,
)
from tests.support.query_twins import Twin, within
from wording.codes import code_words
from wording.values import ValueFormatter
from wording.words import heading

NAMED = f"reference name {TEXT} shortName {TEXT} personalName"


def _plain(found: str | None) -> str:
    return (found or "").lower().replace("_", "-")


def scope(path: str) -> Selection:
    """Select who takes part in an area."""

    def show(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        if not found:
            return NONE
        return Shown(EnumValue(found["code"]), found["label"]["words"])

    return selected(path, "{ code label { words } }", show)


def groups(path: str) -> Selection:
    """Select the groups of an area."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        say = ValueFormatter(language).message
        values, lines = [], []
        for one in found:
            name = name_in(one["group"], language)
            stage = one["stageDisplay"]
            lines.append(say("staged", name=name, stage=stage) if stage else name)
            own = {
                "reference": one["group"]["reference"],
                "name": one["group"]["name"]["words"],
                "stage": _plain(one["stage"]),
            }
            values.append(own)
        return Shown(values, "\n".join(lines) or NOTHING)

    own = f"{{ group {{ {NAMED} }} stage stageDisplay }}"
    return selected(path, own, show)


def leads(path: str) -> Selection:
    """Select the lead officers of an area."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        say = ValueFormatter(language).message
        values, lines = [], []
        for one in found:
            entity, holder = one["entity"], one["holder"]
            words = name_in(holder, language) if holder else one["stateDisplay"]
            if entity:
                short = text_in(entity["shortName"], language)
                words = say("held_by", entity=short, holder=words)
            lines.append(f"{words}?" if one["mayHaveEnded"] else words)
            own = {
                "entity": entity and entity["reference"],
                "state": _plain(one["state"]).replace("-", " "),
                "name": _holder(holder),
                "may_have_ended": one["mayHaveEnded"],
            }
            values.append(own)
        return Shown(values, "\n".join(lines) or NOTHING)

    named = f"entity {{ {NAMED} }} holder {{ {NAMED} }}"
    own = f"{named} state stateDisplay mayHaveEnded"
    return selected(path, f"{{ {own} }}", show)


def _holder(found: Any) -> str | None:  # noqa: ANN401 - JSON
    if not found:
        return None
    return str(found["personalName"] or found["name"]["words"])


def areas(path: str) -> Selection:
    """Select the areas of a group by their names."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        names = [one["name"] for one in found]
        lines = "\n".join(text_in(one, language) for one in names)
        return Shown([one["words"] for one in names], lines)

    return selected(path, f"{{ name {TEXT} }}", show)


def with_possible(answer: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """Put what may have happened before what certainly did."""
    yield from ({**one, "certainty": "possible"} for one in answer["possible"])
    for edge in answer["edges"]:
        yield {**edge["node"], "certainty": "certain"}


def _certainty(row: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    found = row["certainty"]
    return Shown(found, code_words(language, "certainty", found))


def _in_progress(row: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    is_so = row["inProgress"] and row["certainty"] == "certain"
    return Shown(is_so, ValueFormatter(language).truth(value=is_so).words)


def counted(answer: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """Make a row of each count."""
    for one in answer["kinds"]:
        yield {"facet": "kind", "value": one["kind"], "count": one["count"]}
    for one in answer["families"]:
        yield {"facet": "family", "value": one["family"], "count": one["count"]}
    for one in answer["entities"]:
        yield {"facet": "entity", "value": one["entity"], "count": one["count"]}
    for one in answer["years"]:
        yield {"facet": "year", "value": str(one["year"]), "count": one["count"]}


def _facet(row: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    value = row["value"]
    match row["facet"]:
        case "entity":
            return Shown(value["ref"], name_in(value, language))
        case "family":
            return Shown(
                EnumValue(value), code_words(language, "family", value.lower())
            )
        case _:
            return Shown(value, value)


def joint(row: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """Make a row of each other entity with which one acts."""
    for one in row["facets"]["entities"]:
        if one["entity"]["ref"] != row["entity"]["ref"]:
            yield {**row, "other": one}


COUNTED = f"entity {{ ref reference name {TEXT} }} count"
COUNTS = (
    "kinds { kind count } families { family count } years { year count } "
    f"entities {{ {COUNTED} }}"
)
TIMELINE = {
    **entry_selections(),
    "certainty": Selection("", _certainty),
    "in_progress": Selection("inProgress", _in_progress),
}
FACETS = {
    "facet": Selection(
        COUNTS, lambda row, lang: Shown(row["facet"], heading(lang, row["facet"]))
    ),
    "value": Selection("", _facet),
    "entries": Selection("", lambda row, _: Shown(row["count"], str(row["count"]))),
}
MATRIX = {
    "stage": code("stage"),
    "heading": text("heading"),
    "area": text("name"),
    "proposed_scope": scope("proposedScope"),
    "scope": scope("scope"),
    "groups": groups("groups"),
    "leads": leads("leads"),
    "latest": brief("latest"),
    "reference": word("reference"),
    "possible": constant([], NOTHING),
}
TERM = {
    "term": period("term.length", "term"),
    "first_end": day("term.firstEnd"),
    "last_end": day("term.lastEnd"),
}
HEAT_MAP = {
    "subject": reference("rows.subject"),
    "kind": word("rows.kind"),
    "total": word("rows.counts.total"),
    "undated": word("rows.counts.undated"),
    "date": date("rows.counts.cells.period"),
    "entries": word("rows.counts.cells.count"),
    "imprecise": word("rows.counts.cells.imprecise"),
}


def heat_map_cells(node: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """Make a flat row of each cell of a heat map, or one where a row has none."""
    for row in node["rows"]:
        for cell in row["counts"]["cells"] or [None]:
            yield {"rows": {**row, "counts": {**row["counts"], "cells": cell}}}


CONTRIBUTION_TOTAL = {
    "givers": references("givers"),
    "contribution_type": code("contributionType"),
    "status": code("status"),
    "contributions": word("count"),
    "without_amount": word("withoutAmount"),
    "total": money("total"),
}
MANDATE = {
    "subject": subject("subject"),
    "status": code("status"),
    "mirrors": references("mirrors"),
    "paragraph": word("paragraphs.number"),
    "state": code("paragraphs.state"),
    "action": text("paragraphs.action"),
    "condition": text("paragraphs.condition"),
    "addressees": references("paragraphs.addressees"),
    "deadline": date("paragraphs.deadline"),
    "due_at": reference("paragraphs.dueAt"),
    "recurrence": period("paragraphs.recurrence", "recurrence"),
    "stated": entry("paragraphs.stated"),
    "evidence": references("paragraphs.evidence"),
    "actions": entries("paragraphs.actions"),
}

COOPERATION_TWINS = (
    Twin("matrix", "matrix", MATRIX, is_connection=False),
    Twin(
        "matrix --framework global-mercury-partnership",
        'matrix(framework: "global-mercury-partnership")',
        MATRIX,
        is_connection=False,
    ),
    Twin(
        "matrix --by group",
        "matrixByGroup",
        {
            "group": Selection(
                f"group {{ {NAMED} }}",
                lambda row, lang: Shown(
                    row["group"]["name"]["words"], name_in(row["group"], lang)
                ),
            ),
            "stage": code("stage"),
            "areas": areas("areas"),
            "reference": word("group.ref"),
        },
        is_connection=False,
    ),
    Twin(
        "timeline joint-task-force --limit 10",
        'timeline(of: "joint-task-force", first: 10)',
        TIMELINE,
        rows=with_possible,
        more="possible { @ }",
    ),
    Twin(
        "timeline joint-task-force --limit 5 --certainty possible",
        'timeline(of: "joint-task-force", first: 5)',
        TIMELINE,
        rows=with_possible,
        more="possible { @ }",
        certainty="POSSIBLE",
    ),
    Twin(
        "timeline --area mc-3-11/gender --family area --text 性别 --limit 5",
        'timeline(filter: { area: "mc-3-11/gender", family: AREA, text: "性别" }, '
        "first: 5)",
        TIMELINE,
        rows=with_possible,
        more="possible { @ }",
    ),
    Twin(
        "timeline --entity brs --kind meeting.held --kind body.formed "
        "--from 2014-01-01 --to 2020-12-31 --basis stated --limit 8",
        'timeline(filter: { entity: "brs", kinds: ["meeting.held", "body.formed"], '
        'from: "2014-01-01", to: "2020-12-31", basis: STATED }, first: 8)',
        TIMELINE,
        rows=with_possible,
        more="possible { @ }",
    ),
    Twin(
        "facets brs",
        ('timeline(of: "brs")', "facets"),
        FACETS,
        is_connection=False,
        rows=counted,
    ),
    Twin(
        "facets --mandate MC-3/11 --family body",
        ('timeline(filter: { mandate: "MC-3/11", family: BODY })', "facets"),
        FACETS,
        is_connection=False,
        rows=counted,
    ),
    Twin(
        "entities",
        "entities",
        {
            "entity": subject("entity"),
            "entries": word("facets.total"),
            "with": Selection(
                f"facets {{ entities {{ {COUNTED} }} }}",
                lambda row, lang: Shown(
                    row["other"]["entity"]["ref"],
                    name_in(row["other"]["entity"], lang),
                ),
            ),
            "joint_entries": Selection(
                "",
                lambda row, _: Shown(row["other"]["count"], str(row["other"]["count"])),
            ),
        },
        is_connection=False,
        rows=joint,
    ),
    *(
        Twin(
            f"change-days {typed}",
            f"changeDays{given}",
            {"previous": day("previous"), "next": day("next")},
            is_connection=False,
        )
        for typed, given in (
            ("", ""),
            ("joint-task-force", '(subject: "joint-task-force")'),
        )
    ),
    *(
        Twin(
            f"heat-map --rows {rows} --period {period} --from 2015-01-01",
            (
                f"heatMap(rows: {rows.upper()}, period: {enum}, filter: "
                '{ from: "2015-01-01" })'
            ),
            HEAT_MAP,
            is_connection=False,
            rows=heat_map_cells,
        )
        for rows, period, enum in (
            ("area", "half-year", "HALF_YEAR"),
            ("entity", "month", "MONTH"),
            ("kind", "year", "YEAR"),
        )
    ),
    Twin(
        "calendar --from 2015-01-01 --limit 40",
        'calendar(filter: { from: "2015-01-01" }, first: 40)',
        {
            "date": date("date"),
            "subject": subject("subject"),
            "status": code("status"),
            "tentative": truth("tentative"),
            "entry": entry("entry"),
        },
    ),
    Twin(
        "mandates MC-3/11 --limit 3",
        'mandates(reference: "MC-3/11", first: 3)',
        MANDATE,
        rows=within("paragraphs"),
    ),
    Twin(
        "mandates --addressee minamata-cop --limit 3",
        'mandates(addressee: "minamata-cop", first: 3)',
        MANDATE,
        rows=within("paragraphs"),
    ),
    Twin(
        "coverage --limit 3",
        "coverage(first: 3)",
        MANDATE,
        rows=within("paragraphs"),
    ),
    Twin(
        "agreements --limit 4",
        "agreements(first: 4)",
        {
            "subject": subject("subject"),
            "agreement_type": code("agreementType"),
            "status": code("status"),
            "parties": references("parties"),
            "has_budget": truth("hasBudget"),
            "budget": money("budget"),
            **TERM,
            "under": reference("under"),
            "service": word("services.name"),
            "givers": references("services.givers"),
            "recipients": references("services.recipients"),
            "at_cost": truth("services.atCost"),
            "entry": entry("services.entry"),
        },
        rows=within("services"),
    ),
    Twin(
        "roles --body joint-task-force --function co-chair",
        'roles(filter: { body: "joint-task-force", function: CO_CHAIR })',
        {
            "subject": subject("subject"),
            "function": code("function"),
            "state": code("state"),
            "holder": reference("holder"),
            "entity": reference("entity"),
            "body": reference("body"),
            "area": reference("area"),
            **TERM,
            "entry": entry("entry"),
            "may_have_ended": truth("mayHaveEnded"),
        },
    ),
    Twin(
        "terms-ending --from 2010-01-01 --to 2010-12-31",
        'termsEnding(from: "2010-01-01", to: "2010-12-31")',
        {"subject": subject("subject"), **TERM, "entry": entry("term.entry")},
        is_connection=False,
    ),
    Twin(
        "contributions --giver brs",
        'contributions(filter: { giver: "brs" })',
        {
            "subject": subject("subject"),
            "contribution_type": code("contributionType"),
            "status": code("status"),
            "givers": references("givers"),
            "recipients": references("recipients"),
            "money": money("money"),
            "at_cost": truth("atCost"),
        },
    ),
    Twin(
        "contribution-totals",
        "contributionTotals",
        CONTRIBUTION_TOTAL,
        is_connection=False,
    ),
    Twin(
        "contribution-totals --currency usd --type funding",
        'contributionTotals(filter: { currency: "usd", contributionType: FUNDING })',
        CONTRIBUTION_TOTAL,
        is_connection=False,
    ),
)
