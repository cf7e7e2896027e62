"""Tests of ``reports/workflow``."""
