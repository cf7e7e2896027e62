"""Refusals of the domain: one class per rule, all under ``DomainError``."""


class DomainError(Exception):
    """Something that was asked for and cannot be, in words a co-chair can read."""
