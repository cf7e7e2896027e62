"""Tests of ``api/output``."""
