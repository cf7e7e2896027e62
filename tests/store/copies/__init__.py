"""Tests of ``store.copies``."""
