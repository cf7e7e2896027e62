"""Where the product meets its GraphQL engine: what it passes in, and nothing else."""

from collections.abc import AsyncGenerator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

import sqlalchemy as sa
from strawberry.types import ExecutionResult

from api.container import Services
from api.graphql import field_costs
from api.graphql.context import Context, LogVersions, context_factory
from api.graphql.error_formatting import to_client_error
from api.graphql.live.feed import Feed, SubscriptionRequest
from api.graphql.reader_schema import reader_schema
from api.graphql.schema import VALIDATION_RULES, RecordSchema, schema
from api.settings import Settings
from graphql_engine.deadline import Clock
from graphql_engine.endpoint import EndpointSettings, GraphQLEndpoint
from graphql_engine.engine import GraphQLEngine
from graphql_engine.operation import GraphQLRequest
from graphql_engine.persisted_documents import PersistedDocuments, read_documents
from graphql_engine.validation.cost_table import CostTable
from store.errors import StoreError
from store.head_peek import HeadPeek

PAGE_DOCUMENTS = Path(__file__).parents[1] / "web"
"""The documents of our own pages, which are always persisted."""

POSITION_HEADER = "trilogue-position"

ENDPOINT_SETTINGS = EndpointSettings(
    POSITION_HEADER,
    explorer="/explorer",
    unavailable=(StoreError, sa.exc.DBAPIError),
)

COST_TABLE = CostTable(
    lengths=field_costs.LENGTHS,
    statements=field_costs.STATEMENTS,
    statements_per_list=field_costs.STATEMENTS_PER_LIST,
    batched=field_costs.BATCHED,
    questions=field_costs.QUESTIONS,
    not_questions=field_costs.NOT_QUESTIONS,
    milliseconds=field_costs.MILLISECONDS,
)


def build_engine(
    clock: Clock = monotonic, of_schema: RecordSchema = schema
) -> GraphQLEngine:
    """Build an engine for the schema, or for that of readers.

    Args:
        clock: gives seconds that never decrease, for the deadline of queries.
    """
    return GraphQLEngine(
        of_schema,
        cost_table=COST_TABLE,
        error_mapping=to_client_error,
        validation_rules=VALIDATION_RULES,
        clock=clock,
    )


Engine = GraphQLEngine

ENGINE = build_engine()
READER_ENGINE = build_engine(of_schema=reader_schema)
"""The engines of this process: of the whole schema, and of that for readers."""


@contextmanager
def open_endpoint(services: Services, engine: Engine) -> Iterator[GraphQLEndpoint]:
    """Serve a ledger over HTTP and WebSockets until the end of the block."""
    feed = Feed(services, engine.execute_sync)

    def subscribe(
        request: GraphQLRequest, context: Context
    ) -> AsyncGenerator[ExecutionResult, None]:
        document, variables, name, _ = request
        return feed.follow(
            SubscriptionRequest(document, variables, name, context.viewer)
        )

    with closing(HeadPeek(services.log.reader)) as head_peek:
        endpoint = GraphQLEndpoint(
            engine,
            context_factory=context_factory(services),
            data=LogVersions(services, head_peek),
            subscribe=subscribe,
            documents=_persisted_documents(services.settings),
            settings=ENDPOINT_SETTINGS,
        )
        with closing(endpoint):
            yield endpoint


def _persisted_documents(settings: Settings) -> PersistedDocuments:
    folder = settings.trusted_documents
    documents = read_documents(PAGE_DOCUMENTS, *([Path(folder)] if folder else []))
    return PersistedDocuments(documents, only=settings.only_trusted_documents)
