"""What a meeting is, where no source names it and no entry about it has a title."""

from domain.content import Content
from domain.dates.edtf import Edtf
from domain.dates.printing import print_date
from domain.references import Ref
from domain.texts import LANGUAGES, Text, Wording
from wording.codes import code_words
from wording.words import words


def description_of(content: Content) -> Text:
    """Return the sort of a meeting with its date, such as "call, October 2026".

    Args:
        content: of the first entry about it; that of another subject has none.
    """
    if Ref.parse(content.subject).family != "meeting":
        return {}
    return {one: Wording(_described(content, one)) for one in LANGUAGES}


def _described(content: Content, language: str) -> str:
    stated = content.data.get("meeting_type")
    codes = ("meeting_type", str(stated)) if stated else ("family", "meeting")
    sort = code_words(language, *codes)
    occurred = content.occurred.date if content.occurred else ""
    date = content.data.get("planned_for") or occurred
    if not date:
        return sort
    printed = print_date(Edtf.parse(date), language)
    return words(language).term("answer/described", sort=sort, date=printed)
