"""Content negotiation: the media type of a response."""

from functools import lru_cache

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"

_JSON = (JSON, "application/*", "*/*")


@lru_cache(maxsize=64)
def choose_media_type(accept: str) -> str:
    """Return the media type that an ``Accept`` header prefers."""
    return GRAPHQL_JSON if _prefers_graphql_json(accept) else JSON


def _prefers_graphql_json(accept: str) -> bool:
    weights = dict(map(_read_weight, accept.lower().split(",")))
    other = max(weights.get(media_type, 0.0) for media_type in _JSON)
    return weights.get(GRAPHQL_JSON, 0.0) > 0 and weights[GRAPHQL_JSON] >= other


def _read_weight(part: str) -> tuple[str, float]:
    media_type, *parameters = (one.strip() for one in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return media_type, _read_number(value)
    return media_type, 1.0


def _read_number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
