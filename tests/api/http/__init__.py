"""Tests of ``api/http``."""
