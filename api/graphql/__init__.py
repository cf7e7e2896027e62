"""The GraphQL API: it translates questions and acts, and decides nothing."""
