"""What a draft says disagrees with nothing until it is adopted, and then it may."""

from domain.kinds.document import Issued
from domain.kinds.mandate import Adopted, ParagraphStated, Proposed, Welcomed
from domain.recording.acts import Record, Withdraw
from domain.recording.findings import Finding
from projections.queries.audit import read_findings
from tests.support.desks import Desk
from tests.support.examples import dissolved, formed

pytest_plugins = ("tests.support.desk_fixture",)

GROUP, DRAFT = "Waste group", "mc-7/1"
PROPOSAL = Record.of(Proposed(), DRAFT, occurred="2020-01-10")
ADOPTION = Record.of(Adopted(), DRAFT, occurred="2020-06-10")
PARAGRAPH = Record.of(
    ParagraphStated(paragraph="1", addressees=("body:waste-group",)),
    DRAFT,
    occurred="2020-01-10",
)


def audited(desk: Desk) -> list[Finding]:
    """List what the audit finds, but for what no entry is about."""
    found = read_findings(desk.reader, desk.at("2021-07-05"))
    return [one for one in found if one.rule != "unknown-reference"]


def test_a_draft_may_ask_a_body_that_ended(desk: Desk) -> None:
    """Nobody is asked yet; once the draft is adopted, it is found."""
    desk.record(formed(GROUP, "2018"), dissolved(GROUP, "2019"))

    assert desk.record(PROPOSAL, PARAGRAPH).findings == ()
    assert audited(desk) == []

    (found,) = desk.record(ADOPTION).findings
    assert (found.rule, found.positions) == ("after-closing", (4, 2))
    assert [one.positions for one in audited(desk)] == [(4, 2)]


def test_the_days_of_the_adoption_are_compared(desk: Desk) -> None:
    """The body began after the draft was written, and ended before the adoption."""
    desk.record(PROPOSAL, PARAGRAPH, formed(GROUP, "2020-02"), ADOPTION)
    assert audited(desk) == []

    assert desk.record(dissolved(GROUP, "2020-05")).findings == ()
    assert [one.rule for one in audited(desk)] == ["after-closing"]


def test_the_adoption_of_a_draft_compares_what_it_says(desk: Desk) -> None:
    """The same, the adoption being recorded last."""
    desk.record(PROPOSAL, PARAGRAPH, formed(GROUP, "2020-02"))

    assert desk.record(ADOPTION).findings == ()


def test_what_named_the_draft_agrees_with_its_adoption(desk: Desk) -> None:
    """A document is issued under the draft before it is adopted."""
    issued = Record.of(
        Issued(under=f"mandate:{DRAFT}"), "draft text", occurred="2020-01-11"
    )
    desk.record(PROPOSAL, issued)

    assert desk.record(ADOPTION).findings == ()
    assert audited(desk) == []


def test_what_named_no_draft_is_found_as_before(desk: Desk) -> None:
    """No draft is known by then: the decision began later."""
    issued = Record.of(
        Issued(under=f"mandate:{DRAFT}"), "draft text", occurred="2020-01-09"
    )
    desk.record(PROPOSAL, ADOPTION)

    assert [one.rule for one in desk.record(issued).findings] == ["before-opening"]
    assert [one.rule for one in audited(desk)] == ["before-opening"]


def test_what_a_draft_welcomes_is_found_once_it_is_adopted(desk: Desk) -> None:
    """The resolution that it would welcome was withdrawn from the record."""
    welcomed = Record.of(
        Welcomed(under=f"mandate:{DRAFT}", welcomed_by=("body:waste-group",)),
        "unea-6/4",
        occurred="2020-01-10",
    )
    desk.record(formed(GROUP, "2018"), PROPOSAL)
    desk.record(Withdraw(target="#1", reason="it was another group"))

    assert desk.record(welcomed).findings == ()
    assert audited(desk) == []

    desk.record(ADOPTION)
    assert [one.rule for one in audited(desk)] == ["withdrawn-reference"]
