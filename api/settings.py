"""Settings: from the command line, the environment or ``trilogue.toml``, in that order.

Each setting has a default, so that a first run needs none of them.
"""

from collections.abc import Callable
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from api.logging_setup import LEVELS
from domain.content import UNAUTHENTICATED
from domain.texts import LANGUAGES

FILE = "trilogue.toml"
PREFIX = "TRILOGUE_"

Text = Annotated[str, Field(min_length=1)]


class SettingsError(Exception):
    """The settings cannot be used; the message says which one and why."""


def _valid(is_valid: Callable[[str], bool]) -> AfterValidator:
    """Return a validator that refuses the values for which `is_valid` is false."""

    def check(value: str) -> str:
        if not is_valid(value):
            raise ValueError(value)
        return value

    return AfterValidator(check)


def _are_origins(text: str) -> bool:
    """Return whether a text lists origins; each names one site, and no pattern."""
    try:
        return bool(origins_in(text)) and "*" not in text
    except ValueError:
        return False


def origins_in(text: str) -> frozenset[str]:
    """Read origins that are separated by commas, in the form that browsers send.

    Raises:
        ValueError: one of them is no origin.
    """
    # Only a server needs it, and loading the library takes long.
    from strawberry.http.websocket_origin import (  # noqa: PLC0415
        normalize_allowed_origins,
    )

    return normalize_allowed_origins(
        one for one in map(str.strip, text.split(",")) if one
    )


Folder = Annotated[str, _valid(lambda path: Path(path).is_dir())]


class Settings(BaseSettings):
    """What may differ between two installations.

    The description of a setting says which values are valid; error messages repeat it.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, extra="forbid", frozen=True, toml_file=FILE
    )

    database: Text = Field(
        default="sqlite:///trilogue.db",
        description="an address of a database, such as sqlite:///trilogue.db",
    )
    actor: Text = Field(
        default=UNAUTHENTICATED,
        description="the reference of the actor who records; it is not authenticated",
    )
    entity: Text | None = Field(
        default=None,
        description="the reference of the entity on whose behalf entries are recorded",
    )
    entities: Text = Field(
        default="minamata, brs, chemicals-and-health",
        description="references of the entities for which entries are recorded",
    )
    read_only: bool = Field(
        default=False,
        description="true or false: whether recording is refused",
    )
    language: Annotated[str, _valid(LANGUAGES.__contains__)] = Field(
        default="en", description=f"one of {', '.join(LANGUAGES)}"
    )
    time_zone: Annotated[str, _valid(lambda name: name in available_timezones())] = (
        Field(
            default="Europe/Zurich",
            description="the name of a time zone, such as Europe/Zurich",
        )
    )
    log_level: Annotated[str, _valid(LEVELS.__contains__)] = Field(
        default="warning", description=f"one of {', '.join(LEVELS)}"
    )
    framework: Text = Field(
        default="MC-3/11",
        description="the reference of the decision whose matrix is shown first",
    )
    trusted_documents: Folder | None = Field(
        default=None,
        description="an existing folder of GraphQL documents that clients name by hash",
    )
    only_trusted_documents: bool = Field(
        default=False,
        description="true or false: whether all other documents are refused",
    )
    fonts: Folder | None = Field(
        default=None,
        description="an existing folder with fonts for reports as PDF",
    )
    host: Text = Field(
        default="127.0.0.1",
        description="a name or address of this machine to listen at",
    )
    host_names: Text | None = Field(
        default=None,
        description="host names of the server, such as record.example",
    )
    allowed_origins: Annotated[str, _valid(_are_origins)] | None = Field(
        default=None,
        description="origins of other sites whose pages may read and record, such as "
        "https://dashboard.example",
    )
    port: int = Field(
        default=8000, ge=1, le=65535, description="a number from 1 to 65535"
    )
    workers: int = Field(
        default=1, ge=1, le=64, description="a number of processes from 1 to 64"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - not used
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - not used
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the file last, so that the environment overrides it."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**given: object) -> Settings:
    """Read the settings; `given` overrides the environment and the file.

    Args:
        given: values from the command line; None means not given.

    Raises:
        SettingsError: with the first setting that is wrong.
    """
    chosen: dict[str, Any] = {
        name: value for name, value in given.items() if value is not None
    }
    try:
        return Settings(**chosen)
    except (OSError, TOMLDecodeError, UnicodeDecodeError) as error:
        message = f'{FILE} cannot be read: {error}; write lines such as language = "en"'
        raise SettingsError(message) from error
    except ValidationError as error:
        raise SettingsError(_reason(error)) from error


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    setting = str(first["loc"][0])
    field = Settings.model_fields.get(setting)
    if field is None:
        known = ", ".join(Settings.model_fields)
        return (
            f"{FILE} contains the unknown setting {setting}; the settings are: {known}"
        )
    # An address may contain a password.
    is_secret = setting == "database" and first["input"]
    found = "not valid" if is_secret else repr(first["input"])
    return (
        f"the setting {setting} is {found}; it must be {field.description} "
        f"({PREFIX}{setting.upper()}, or {setting} in {FILE})"
    )
