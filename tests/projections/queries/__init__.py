"""Tests of ``projections/queries``."""
