"""Tests of ``api/web``."""
