"""A season of typical entries, as example data, and the second report on it."""
