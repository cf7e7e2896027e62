"""How a meeting is called once its body was named: "its third meeting"."""

from collections.abc import Callable, Mapping


def _in_english(meeting: str, body: str) -> str:
    whole = f" of {body}"
    if not meeting.startswith("the ") or not meeting.endswith(whole):
        return meeting
    return f"its {meeting.removeprefix('the ').removesuffix(whole)}"


def _in_chinese(meeting: str, body: str) -> str:
    rest = meeting.removeprefix(body)
    return f"其{rest}" if rest != meeting else meeting


POSSESSIVES: Mapping[str, Callable[[str, str], str]] = {
    "en": _in_english,
    "zh": _in_chinese,
}
"""By language: from the names of a meeting and its body to that of the meeting."""
