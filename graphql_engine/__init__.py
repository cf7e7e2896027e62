"""A GraphQL engine over Strawberry: execution, validation, limits, transport."""
