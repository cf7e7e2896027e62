"""Tests of ``domain/dates``."""
