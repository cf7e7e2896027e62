"""Tests of ``reports/sections``."""
