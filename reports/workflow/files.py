"""Files of a report: in which form, in which language, and under which name."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from domain.errors import DomainError
from domain.gc_pause import MANY, gc_disabled
from reports.model import Model, encode
from reports.untranslated import check_translated
from reports.writers import WRITERS, Means, properties_of
from reports.writers.annotations import annotated

MODEL = "json"
MODEL_TYPE = "application/json"
SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        **{one.suffix.removeprefix("."): name for name, one in WRITERS.items()},
        **{name: name for name in WRITERS},
        MODEL: MODEL,
    }
)
"""What people write after the dot, or as a name -> the format."""

_UNSAFE = re.compile(r"[^\w.-]+")


class UnknownFormatError(DomainError):
    """Reports are not written in that form."""

    def __init__(self, *, form: str) -> None:
        known = ", ".join(SUFFIXES)
        super().__init__(f"a report is not written as {form!r}; it can be {known}")
        self.form = form


class LanguageMissingError(DomainError):
    """The edition was not made in that language."""

    def __init__(self, *, language: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"the report was not made in {language}; it is there in {', '.join(known)}"
        )
        self.language = language


class Form(NamedTuple):
    """The format of a file of a report.

    Attributes:
        format: name or suffix, such as ``docx`` or ``md``.
        is_annotated: whether each sentence names its entry and source.
        template: Word template; empty for the one that comes with this.
        fonts: folder with fonts, besides those of the machine.
    """

    format: str
    language: str
    is_annotated: bool = False
    template: bytes = b""
    fonts: str | None = None


class File(NamedTuple):
    """A file, as bytes, with its media type and a name to save it under."""

    content: bytes
    media_type: str
    name: str


def write_file(model: Model, form: Form, *, digest: str = "") -> File:
    """Write a report as a file for readers: the same model gives the same bytes.

    Args:
        digest: of the edition; empty for a preview.

    Raises:
        UntranslatedError: it is an edition without annotations, and more than a tenth
            of it is in another language.
        UnknownFormatError: no writer is called that.
        LanguageMissingError: the report was not made in the language.
    """
    is_model = SUFFIXES.get(form.format.lower()) == MODEL
    known = {one.language for one in model.documents}
    if model.edition and form.language in known and not (form.is_annotated or is_model):
        check_translated(model, form.language)
    return write_any_file(model, form, digest=digest)


def write_any_file(model: Model, form: Form, *, digest: str = "") -> File:
    """Write a report as a file, however much of it is in another language.

    An issued file is compared with it: conference services may have translated the
    rest.

    Raises:
        UnknownFormatError: no writer is called that.
        LanguageMissingError: the report was not made in the language.
    """
    name = SUFFIXES.get(form.format.lower())
    if name is None:
        raise UnknownFormatError(form=form.format)
    if name == MODEL:
        return File(encode(model), MODEL_TYPE, f"{stem(model)}.json")
    known = tuple(one.language for one in model.documents)
    if form.language not in known:
        raise LanguageMissingError(language=form.language, known=known)
    writer = WRITERS[name]
    means = Means(
        properties=properties_of(model, digest=digest),
        template=form.template or None,
        fonts=form.fonts,
    )
    clean = model.document(form.language)
    document = annotated(model, form.language) if form.is_annotated else clean
    suffix = f"{'-annotated' if form.is_annotated else ''}{writer.suffix}"
    stemmed = f"{stem(model)}-{form.language}{suffix}"
    with gc_disabled(MANY):
        content = writer.write(document, means)
    return File(content, writer.media_type, stemmed)


def stem(model: Model) -> str:
    """Give the beginning of a file's name: the report, and which edition it is."""
    reference = model.report.partition(":")[2] or "joint-report"
    edition = f"edition-{model.edition}" if model.edition else "preview"
    return f"{_UNSAFE.sub('-', reference).strip('-')}-{edition}"
