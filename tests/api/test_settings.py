"""Settings: where they come from, which wins, and what is said of a wrong one."""

from pathlib import Path

import pytest

from api.settings import Settings, SettingsError, load_settings, origins_in


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder, without a setting in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"TRILOGUE_{name.upper()}", raising=False)
    return tmp_path


def write(folder: Path, text: str) -> None:
    """Write the settings file."""
    (folder / "trilogue.toml").write_text(text, encoding="utf-8")


def test_first_run_needs_no_setting() -> None:
    """Everything has a default, and nobody passes for somebody."""
    settings = load_settings()

    assert settings.database == "sqlite:///trilogue.db"
    assert settings.actor == "unauthenticated"
    assert settings.entity is None


def test_file_gives_settings(folder: Path) -> None:
    """A team keeps its settings in a file."""
    write(folder, 'language = "zh"\nport = 8080\n')

    settings = load_settings()

    assert (settings.language, settings.port) == ("zh", 8080)


def test_environment_wins_over_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is set for one run beats what is set for all."""
    write(folder, 'language = "zh"\nport = 8080\n')
    monkeypatch.setenv("TRILOGUE_LANGUAGE", "fr")

    settings = load_settings()

    assert (settings.language, settings.port) == ("fr", 8080)


def test_command_line_wins_over_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """An option that was typed wins; one that was not typed does not count."""
    monkeypatch.setenv("TRILOGUE_LANGUAGE", "fr")
    monkeypatch.setenv("TRILOGUE_ENTITY", "minamata")

    settings = load_settings(language="ru", entity=None)

    assert (settings.language, settings.entity) == ("ru", "minamata")


@pytest.mark.parametrize(
    ("setting", "value", "advice"),
    [
        ("port", "eighty", "must be a number from 1 to 65535"),
        ("port", "70000", "must be a number from 1 to 65535"),
        ("language", "de", "must be one of "),
        ("time_zone", "Genf", "such as Europe/Zurich"),
        ("database", "", "such as sqlite:///trilogue.db"),
        ("allowed_origins", "*", "such as https://dashboard.example"),
        ("allowed_origins", "dashboard.example", "such as https://dashboard.example"),
        ("allowed_origins", "https://a.example/page", "https://dashboard.example"),
        ("allowed_origins", ",", "such as https://dashboard.example"),
    ],
)
def test_wrong_value_is_named_with_a_right_one(
    setting: str, value: str, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line says which setting, what it was, and what would be right."""
    variable = f"TRILOGUE_{setting.upper()}"
    monkeypatch.setenv(variable, value)

    with pytest.raises(SettingsError) as refusal:
        load_settings()

    message = str(refusal.value)
    assert f"the setting {setting} is {value!r}" in message
    assert advice in message
    assert variable in message
    assert "\n" not in message


def test_misspelt_setting_is_not_ignored(folder: Path) -> None:
    """A line of the file that sets nothing is a mistake, and is said to be one."""
    write(folder, 'langage = "zh"\n')

    with pytest.raises(SettingsError, match=r"unknown setting langage.*language"):
        load_settings()


def test_file_that_is_not_toml_is_refused(folder: Path) -> None:
    """The line of the mistake is named."""
    write(folder, "language: zh\n")

    with pytest.raises(SettingsError, match=r"line 1.*write lines such as"):
        load_settings()


def test_origins_are_read_as_browsers_send_them() -> None:
    """In lower case, without the usual port and without a slash at the end."""
    origins = origins_in("HTTPS://Dashboard.example:443/ , http://localhost:5173")

    assert origins == {"https://dashboard.example", "http://localhost:5173"}
