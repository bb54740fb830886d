"""The centre's home: which campaigns it has keys for."""

from pathlib import Path

import pytest

from kiosk.errors import Refused
from kiosk.keys import LEAST, create
from sync.central.home import CentreHome
from tests.sync.helpers import PASSPHRASE


def refusal(home: CentreHome, named: str | None) -> Refused:
    with pytest.raises(Refused) as refused:
        home.only_campaign(named)
    assert refused.value.text("sv")
    return refused.value


def test_only_campaign_need_not_be_named(home: CentreHome) -> None:
    assert home.only_campaign(None) == home.only_campaign("umea") == "umea"


def test_one_of_several_campaigns_must_be_named(home: CentreHome) -> None:
    create(home.key_file("skelleftea"), PASSPHRASE, LEAST)
    assert home.only_campaign("umea") == "umea"
    error = refusal(home, None)
    assert error.code == "campaign-not-named"
    assert "skelleftea, umea" in error.text("en")


def test_campaign_that_is_not_there_is_told(home: CentreHome) -> None:
    assert refusal(home, "skelleftea").code == "keys-missing"
    assert refusal(home, "../umea").code == "campaign-id-invalid"


def test_home_without_any_campaign_is_told(tmp_path: Path) -> None:
    assert refusal(CentreHome(tmp_path / "none"), None).code == "centre-without-keys"
