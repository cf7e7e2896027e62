"""Timelines: what happened, around one subject, around many, or of all."""
