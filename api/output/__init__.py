"""Answers for people and programs: rows of cells, as a table, JSON or CSV."""
