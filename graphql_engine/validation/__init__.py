"""Validation: documents parsed once, checked in one pass, limited by cost."""
