"""Words of the log that recur, in languages that the log lacks."""

from domain.texts import ChosenWording, Wording
from reports.language.phrase_translations import said_in

GENEVA = {"en": Wording(words="Geneva", official=True)}


def test_words_that_recur_are_said_in_the_language() -> None:
    """A place that the log has in English is said as the catalogue says it."""
    language = "fr"

    said = said_in(GENEVA, language)

    assert said == ChosenWording("Genève", "fr", official=False)


def test_words_of_the_log_come_before_the_catalogue() -> None:
    """What the log says in the language is never said otherwise."""
    text = {**GENEVA, "fr": Wording(words="Genève (Suisse)", official=True)}

    said = said_in(text, "fr")

    assert said == ChosenWording("Genève (Suisse)", "fr", official=True)


def test_words_that_nobody_translated_stay_as_they_are() -> None:
    """What the catalogue does not know keeps its language, to be marked."""
    text = {"en": Wording(words="Consider the note", official=True)}

    said = said_in(text, "fr")

    assert said == ChosenWording("Consider the note", "en", official=True)


def test_nothing_said_is_nothing() -> None:
    """A text without words in any language stays without."""
    text: dict[str, Wording] = {}

    said = said_in(text, "fr")

    assert said is None
