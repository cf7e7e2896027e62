"""Tests of ``graphql_engine/live``."""
