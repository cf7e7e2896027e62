"""Tests of ``projections/names``."""
