"""Reading the fields that entries of all kinds have, from JSON, YAML or GraphQL."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, get_args

from domain.content import Basis, Occurred, Source
from domain.dates.edtf import DateError, Edtf
from domain.dates.reading import read_date
from domain.errors import Message
from domain.invisible import fold_text
from domain.recording.reference_reader import read_known_reference
from domain.recording.value_readers import UnfitError, read_items
from domain.recording.values import FieldError, FieldProblems, read_text
from domain.references import BadReferenceError, Ref

LONGEST_WORDS = 2_000
_NO_DATE = Edtf("", None, None)
_STATED: Basis = "stated"
COMMON_TEXTS = ("title", "text", "narrative")
"""The texts in languages that entries of all kinds have."""


def read_common(given: Mapping[str, Any]) -> dict[str, Any]:
    """Check occurred, concerns and texts; return keywords of ``Record``.

    Args:
        given: ``occurred`` is a date, or a mapping of date, basis and printed.

    Raises:
        DomainError: with the field, what is wrong, and what would be right.
        FieldsError: several fields are wrong.
    """
    problems = FieldProblems()
    readers: dict[str, Callable[[], Any]] = {
        "occurred": partial(read_occurred, given.get("occurred")),
        "concerns": partial(read_concerns, given.get("concerns") or ()),
        **{one: partial(read_text, one, given.get(one) or {}) for one in COMMON_TEXTS},
    }
    read = {name: problems.read(name, reader, None) for name, reader in readers.items()}
    problems.raise_any()
    return read


def read_occurred(given: object) -> Occurred | None:
    """Check when it was so: a date, or a mapping of date, basis and printed.

    The date is EDTF or a phrase; only EDTF is recorded.
    """
    if given is None or given == "":
        return None
    fields = given if isinstance(given, Mapping) else {"date": given}
    problems = FieldProblems()
    read = partial(read_date, str(fields.get("date", "")))
    edtf = problems.read("occurred", read, _NO_DATE)
    read_basis = partial(_basis, "basis", fields.get("basis") or "stated")
    basis = problems.read("basis", read_basis, _STATED)
    problems.raise_any()
    return Occurred(edtf.text, basis, str(fields.get("printed") or ""))


def read_concerns(given: object) -> tuple[str, ...]:
    """Check what an entry concerns: references, each with its family."""
    if isinstance(given, str) or not hasattr(given, "__iter__"):
        reason = Message("value/references")
        raise FieldError(field="concerns", value=given, reason=reason)
    try:
        return tuple(read_items(_reference, given))
    except UnfitError as misfit:
        reason = misfit.message
        raise FieldError(field="concerns", value=given, reason=reason) from misfit


def _reference(given: object) -> str:
    if not isinstance(given, str | Ref):
        raise UnfitError(key="no-string", given=repr(given))
    return str(read_known_reference(str(given)))


def read_source(given: Mapping[str, Any]) -> Source:
    """Check one source: document, paragraph, words, printed date, day, its basis."""
    words = fold_text(str(given.get("words") or ""))
    if len(words) > LONGEST_WORDS:
        reason = Message("value/quotation", {"longest": LONGEST_WORDS})
        raise FieldError(field="words", value=words[:40] + "…", reason=reason)
    return Source(
        document=_document(str(given.get("document") or "")),
        paragraph=str(given.get("paragraph") or ""),
        words=words,
        printed_date=str(given.get("printed_date") or ""),
        day=_day(str(given.get("day") or "")),
        day_basis=_basis("day_basis", given.get("day_basis") or "stated"),
    )


def _document(text: str) -> str:
    try:
        return str(read_known_reference(text, ("document",)))
    except BadReferenceError as error:
        reason = error.message
        raise FieldError(field="document", value=text, reason=reason) from error


def _day(text: str) -> str:
    try:
        read = read_date(text) if text else None
    except DateError as error:
        raise FieldError(field="day", value=text, reason=error.message) from error
    if read and not read.is_day:
        reason = Message("value/source-day")
        raise FieldError(field="day", value=text, reason=reason)
    return read.text if read else ""


def _basis(field: str, given: object) -> Basis:
    known: tuple[Basis, ...] = get_args(Basis)
    for one in known:
        if given == one:
            return one
    reason = Message("value/basis", {"choices": known})
    raise FieldError(field=field, value=given, reason=reason)
