"""Pages for people: each is a GraphQL operation and a template."""
