"""Matters: entries on one subject and for one purpose, which a report tells as one."""
