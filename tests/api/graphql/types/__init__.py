"""Tests of ``api/graphql/types``."""
