"""Tests of ``wording/``."""
