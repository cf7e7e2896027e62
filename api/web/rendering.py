"""Templates: Jinja2 with everything escaped and nothing undefined."""

from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.wording import LANGUAGES, WORDS, code_in

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, language: str, **facts: Any) -> str:  # noqa: ANN401 - what the template names
    """Fill in a template in a language."""
    return _environment.get_template(template).render(
        t=WORDS[language],
        code=partial(code_in, language),
        language=language,
        languages=LANGUAGES,
        **facts,
    )
