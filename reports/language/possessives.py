"""How a meeting is called once its body was named: "its third meeting"."""

from collections.abc import Callable, Mapping


def _in_english(meeting: str, body: str) -> str:
    whole = f" of {body}"
    if not meeting.startswith("the ") or not meeting.endswith(whole):
        return meeting
    return f"its {meeting.removeprefix('the ').removesuffix(whole)}"


def _in_french(meeting: str, body: str) -> str:
    article, _, rest = meeting.partition(" ")
    own = {"le": "son", "la": "sa", "les": "ses"}.get(article)
    whole = f" {_contracted(f'de {body}', _FRENCH)}"
    return (
        f"{own} {rest.removesuffix(whole)}" if own and rest.endswith(whole) else meeting
    )


def _in_spanish(meeting: str, body: str) -> str:
    article, _, rest = meeting.partition(" ")
    own = {"el": "su", "la": "su", "los": "sus", "las": "sus"}.get(article)
    whole = f" {_contracted(f'de {body}', _SPANISH)}"
    return (
        f"{own} {rest.removesuffix(whole)}" if own and rest.endswith(whole) else meeting
    )


def _in_chinese(meeting: str, body: str) -> str:
    rest = meeting.removeprefix(body)
    return f"其{rest}" if rest != meeting else meeting


_FRENCH = {"de le ": "du ", "de les ": "des "}
_SPANISH = {"de el ": "del "}


def _contracted(words: str, contractions: Mapping[str, str]) -> str:
    """Write a preposition and an article as one word, where the language does."""
    for apart, together in contractions.items():
        if words.startswith(apart):
            return together + words.removeprefix(apart)
    return words


POSSESSIVES: Mapping[str, Callable[[str, str], str]] = {
    "en": _in_english,
    "fr": _in_french,
    "es": _in_spanish,
    "zh": _in_chinese,
}
"""By language: from the names of a meeting and its body to that of the meeting."""
