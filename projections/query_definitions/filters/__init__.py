"""Filters that several queries share."""
