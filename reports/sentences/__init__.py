"""Sentences: what a report says of a matter, in the words of people or of a pattern."""
