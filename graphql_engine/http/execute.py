"""Executing the operation of an HTTP request, or finding its cached response."""

from dataclasses import dataclass
from typing import NamedTuple

import orjson
from strawberry.schema.exceptions import (
    CannotGetOperationTypeError,
    InvalidOperationTypeError,
)
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from graphql_engine.context import DataSource, DataVersion, OperationContext
from graphql_engine.engine import GraphQLEngine, is_costly
from graphql_engine.errors import BadRequestError
from graphql_engine.http.response_cache import (
    CachedResponse,
    ResponseCache,
    cache_key,
    etag_of,
)
from graphql_engine.operation import GraphQLRequest, PreparedOperation
from graphql_engine.validation.query_limits import MOST_CHARACTERS

METHOD_NOT_ALLOWED = 405
IMMUTABLE = "private, max-age=31536000, immutable"
REVALIDATE = "private, no-cache"


class GraphQLResponse(NamedTuple):
    """A response, before it is sent over HTTP.

    Attributes:
        is_request_error: whether the operation was refused before it was executed.
        etag: hash of the body; "" if clients must not store the response.
        position: the position of the data that the response shows.
    """

    body: bytes
    is_request_error: bool = False
    etag: str = ""
    is_immutable: bool = False
    position: int = 0

    @property
    def cache_control(self) -> str:
        """What a browser may do with the response."""
        if self.is_immutable:
            return IMMUTABLE
        return REVALIDATE if self.etag else "no-store"


class CacheKeys(NamedTuple):
    """Hashes of what a response depends on: without the version of the data, and with.

    Attributes:
        version: the present version.
    """

    immutable: bytes
    current: bytes
    version: DataVersion


@dataclass
class HTTPOperation:
    """The operation of one request, on its way to a response.

    Attributes:
        method: GET or POST.
        keys: the keys of the response, once it was looked up in the cache.
        prepared: the operation, once it was parsed and checked.
    """

    engine: GraphQLEngine
    cache: ResponseCache
    data: DataSource
    request: GraphQLRequest
    context: OperationContext
    method: str
    keys: CacheKeys | None = None
    prepared: PreparedOperation | None = None

    @property
    def may_be_cached(self) -> bool:
        """Whether to look for a cached response.

        A mutation has none; a document that is too long would take long to hash.
        """
        document = self.request.document
        is_mutation = document.lstrip().startswith("mutation")
        return not is_mutation and len(document) <= MOST_CHARACTERS

    def find_cached(self, version: DataVersion) -> GraphQLResponse | None:
        """Return the cached response, if it holds for the present version."""
        keys = self.keys = _keys(self.request, self.context.viewer, version)
        found = self.cache.find(keys.immutable) or self.cache.find(keys.current)
        return _to_response(found, version) if found else None

    def respond(self, *, may_be_costly: bool) -> GraphQLResponse | None:
        """Find or make the response; it may block, and is called in a worker thread.

        Returns:
            None if the operation is costly and may not be: call again in the lane.

        Raises:
            BadRequestError: there is no such operation, or the method forbids it.
        """
        if self.keys is None and self.may_be_cached:
            found = self.find_cached(self.data.read_version())
            if found:
                return found
        prepared = self.prepared = self.prepared or self._prepare()
        if is_costly(prepared) and not may_be_costly:
            return None
        try:
            return self._execute(prepared)
        finally:
            self.context.close()

    def _prepare(self) -> PreparedOperation:
        allowed = {OperationType.QUERY}
        if self.method != "GET":
            allowed.add(OperationType.MUTATION)
        try:
            return self.engine.prepare(self.request, allowed)
        except CannotGetOperationTypeError as error:
            raise BadRequestError(error.as_http_error_reason()) from error
        except InvalidOperationTypeError as error:
            is_link = self.method == "GET"
            reason = error.as_http_error_reason("GET" if is_link else "POST")
            status = METHOD_NOT_ALLOWED if is_link else 400
            raise BadRequestError(reason, status) from error

    def _execute(self, prepared: PreparedOperation) -> GraphQLResponse:
        if self.keys:
            self.context.position = self.keys.version.position
        result = self.engine.execute(prepared, self.context)
        body = _to_json(result)
        is_answer = prepared.type is OperationType.QUERY and not result.errors
        if not is_answer or self.keys is None:
            is_request_error = _is_request_error(result)
            position = self.data.read_version().position
            return GraphQLResponse(body, is_request_error, position=position)
        if not self.context.is_storable:
            return GraphQLResponse(body, position=self.keys.version.position)
        response = CachedResponse(body, etag_of(body), self.context.is_immutable)
        fixed = response.is_immutable
        self.cache.add(self.keys.immutable if fixed else self.keys.current, response)
        return _to_response(response, self.keys.version)


def _keys(request: GraphQLRequest, viewer: str, version: DataVersion) -> CacheKeys:
    variables = orjson.dumps(request.variables, option=orjson.OPT_SORT_KEYS)
    immutable = cache_key(viewer, request.document, request.operation_name, variables)
    return CacheKeys(immutable, cache_key(immutable, *version), version)


def _to_response(cached: CachedResponse, version: DataVersion) -> GraphQLResponse:
    return GraphQLResponse(
        cached.body,
        etag=cached.etag,
        is_immutable=cached.is_immutable,
        position=version.position,
    )


def _to_json(result: ExecutionResult) -> bytes:
    if not result.errors:
        return orjson.dumps({"data": result.data})
    errors = [one.formatted for one in result.errors]
    if _is_request_error(result):
        return orjson.dumps({"errors": errors})
    return orjson.dumps({"data": result.data, "errors": errors})


def _is_request_error(result: ExecutionResult) -> bool:
    errors = result.errors or []
    return bool(errors) and not result.data and all(one.path is None for one in errors)
