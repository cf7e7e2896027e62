"""Words of the log that recur, such as places and headings, in other languages."""

from domain.texts import ChosenWording, Text, choose_wording
from wording.words import words


def said_in(text: Text, language: str) -> ChosenWording | None:
    """Choose words of the log for a reader.

    What the log lacks in the language may stand in the catalogue: context ``said``,
    under the words that the log has.
    """
    shown = choose_wording(text, language)
    if shown is None or shown.language == language:
        return shown
    address = f"said/{shown.words}"
    if not words(language).has(address):
        return shown
    return ChosenWording(words(language).term(address), language, official=False)
