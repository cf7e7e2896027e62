"""Tests of ``projections/diff``."""
