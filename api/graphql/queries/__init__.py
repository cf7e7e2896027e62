"""The queries of the schema: the fields of the root ``at``, one module per query."""
