"""Tests of ``graphql_engine/validation``."""
