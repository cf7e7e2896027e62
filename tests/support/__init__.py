"""Fixtures, builders and readers that several test modules share."""
