"""Tests of ``graphql_engine``."""
