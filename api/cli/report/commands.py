"""The command ``trilogue report`` and its subcommands."""

from collections.abc import Callable

import typer

from api.cli.report import files, lifecycle, views

COMMANDS: dict[str, Callable[..., None]] = {
    "plan": lifecycle.plan,
    "edition": lifecycle.make,
    "endorse": lifecycle.endorse,
    "decline": lifecycle.decline,
    "write": lifecycle.write,
    "adopt": lifecycle.adopt,
    "empty": lifecycle.empty,
    "read-back": files.read_back,
    "submit": lifecycle.submit,
    "issue": files.issue,
    "consider": lifecycle.consider,
    "list": views.listed,
    "status": views.status,
    "texts": views.texts,
    "checklist": views.checklist,
    "diff": views.diff,
}

reports = typer.Typer(
    name="report",
    help="Write the joint report, and see it through its life.",
    add_completion=False,
    rich_markup_mode=None,
)
reports.callback(invoke_without_command=True)(files.write_report)
for name, command in COMMANDS.items():
    reports.command(name)(command)
