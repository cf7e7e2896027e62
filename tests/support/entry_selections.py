"""What GraphQL is asked for the columns of entries."""

from collections.abc import Mapping
from typing import Any

from api.output.result import NOTHING
from domain.content import Occurred
from domain.kinds import get_definition
from tests.support.query_selections import (
    NONE,
    TEXT,
    EnumValue,
    Selection,
    Shown,
    actor,
    bare_reference,
    instant,
    selected,
    text_in,
    word,
)
from wording.values import ValueFormatter

OCCURRED = "{ date display basis printed }"
SOURCE = "{ document { ref reference } paragraph words printedDate day dayBasis }"


def entry_selections(path: str = "") -> Mapping[str, Selection]:
    """Select what the columns of an entry show.

    Args:
        path: of the entry, such as ``entry.``.
    """
    return {
        "position": word(f"{path}position"),
        "date": occurred_in_words(f"{path}occurred"),
        "title": title(f"{path}title"),
        "kind": word(f"{path}kind"),
        "subject": bare_reference(f"{path}subject"),
        "occurred": occurred(f"{path}occurred"),
        "basis": basis(f"{path}occurred"),
        "printed": printed(f"{path}occurred"),
        "recorded_at": instant(f"{path}recordedAt"),
        "recorded_by": actor(f"{path}recordedBy"),
        "entity": actor(f"{path}recordedFor"),
        "sources": sources(f"{path}sources"),
    }


def occurred(path: str) -> Selection:
    """Select when something was so, plain as EDTF."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        return Shown(found["date"], occurred_words(found, language)) if found else NONE

    return selected(path, OCCURRED, show)


def occurred_in_words(path: str) -> Selection:
    """Select when something was so, plain in the reader's language."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        words = occurred_words(found, language)
        return Shown(found["display"], words) if found else NONE

    return selected(path, OCCURRED, show)


def occurred_words(found: Any, language: str) -> str:  # noqa: ANN401 - JSON
    """Put into words when something was so, with marks and printed words."""
    if not found:
        return NOTHING
    basis = found["basis"].lower()
    stated = Occurred(found["date"], basis, found["printed"])
    words = ValueFormatter(language).occurred(stated).marked
    assert words.startswith(found["display"])
    return words


def basis(path: str) -> Selection:
    """Select where a date comes from."""

    def show(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        if not found:
            return NONE
        return Shown(EnumValue(found["basis"]), found["basis"].lower())

    return selected(path, OCCURRED, show)


def printed(path: str) -> Selection:
    """Select the printed words of a date."""

    def show(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        words = found and found["printed"]
        return Shown(words, words) if words else NONE

    return selected(path, OCCURRED, show)


def title(path: str) -> Selection:
    """Select the title of an entry; one without is called by what its kind says."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        stated, kind = found
        if kind is None:
            return NONE
        if stated is None:
            sentence = get_definition(kind).sentence
            stated = {"words": sentence, "language": "EN", "official": True}
        return Shown(stated["words"], text_in(stated, language))

    return selected(path, TEXT, show, beside="kind")


def sources(path: str) -> Selection:
    """Select where something stands written."""

    def show(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        places = [_place(one) for one in found]
        return Shown([_source(one) for one in found], "\n".join(places) or NOTHING)

    return selected(path, SOURCE, show)


def quoted_sources(path: str) -> Selection:
    """Select the same, shown with the words that are printed there."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        say = ValueFormatter(language).message
        lines = [
            say("quoted", place=_place(one), words=one["words"])
            if one["words"]
            else _place(one)
            for one in found
        ]
        return Shown([_source(one) for one in found], "\n".join(lines) or NOTHING)

    return selected(path, SOURCE, show)


def _place(found: Any) -> str:  # noqa: ANN401 - JSON
    document = found["document"]["reference"]
    return f"{document}, {found['paragraph']}" if found["paragraph"] else document


def _source(found: Any) -> dict[str, str]:  # noqa: ANN401 - JSON
    """Write a source as the log's JSON does, which leaves out what is usual."""
    own = {
        "document": found["document"]["ref"],
        "paragraph": found["paragraph"],
        "words": found["words"],
        "printed_date": found["printedDate"],
        "day": found["day"],
        "day_basis": found["dayBasis"].lower(),
    }
    usual = {"", "stated"}
    return {name: value for name, value in own.items() if value not in usual}


def brief(path: str) -> Selection:
    """Select an entry that is shown by its date and title."""
    return selected(path, BRIEF, show_brief)


BRIEF = f"{{ position kind subject {{ ref }} occurred {OCCURRED} title {TEXT} }}"


def show_brief(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    """Show an entry by its date and title."""
    if not found:
        return NONE
    date, title = found["occurred"], found["title"]
    value = {
        "position": found["position"],
        "kind": found["kind"],
        "subject": found["subject"]["ref"],
        "occurred": date and date["date"],
        "basis": date and date["basis"].lower(),
        "date": date and date["display"],
        "title": title["words"],
    }
    words = text_in(title, language)
    if not date:
        return Shown(value, words)
    dated = occurred_words(date, language)
    formatter = ValueFormatter(language)
    return Shown(value, formatter.message("dated", date=dated, title=words))
