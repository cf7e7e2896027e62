"""Import: sheets of rows, each a fact with a stable key, taken as one unit."""
