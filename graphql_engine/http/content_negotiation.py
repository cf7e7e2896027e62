"""Content negotiation: the media type and the coding of a response."""

from functools import lru_cache

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"

_JSON = (JSON, "application/*", "*/*")


@lru_cache(maxsize=64)
def choose_media_type(accept: str) -> str:
    """Return the media type that an ``Accept`` header prefers."""
    return GRAPHQL_JSON if _prefers_graphql_json(accept) else JSON


@lru_cache(maxsize=64)
def accepts_gzip(accept_encoding: str) -> bool:
    """Return whether an ``Accept-Encoding`` header accepts gzip."""
    weights = dict(map(_read_weight, accept_encoding.lower().split(",")))
    weight = weights.get("gzip", weights.get("*", 0.0))
    return weight > 0 and weight >= weights.get("identity", 0.0)


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
