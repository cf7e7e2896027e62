"""Tests of the product as a whole: history, manual, attacks, packaging, engines."""
