"""The GraphQL explorer: GraphiQL with our examples."""

from api.web.explorer_examples import EXAMPLES
from api.web.page import Page
from api.web.reading import Reading
from api.web.rendering import Sayings

SCRIPT_WORDS = ("no_at", "nothing_found", "unreachable")
"""Messages that its script shows."""


def explorer(reading: Reading) -> Page:
    """Show the explorer of the whole schema, or with `schema=read` that for readers."""
    examples = [example.in_language(reading.language) for example in EXAMPLES]
    is_read = reading.value("schema") == "read"
    endpoint = "/graphql/read" if is_read else "/graphql"
    say = Sayings(reading.language)
    facts = {
        "examples": examples,
        "endpoint": endpoint,
        "script_words": {one: say(one) for one in SCRIPT_WORDS},
    }
    return Page("explorer.html", facts)
