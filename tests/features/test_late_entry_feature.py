"""Steps of ``late_entry.feature``: all of them are shared."""

from pytest_bdd import scenarios

pytest_plugins = ("tests.support.steps",)

scenarios("late_entry.feature")
