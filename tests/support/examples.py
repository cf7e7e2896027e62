"""Acts with names that a co-chair knows; their dates are invented."""

from typing import Any

from domain.content import Source
from domain.kinds.body import Dissolved, Formed, MemberJoined, MemberLeft, Renamed
from domain.recording.acts import Record
from domain.recording.common_fields import read_occurred
from domain.references import Ref
from domain.texts import Wording

FIRST_REPORT = "First joint report"
FRAMEWORK = "mandate:mc-3/11"


def reference(family: str, name: str) -> str:
    """Derive a reference from a name: "Waste group" is ``body:waste-group``."""
    return str(Ref(family, name.lower().replace(" ", "-")))


def actors(names: str) -> tuple[str, ...]:
    """Read "brs, chemicals-and-health and minamata"."""
    each = names.replace(" and ", ", ").split(", ")
    return tuple(f"actor:{one}" for one in each)


def source(document: str, *, paragraph: str = "", day: str = "") -> tuple[Source, ...]:
    """Cite one document."""
    named = reference("document", document)
    return (Source(document=named, paragraph=paragraph, day=day),)


def formed(name: str, when: str, members: str = "", **common: Any) -> Record:  # noqa: ANN401 - those of Record
    """Say that a body was formed."""
    what = Formed(
        name={"en": Wording(name)}, members=actors(members) if members else ()
    )
    return _of_body(what, name, when, **common)


def joined(name: str, when: str, entity: str, **common: Any) -> Record:  # noqa: ANN401 - those of Record
    """Say that an entity joined a body."""
    return _of_body(MemberJoined(member=f"actor:{entity}"), name, when, **common)


def left(name: str, when: str, entity: str, **common: Any) -> Record:  # noqa: ANN401 - those of Record
    """Say that an entity left a body."""
    return _of_body(MemberLeft(member=f"actor:{entity}"), name, when, **common)


def called(name: str, when: str, new_name: str) -> Record:
    """Say that a body took another name."""
    return _of_body(Renamed(name={"en": Wording(new_name)}), name, when)


def dissolved(name: str, when: str) -> Record:
    """Say that a body was dissolved."""
    return _of_body(Dissolved(), name, when)


def _of_body(what: Any, name: str, when: str, **common: Any) -> Record:  # noqa: ANN401 - a kind, and those of Record
    common.setdefault("sources", source(FIRST_REPORT))
    occurred = read_occurred(when)
    return Record.of(what, reference("body", name), occurred=occurred, **common)
