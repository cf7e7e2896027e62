"""Tests of ``api/graphql``."""
