"""Tests of matters: entries that a report tells as one."""
