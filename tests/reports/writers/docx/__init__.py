"""Tests of ``reports/writers/docx``."""
