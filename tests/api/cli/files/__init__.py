"""Tests of ``api.cli.files``."""
