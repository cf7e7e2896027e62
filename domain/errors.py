"""The base class of all refusals; each rule has its own class."""


class DomainError(Exception):
    """A request that cannot be met. The message is written for a co-chair.

    Attributes:
        field: the field of an entry that it is about; empty if it is about none.
    """

    field: str = ""
