"""The one place that configures logging: the loggers below ``trilogue``, on stderr.

Log records never contain personal values, the text of entries, values of statements or
passwords of database addresses. Loggers log positions, kinds, counts and durations.
"""

import logging
import sys
import time

LEVELS = ("debug", "info", "warning", "error")
"""The values of the setting ``log_level``, from most to fewest records."""

ROOT_LOGGER = "trilogue"
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def configure_logging(level: str) -> None:
    """Write records of `level` and above to stderr, with their time in UTC.

    A second call replaces the first one.

    Args:
        level: one of ``LEVELS``.
    """
    logger = logging.getLogger(ROOT_LOGGER)
    for handler in [*logger.handlers]:
        logger.removeHandler(handler)
    formatter = logging.Formatter(FORMAT)
    formatter.converter = time.gmtime
    formatter.default_time_format = "%Y-%m-%dT%H:%M:%S"
    formatter.default_msec_format = "%s.%03dZ"
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    logger.addHandler(handler)
    logger.setLevel(level.upper())
