"""Tests of the checklist of a report."""
