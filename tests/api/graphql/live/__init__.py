"""Tests of ``api/graphql/live``."""
