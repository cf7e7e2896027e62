"""Tests of ``projections/projector``."""
