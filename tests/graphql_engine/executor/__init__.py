"""Tests of ``graphql_engine/executor``."""
