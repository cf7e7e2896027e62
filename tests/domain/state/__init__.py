"""Tests of ``domain/state``."""
