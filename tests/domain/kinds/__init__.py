"""Tests of ``domain/kinds``."""
