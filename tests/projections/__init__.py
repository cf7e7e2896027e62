"""Tests of ``projections``."""
