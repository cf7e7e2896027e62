"""The operation of one HTTP request: its response is found in the cache or made."""

from dataclasses import dataclass
from typing import NamedTuple

import orjson
from strawberry.http.types import HTTPMethod
from strawberry.types.graphql import OperationType

from graphql_engine.client_errors import retry_after
from graphql_engine.context import DataSource, DataVersion, OperationContext
from graphql_engine.engine import GraphQLEngine, is_costly
from graphql_engine.http.response_cache import (
    GraphQLResponse,
    ResponseCache,
    cache_key,
    compress,
    etag_of,
)
from graphql_engine.operation import (
    GraphQLRequest,
    PreparedOperation,
    is_request_error,
    to_json,
)
from graphql_engine.validation.limit_table import MOST_CHARACTERS


class CacheKeys(NamedTuple):
    """Hashes of what a response depends on: without, and with, the data's version."""

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
    method: HTTPMethod
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
        return found._replace(position=version[0]) if found else None

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
        prepared = self.prepared = self.prepared or self.engine.prepare(
            self.request, self.method, may_subscribe=False
        )
        if is_costly(prepared) and not may_be_costly:
            return None
        try:
            return self._execute(prepared)
        finally:
            self.context.close()

    def _execute(self, prepared: PreparedOperation) -> GraphQLResponse:
        if self.keys:
            self.context.position = self.keys.version[0]
        result = self.engine.execute(prepared, self.context)
        body = to_json(result)
        is_query = prepared.type is OperationType.QUERY
        wait = retry_after(result.errors)
        if result.errors or self.keys is None or not is_query:
            position = 0 if wait else self.data.read_version()[0]
            return GraphQLResponse(
                body,
                is_request_error=is_request_error(result),
                position=position,
                retry_after=wait,
            )
        response = GraphQLResponse(body, position=self.keys.version[0])
        if self.context.is_storable:
            is_fixed = self.context.is_immutable
            response = response._replace(etag=etag_of(body), is_immutable=is_fixed)
            self._store(response)
        return response

    def compress(self, response: GraphQLResponse) -> GraphQLResponse:
        """Compress a response, once for all clients if it is cached."""
        compressed = compress(response)
        self._store(compressed)
        return compressed

    def _store(self, response: GraphQLResponse) -> None:
        if self.keys and response.etag:
            is_fixed = response.is_immutable
            key = self.keys.immutable if is_fixed else self.keys.current
            self.cache.add(key, response)


def _keys(request: GraphQLRequest, viewer: str, version: DataVersion) -> CacheKeys:
    variables = orjson.dumps(request.variables, option=orjson.OPT_SORT_KEYS)
    immutable = cache_key(viewer, request.document, request.operation_name, variables)
    return CacheKeys(immutable, cache_key(immutable, *version), version)
