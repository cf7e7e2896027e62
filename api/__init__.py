"""GraphQL, pages, exports, settings and the command line: translates, decides nothing."""
