"""Differences between the answers to one query at two moments."""
