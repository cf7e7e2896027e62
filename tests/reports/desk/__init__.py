"""Tests of ``reports/desk``."""
