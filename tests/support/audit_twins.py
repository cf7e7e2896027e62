"""Queries for auditors, as commands and in GraphQL."""

import re
from collections.abc import Iterator
from typing import Any

from tests.support.entry_selections import (
    entry_selections,
    occurred_in_words,
    sources,
    title,
)
from tests.support.query_selections import (
    REFERENCE,
    Selection,
    Shown,
    actor,
    bare_reference,
    code_of,
    constant,
    day,
    entries,
    entry,
    instant,
    name_in,
    plain,
    plain_code,
    position,
    positions,
    references,
    selected,
    subject,
    text,
    unmarked,
    word,
)
from tests.support.query_twins import Twin, within
from tests.support.subject_twins import state_selections
from wording.codes import code_words
from wording.values import ValueFormatter, is_text

LATE = {**entry_selections("entry."), "days": word("days")}
REINVIGORATED = 151
"""The entry of the founding history that the task force was reinvigorated."""

OF_KIND = re.compile(r"(atMeeting .*)$")


def values(path: str) -> Selection:
    """Select values by field, whose words are compared in histories."""
    return selected(path, "", lambda found, _: Shown(found or None, None))


def standing(path: str) -> Selection:
    """Select whether an amendment was withdrawn."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        code = "withdrawn" if found else "stands"
        return Shown(code, code_words(language, "record", code))

    return selected(path, "", show)


def own_references(path: str) -> Selection:
    """Select the references that a field of a kind names, joined by commas."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        named = found if isinstance(found, list) else [found]
        refs = [one["ref"] for one in named]
        comma = ValueFormatter(language).message("comma")
        words = comma.join(name_in(one, language) for one in named)
        return Shown(refs if isinstance(found, list) else refs[0], words)

    return selected(path, REFERENCE, show)


def changed(path: str) -> Selection:
    """Select a value that differs, in words without marks."""

    def show(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        value, words = found
        return unmarked(words if is_text(value) else value, words)

    return selected(path, "", show, beside=f"{path.rpartition('.')[2]}Display")


DIFF = {
    "subject": word("subject.ref"),
    "position": entry("entry"),
    "whole": code_of("change", "change"),
    "reason": word("reason"),
    "amendments": entries("amendments"),
    "field": word("changes.field"),
    "change": code_of("change", "changes.change"),
    "before": changed("changes.before"),
    "after": changed("changes.after"),
    "before_entry": entry("changes.beforeEntry"),
    "after_entry": entry("changes.afterEntry"),
}


def compared(of: str, *, subject: str = "", first: int = 4) -> Twin:
    """Compare a query with a day and a position of the log."""
    typed = f"diff {subject} --of {of} --limit {first}"
    named = f', subject: "{subject}"' if subject else ""
    other = 'with: { asOf: "2019-12-31", knownAt: "#250" }'
    return Twin(
        f"{typed} --and-as-of 2019-12-31 --and-known-at #250",
        f"diff({other}, of: {of.upper()}{named}, first: {first})",
        DIFF,
        rows=within("changes"),
    )


SAID = {
    **{
        name: one
        for name, one in entry_selections().items()
        if name not in {"date", "basis", "printed"}
    },
    "text": text("text"),
    "narrative": text("narrative"),
    "concerns": references("concerns"),
    "mentions": references("mentions"),
    "counts_from": day("countsFrom"),
    "event_id": word("eventId"),
    "comes_after": word("comesAfter"),
    "follows_from": word("followsFrom"),
    "at_meeting": own_references("atMeeting"),
    "former_members": own_references("formerMembers"),
    "members": own_references("members"),
    "objective": text("objective"),
}
"""What the entry says, in the order in which the command shows it."""


def said(node: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """Make a row of each thing that an entry says."""
    for name, one in SAID.items():
        if node[one.document.split()[0]] not in (None, "", []):
            yield {"name": name, "show": one.show, "of": node}


AUDIT_TWINS = (
    *(
        compared(one)
        for one in ("matrix", "timeline", "calendar", "mandates", "coverage", "roles")
    ),
    compared("subject", subject="joint-task-force"),
    compared("entities"),
    compared("findings"),
    Twin(
        "findings",
        "findings",
        {
            "rule": plain_code("rule"),
            "subject": word("subject.ref"),
            "sentence": word("sentence"),
            "entries": positions("positions"),
        },
        is_connection=False,
    ),
    Twin(
        "changes --since 620 --limit 30",
        "changes(since: 620, first: 30)",
        {
            "position": word("position"),
            "recorded_at": instant("recordedAt"),
            "kind": word("kind"),
            "subject": bare_reference("subject"),
            "date": occurred_in_words("entry.occurred"),
            "title": title("entry.title"),
            "changes": values("changes"),
            "reason": word("reason"),
            "recorded_by": actor("recordedBy"),
            "entity": actor("recordedFor"),
            "event_id": word("eventId"),
            "target": word("target"),
            "sources": sources("sources"),
        },
    ),
    *(
        Twin(
            f"amendments {typed}--limit 10",
            f"amendments({asked}first: 10)",
            {
                "position": word("amendment.position"),
                "kind": word("amendment.kind"),
                "subject": bare_reference("subject"),
                "amends": position("amendment.amends"),
                "title": title("written.title"),
                "new": values("amendment.new"),
                "old": values("amendment.old"),
                "reason": word("amendment.reason"),
                "recorded_at": instant("amendment.recordedAt"),
                "recorded_by": plain("amendment.by"),
                "entity": actor("amendment.recordedFor"),
                "standing": standing("amendment.void"),
            },
        )
        for typed, asked in (
            ("", ""),
            ("--kind entry.corrected ", "kinds: [CORRECTED], "),
        )
    ),
    Twin(
        "joined",
        "amendments(kinds: [SAME_AS])",
        {
            "position": word("amendment.position"),
            # As they were written: GraphQL gives what they became.
            "subject": constant("meeting:call-on-waste", "meeting:call-on-waste"),
            "into": constant("meeting:chm-2026", "meeting:chm-2026"),
            "reason": word("amendment.reason"),
            "recorded_at": instant("amendment.recordedAt"),
            "standing": standing("amendment.void"),
        },
    ),
    Twin(
        "late --days 5000 --limit 6",
        "lateEntries(days: 5000, first: 6)",
        LATE,
    ),
    Twin(
        "late --days 1000 --entity brs --limit 6",
        'lateEntries(days: 1000, filter: { entity: "brs" }, first: 6)',
        LATE,
    ),
    Twin(
        "ties --limit 6",
        "ties(first: 6)",
        {
            "subject": subject("subject"),
            **state_selections("field."),
            "ties": positions("field.ties"),
        },
    ),
    Twin(
        "unreadable",
        "setAside",
        {"position": word("position"), "reason": word("reason")},
        is_connection=False,
    ),
    Twin(
        f"entry {REINVIGORATED}",
        f"entry(position: {REINVIGORATED})",
        {
            "field": Selection(
                OF_KIND.sub(
                    r"... on BodyReinvigorated { \1 }",
                    " ".join(one.document for one in SAID.values()),
                ),
                lambda row, _: Shown(row["name"], row["name"]),
            ),
            "value": Selection(
                "", lambda row, language: row["show"](row["of"], language)
            ),
        },
        is_connection=False,
        rows=said,
    ),
)
