"""A desk for reports in tests: a session to report to, and three who work there."""

from dataclasses import replace
from datetime import UTC, datetime

from domain.kinds.mandate import Adopted
from domain.kinds.meeting import Planned
from domain.recording.acts import Author, Record
from domain.texts import Wording
from reports.editions import EndorsementState, Life
from reports.model import Model
from reports.workflow.requests import ReportOptions
from reports.workflow.workflow import ReportWorkflow as ReportDesk
from store.artefacts import Artefacts
from tests.support.desks import Desk
from tests.support.examples import formed

ENTITIES = ("minamata", "brs", "chemicals-and-health")
SESSION = "meeting:example-cop-4"
NEXT_SESSION = "meeting:example-cop-5"
SYMBOL = "UNEP/EXAMPLE/COP.4/INF/1"
NEXT_SYMBOL = "UNEP/EXAMPLE/COP.5/INF/1"
SYMBOLS = {"Example COP-4": SYMBOL, "Example COP-5": NEXT_SYMBOL}
PERIOD = ReportOptions(period="2018/2021-03", languages=("en", "zh"))


class ReportOffice:
    """One ledger with a session to come, and a report desk for each entity."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.artefacts = Artefacts(desk.engine, clock=desk.clock)
        desk.record(
            _session(SESSION, "Example COP-4"),
            _session(NEXT_SESSION, "Example COP-5"),
            Record.of(Adopted(), "mandate:MC-3/11", occurred="2019-11-29"),
            formed(
                "Joint task force",
                "2018-07",
                "minamata, brs and chemicals-and-health",
                title={"en": Wording("Joint task force set up")},
            ),
        )

    def of(self, entity: str = "minamata") -> ReportDesk:
        """Give the desk of who works for an entity."""
        who = Author(by=f"officer-of-{entity}", entity=entity)
        return ReportDesk(self.desk.ledger, self.desk.reader, self.artefacts, who)

    def plan(self, symbol: str = SYMBOL, session: str = SESSION) -> None:
        """Plan a joint report for a session."""
        self.of().plan(symbol, [session], name={"en": "Joint report"})

    def plan_for(self, session: str) -> None:
        """Plan the joint report for a session that is called so."""
        self.plan(SYMBOLS[session], session)

    def made(self, name: str = SYMBOL, *, period: str | None = None) -> Model:
        """Make the next edition, in two languages."""
        return self.of().make(name, replace(PERIOD, period=period)).model

    def life(self) -> Life:
        """Read the life of the first report."""
        return self.of().life(SYMBOL)

    def standing(self) -> EndorsementState:
        """Tell where its latest edition stands."""
        desk = self.of()
        return desk.standing(desk.life(SYMBOL))

    def late_entry(self) -> None:
        """Record something that happened in the period."""
        self.desk.record(formed("Waste group", "2019-05", "minamata and brs"))

    def endorsed_by(self, *entities: str, number: int = 1) -> None:
        """Let entities endorse an edition."""
        for one in entities:
            self.of(one).endorse(SYMBOL, number)

    def on(self, day: str) -> None:
        """Let it be noon on another day."""
        self.desk.clock.now = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)


def _session(reference: str, name: str) -> Record:
    what = Planned(
        name={"en": Wording(name)}, body="actor:example-cop", planned_for="2021-11"
    )
    return Record.of(what, reference, occurred="2021-01")


def status(office: ReportOffice) -> str:
    """Say where the report stands."""
    desk = office.of()
    life = desk.life(SYMBOL)
    return life.status(desk.entities(life))
