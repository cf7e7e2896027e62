"""What English sentences need of names: articles, capitals, and number."""

import re
from functools import cache

from babel import Locale

ARTICLE = "the"
BARE = frozenset({"Earthworks", "Governments", "Health", "Transparence"})
"""First words of names that stand without an article."""
KEPT = frozenset(
    {
        "Basel",
        "Committee",
        "Conference",
        "Conferences",
        "Convention",
        "Council",
        "Government",
        "Governments",
        "Minamata",
        "Parties",
        "Party",
        "Rotterdam",
        "States",
        "Stockholm",
    }
)
"""First words that keep their capital, although small words come after them."""

LOWERED = frozenset(
    {
        "A",
        "All",
        "An",
        "Any",
        "Ask",
        "At",
        "By",
        "Each",
        "For",
        "In",
        "Invite",
        "No",
        "Provide",
        "Request",
        "Some",
        "Support",
        "The",
    }
)
"""First words that lose their capital, although a capital comes after them."""

_NUMBER = re.compile(r"\S*\d")
_SORT = re.compile(r"(.+) \((campaign|programme|project|study)\)")
_HEAD = re.compile(
    r"[:,(]| (?:of|on|for|in|to|with|by|from|at|under|among|between|that) "
)


def running(name: str, *, is_topic: bool = False) -> str:
    """Put a name into a sentence: "Joint task force" is "the joint task force".

    Numbered decisions and names of ``BARE`` stand without an article, and so do topics:
    areas of cooperation and contributions.
    """
    told = _SORT.sub(r"\2 “\1”", name)
    if told != name:
        return f"{ARTICLE} {told}"
    first, _, rest = name.partition(" ")
    word = first.strip(",:;")
    is_bare = is_topic or word in BARE or bool(_NUMBER.match(rest or word))
    said = name if word in BARE else lowered(name)
    return said if is_bare else f"{ARTICLE} {said}"


def lowered(words: str) -> str:
    """Begin with a small letter what is no proper name.

    What is written with capitals throughout keeps them, and so does what begins with
    a word of ``KEPT``, a month or a country.
    """
    first, _, rest = words.partition(" ")
    word = first.strip(",:;").removesuffix("'s").removesuffix("’s")
    goes_on = rest.removeprefix("and ")[:1].isupper() and not _NUMBER.match(rest)
    is_proper = goes_on or word[1:2].isupper() or word in KEPT or word in _proper()
    is_proper = is_proper and word not in LOWERED
    return words if is_proper else words[:1].lower() + words[1:]


def is_plural(name: str) -> bool:
    """Tell whether a name is of several: "Consultations of the heads"."""
    head = _HEAD.split(name, maxsplit=1)[0]
    return head.endswith("s") and not head.endswith(("ss", "us", "is", "works"))


@cache
def _proper() -> frozenset[str]:
    locale = Locale.parse("en_GB")
    months = locale.months["format"]["wide"].values()
    return frozenset(one.split()[0] for one in (*locale.territories.values(), *months))
