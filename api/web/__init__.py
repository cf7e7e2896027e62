"""Web pages: each one is a GraphQL operation and a template."""
