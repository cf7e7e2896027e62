"""Tests of ``graphql_engine/scheduling``."""
