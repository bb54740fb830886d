"""A centre with answers, and what is needed to send them to an OpenRosa server."""

from pathlib import Path

import msgspec
from sqlalchemy import Engine, insert

from kiosk.campaign import Campaign, version_of
from kiosk.clock import ShiftedClock
from sync.central import openrosa_form, tables
from sync.central import openrosa_store as store
from sync.central.openrosa import Sender, Sent
from sync.central.openrosa_link import Server
from sync.central.openrosa_login import Login
from sync.central.openrosa_request import submissions_at
from tests.sync.central.openrosa_server import OpenRosa
from tests.sync.helpers import NOON, a_response


class Desk:
    """A centre with answers, and what is needed to send them."""

    def __init__(self, engine: Engine, campaign: Campaign, place: Path) -> None:
        self.engine = engine
        self.campaign = campaign
        self.lock = place / "openrosa.lock"
        self.version = version_of(campaign.questionnaire)
        self.ids: set[str] = set()
        self.add(3)
        self.make()

    def add(self, n: int, **changes: object) -> None:
        """Store answers as the intake does."""
        responses = [a_response(self.campaign, **changes) for _ in range(n)]
        names = {column.name for column in tables.response.c} - {"content"}
        rows = [
            {name: getattr(each, name) for name in names} | {"content": msgspec.to_builtins(each)}
            for each in responses
        ]
        with self.engine.begin() as connection:
            connection.execute(insert(tables.response), rows)
        self.ids |= {each.id for each in responses}

    def make(self) -> store.Made:
        def shaping(version: str, form: object) -> openrosa_form.Shape:
            return openrosa_form.flat(self.campaign.questionnaire, self.campaign.id, version)

        return store.make(self.engine, self.campaign.id, shaping)

    def server(self, rosa: OpenRosa, login: Login | None = None, **options: object) -> Server:
        clock = ShiftedClock(NOON)
        return Server(submissions_at(rosa.address), clock, login, **({"patience": 5.0} | options))  # type: ignore[arg-type]

    def send(self, server: Server, tries: int = 1) -> Sent:
        sender = Sender(self.engine, self.campaign.id, server, tries, wait=lambda seconds: None)
        with store.sole(self.engine, self.lock):
            return sender.run(lambda now: None)

    def states(self) -> dict[store.State, int]:
        return store.counts(self.engine, self.campaign.id)

    def assert_each_once(self, rosa: OpenRosa) -> None:
        """Send until nothing waits; check that each answer is there once, and noted so."""
        self.send(self.server(rosa))
        assert set(rosa.taken) == {f"uuid:{id_}" for id_ in self.ids}
        assert self.states() == {"sent": len(self.ids)}
        assert rosa.breaches == []
        # Twice or more, but always the same bytes.
        assert set(rosa.posts) == set(rosa.taken.values())
