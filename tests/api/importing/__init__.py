"""Tests of ``api/importing``."""
