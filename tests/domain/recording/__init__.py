"""Tests of ``domain/recording``."""
