"""What the outside sees: GraphQL, pages, exports, settings, the command line."""
