"""Tests of ``projections/queries/timelines``."""
