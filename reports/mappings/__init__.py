"""Mappings of sections that come with this."""
