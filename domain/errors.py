"""The base class of all refusals; each rule has its own class."""


class DomainError(Exception):
    """A request that cannot be met. The message is written for a co-chair."""
