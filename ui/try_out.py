"""`lyssna try`: a kiosk with the sample campaign and an open session, on the screen at hand."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from kiosk import stand
from kiosk.errors import sentence
from kiosk.store import Store
from ui import running
from ui.trial import EVENT, set_up


def run(full_screen: bool, tell: Callable[[str], None]) -> int:
    """Run until the window is left; return the process's exit code."""
    running.require_screen()
    with tempfile.TemporaryDirectory(prefix="lyssna-try-") as place, set_up(Path(place)) as trial:
        campaign = trial.home.pack().campaign
        store = Store(trial.home.database)
        stand.open_session(store, campaign, EVENT, trial.clock.now(campaign.timezone))
        store.close()
        tell(sentence("try-ready", centre=f"{trial.centre}/{campaign.id}", **trial.pins))
        return running.run(trial.home, windowed=not full_screen, clock=trial.clock)
