"""Queries on subjects, as commands and in GraphQL."""

from collections.abc import Iterator, Mapping
from typing import Any

from api.output.result import NOTHING
from domain.kinds.state_fields import is_membership, is_reference
from tests.support.entry_selections import (
    BRIEF,
    entry_selections,
    occurred,
    occurred_in_words,
    quoted_sources,
    show_brief,
    title,
)
from tests.support.query_selections import (
    ANYTHING,
    NONE,
    TEXT,
    Selection,
    Shown,
    code_of,
    day,
    entry,
    field,
    instant,
    items,
    name,
    positions,
    selected,
    truth,
    unmarked,
    word,
    word_list,
)
from tests.support.query_twins import Twin
from wording.codes import code_words
from wording.values import ValueFormatter, is_text

STATED = "{ name item value display entry { position } changedBy ties mayHaveEnded }"


def state_selections(path: str = "") -> Mapping[str, Selection]:
    """Select what a field of a state holds: its name, item, value and entry.

    Args:
        path: of the field, such as ``field.``.
    """
    return {
        "field": word(f"{path}name"),
        "item": item(path),
        "value": value(path),
        "entry": entry(f"{path}entry"),
    }


def value(path: str = "") -> Selection:
    """Select the value of a field, in words without marks."""

    def show(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        plain, words = found
        if plain is None:
            return NONE
        return unmarked(words if is_text(plain) else plain, words)

    return selected(f"{path}value", "", show, beside="display")


def item(path: str = "", of: str = "") -> Selection:
    """Select the item that a value is stated of; a member is the value itself.

    Args:
        of: the field, if the row does not name it.
    """
    *parents, _ = f"{path}item".split(".")
    own = "item value" if of else "name item value"
    document = " { ".join((*parents, own)) + " }" * len(parents)

    def show(row: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        for one in parents:
            row = row[one]
        found = row["item"]
        if not found:
            return NONE
        if is_membership(of or row["name"], row["value"], found):
            return Shown(found, NOTHING)
        words = None if is_reference(found) else found
        return Shown(found, words)

    return Selection(document, show)


def stated(node: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """Make a row of each field of a subject."""
    yield from ({"ref": node["ref"], **one} for one in node["fields"])


def recorded(node: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """Make a row of each entry, followed by its amendments."""
    for one in node["history"]:
        entry_, written, done = one["entry"], one["written"], one["amendments"]
        is_corrected = any(each["new"] and not each["void"] for each in done)
        standing = "amended" if is_corrected else "stands"
        yield {
            "position": one["position"],
            "kind": written["kind"],
            "shown": entry_ or written,
            "standing": standing if entry_ else "withdrawn",
            "recorded_at": written["recordedAt"],
            "by": written["recordedBy"]["reference"],
            "for": written["recordedFor"],
        }
        for each in done:
            yield {**each, "recorded_at": each["recordedAt"], "shown": {}}


def _of(key: str) -> Selection:
    return Selection("", lambda row, _: _plain(row.get(key)))


def _plain(found: Any) -> Shown:  # noqa: ANN401 - JSON
    return Shown(found, str(found)) if found else NONE


def _standing(row: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    stands = "withdrawn" if row.get("void") else "stands"
    found = row.get("standing", stands)
    return Shown(found, code_words(language, "record", found))


def _title(row: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    if "amends" in row:
        done = row["kind"].partition(".")[2]
        words = ValueFormatter(language).message(done, target=row["amends"])
        return Shown(words, words)
    return title("title").show(row["shown"], language)


def _values(key: str) -> Selection:
    def show(row: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        found = row.get(key)
        if not found:
            return NONE
        formatter = ValueFormatter(language)
        lines = (
            f"{one}: {formatter.field(one, held).words}" for one, held in found.items()
        )
        return unmarked(found, "\n".join(lines))

    return Selection("", show)


def _dated(show: Selection) -> Selection:
    return Selection("", lambda row, language: show.show(row["shown"], language))


def _ties(path: str) -> Selection:
    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        shown = [show_brief(one, language) for one in found]
        lines = "\n".join(str(one.words) for one in shown)
        return Shown([one.value for one in shown], lines or NOTHING)

    return selected(path, BRIEF, show)


def _basis(row: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
    dated = row["shown"].get("occurred")
    return _plain(dated["basis"].lower()) if dated else NONE


def _entity(row: Any) -> str | None:  # noqa: ANN401 - JSON
    return row["for"] and str(row["for"]["reference"])


FOUND = {
    "reference": word("ref"),
    "family": code_of("family", "family"),
    "name": name("name"),
    "references": word_list("references"),
}
WRITTEN = (
    f"{{ kind occurred {{ date display basis printed }} title {TEXT} recordedAt "
    "recordedBy { reference } recordedFor { reference } }"
)
HISTORY = {
    "position": Selection(
        f"history {{ position entry {WRITTEN} written {WRITTEN} amendments "
        "{ position kind amends old new reason recordedAt by void } }",
        lambda row, _: _plain(row["position"]),
    ),
    "amends": _of("amends"),
    "kind": _of("kind"),
    "occurred": _dated(occurred("occurred")),
    "basis": Selection("", _basis),
    "date": _dated(occurred_in_words("occurred")),
    "title": Selection("", _title),
    "standing": Selection("", _standing),
    "new": _values("new"),
    "old": _values("old"),
    "reason": _of("reason"),
    "recorded_at": Selection(
        "", lambda row, language: instant("recorded_at").show(row, language)
    ),
    "recorded_by": Selection("", lambda row, _: Shown(row["by"], None)),
    "entity": Selection(
        "",
        # GraphQL does not say for whom an amendment was recorded.
        lambda row, _: Shown(ANYTHING if "amends" in row else _entity(row), None),
    ),
}
PAST = {
    "item": item(of="members"),
    "value": value(),
    "since": day("since"),
    "until": day("until"),
    "entry": entry("entry"),
}

SUBJECT_TWINS = (
    *(
        Twin(
            f"show {one}",
            f'subject(reference: "{one}")',
            {
                "subject": word("ref"),
                "field": Selection(f"fields {STATED}", word("name").show),
                "item": Selection("", item().show),
                "value": Selection("", value().show),
                "entry": Selection("", entry("entry").show),
                "changed_by": Selection("", word("changedBy").show),
                "ties": Selection("", positions("ties").show),
                "may_have_ended": Selection("", truth("mayHaveEnded").show),
            },
            is_connection=False,
            rows=stated,
        )
        for one in ("joint-task-force", "mc-3-11/gender", "MC-3/11", "officer-1")
    ),
    *(
        Twin(
            f"show {one} --history",
            f'subject(reference: "{one}")',
            HISTORY,
            is_connection=False,
            rows=recorded,
        )
        for one in ("joint-task-force", "task-force-2026")
    ),
    *(
        Twin(
            f"explain joint-task-force '{one}'",
            f'explain(subject: "joint-task-force", field: "{one}")',
            {
                **state_selections("field."),
                "kind": word("entry.kind"),
                "occurred": occurred("entry.occurred"),
                "date": occurred_in_words("entry.occurred"),
                "title": title("entry.title"),
                "sources": quoted_sources("sources"),
                "changed_by": word("field.changedBy"),
                "corrected_at": instant("correctedAt"),
                "reason": word("reason"),
                "ties": _ties("ties"),
            },
            is_connection=False,
        )
        for one in ("members", "members[actor:brs]", "objective")
    ),
    Twin(
        "past joint-task-force members",
        ('subject(reference: "joint-task-force")', 'past(field: "members")'),
        PAST,
        is_connection=False,
    ),
    Twin(
        "past joint-task-force 'members[actor:minamata]'",
        (
            'subject(reference: "joint-task-force")',
            'past(field: "members[actor:minamata]")',
        ),
        PAST,
        is_connection=False,
    ),
    Twin(
        "facts joint-task-force",
        ('subject(reference: "joint-task-force")', "facts"),
        entry_selections(),
        is_connection=False,
    ),
    *(
        Twin(
            f"related joint-task-force --limit 9{typed}",
            ('subject(reference: "joint-task-force")', f"related(first: 9{asked})"),
            {
                "reference": word("subject.ref"),
                "name": name("subject.name"),
                "names": word("names"),
                "named_by": word("namedBy"),
                "latest_entry": entry("latest"),
            },
            is_connection=False,
        )
        for typed, asked in (
            ("", ""),
            (" --family actor --way names", ", family: ACTOR, way: NAMES"),
            (" --way named-by", ", way: NAMED_BY"),
        )
    ),
    Twin(
        "subjects --family body --limit 12",
        "subjects(family: BODY, first: 12)",
        FOUND,
    ),
    Twin(
        "subjects --related-to MC-3/11 --field 'members[actor:brs]' --field stage",
        'subjects(filter: { relatedTo: ["MC-3/11"], fields: '
        '[{ name: "members", item: "actor:brs" }, { name: "stage" }] })',
        FOUND,
    ),
    Twin(
        "subjects --field status=held --limit 3",
        'subjects(filter: { fields: [{ name: "status", value: "held" }] }, first: 3)',
        FOUND,
    ),
    Twin(
        "search 汞 --family mandate",
        'subjects(family: MANDATE, filter: { text: "汞" })',
        FOUND,
    ),
    Twin(
        "documents --related-to minamata-cop-4 --status issued",
        'subjects(family: DOCUMENT, filter: { relatedTo: ["minamata-cop-4"], '
        'fields: [{ name: "status", value: "issued" }] })',
        {
            "reference": word("ref"),
            "name": name("name"),
            "symbols": items("symbols"),
            "document_type": field("document_type"),
            "status": field("status"),
        },
    ),
    Twin(
        "find unep/mc/cop.4/inf/17",
        'document(symbol: "unep/mc/cop.4/inf/17")',
        FOUND,
        is_connection=False,
    ),
)
