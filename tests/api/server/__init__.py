"""Tests of ``api/server``."""
