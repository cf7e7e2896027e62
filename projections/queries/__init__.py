"""The queries: what is read from the tables at one moment."""
