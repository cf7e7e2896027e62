"""Content negotiation: which of two names for JSON a client would rather read."""

from functools import lru_cache

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"

_JSON = (JSON, "application/*", "*/*")


@lru_cache(maxsize=64)
def media_type_for(accept: str) -> str:
    """Give the media type of an answer; clients say what they accept in few ways."""
    return GRAPHQL_JSON if _prefers_graphql_json(accept) else JSON


def _prefers_graphql_json(accept: str) -> bool:
    weights = dict(map(_weight, accept.lower().split(",")))
    other = max(weights.get(one, 0.0) for one in _JSON)
    return weights.get(GRAPHQL_JSON, 0.0) > 0 and weights[GRAPHQL_JSON] >= other


def _weight(part: str) -> tuple[str, float]:
    media_type, *parameters = (one.strip() for one in part.split(";"))
    for one in parameters:
        name, _, value = one.partition("=")
        if name.strip() == "q":
            return media_type, _number(value)
    return media_type, 1.0


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
