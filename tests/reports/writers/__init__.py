"""Tests of ``reports/writers``."""
