"""Templates: Jinja2 with everything escaped and nothing undefined."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.wording import LANGUAGES, TONGUES, WORDS, code_in
from domain.dates.edtf import Edtf
from domain.dates.printing import print_date, print_day

NOT_KEPT = {"cache-control": "no-store"}
"""Header of pages that may name persons: what is erased stands in no cache."""

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
        day=lambda iso: print_day(date.fromisoformat(iso), language),
        period=lambda edtf: print_date(Edtf.parse(edtf), language),
        language=language,
        languages=LANGUAGES,
        tongues=TONGUES,
        **facts,
    )


def language_of(*wanted: str) -> str:
    """Choose the language of a page: the first wanted one that pages have."""
    return next((one for one in wanted if one in WORDS), next(iter(LANGUAGES)))
