"""Tests of ``projections/query_definitions``."""
