"""Tests of ``store.database``."""
