"""Tests of ``reports/language``."""
