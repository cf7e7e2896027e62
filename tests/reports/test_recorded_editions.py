"""What an edition was kept as stays readable for ever, and keeps its digest."""

from pathlib import Path

import pytest

from reports.model import FORMAT, decode, encode
from reports.writers import WRITERS, Means, properties_of
from store.artefacts import digest_of

RECORDED = Path(__file__).parents[1] / "recorded_reports"
MODELS = {
    1: "3552900370977a2494a2ec96982232e8b319a657013ef98254088e44743efdee",
}
"""Version of the form -> digest of the example that it was recorded with."""


@pytest.mark.parametrize("version", MODELS)
def test_a_model_of_each_version_is_read(version: int) -> None:
    """Its bytes have the digest that was endorsed, and are written the same again."""
    kept = (RECORDED / f"model-{version}.json").read_bytes()

    model = decode(kept)

    assert digest_of(kept) == MODELS[version]
    assert encode(model) == kept


def test_the_newest_version_has_an_example() -> None:
    """Whoever changes the form records an example of it."""
    assert max(MODELS) == FORMAT


@pytest.mark.parametrize("name", ["docx", "html", "markdown", "akn"])
@pytest.mark.parametrize("version", MODELS)
def test_each_writer_writes_a_kept_model(version: int, name: str) -> None:
    """An edition of long ago can still be had in every format."""
    model = decode((RECORDED / f"model-{version}.json").read_bytes())
    means = Means(properties=properties_of(model))

    assert all(WRITERS[name].write(one, means) for one in model.documents)
