"""Tests of ``graphql_engine/http``."""
