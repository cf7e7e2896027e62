"""Tests of the sentences of a report."""
