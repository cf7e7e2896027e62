"""Tests of ``api/graphql/queries``."""
