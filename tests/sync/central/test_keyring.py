"""A running centre's keys: opened once, and anew when their file is another."""

import pytest

from kiosk.errors import LyssnaError
from kiosk.keys import LEAST, CampaignKeys, Cost, LockedKeys, create
from kiosk.passphrase import Passphrase
from sync.central.home import CentreHome
from sync.central.keyring import Keyring
from tests.sync.helpers import PASSPHRASE


def test_keys_are_opened_with_the_passphrase(home: CentreHome, keys: CampaignKeys) -> None:
    assert Keyring(home, PASSPHRASE).keys("umea") == keys


def test_keys_are_opened_only_once(home: CentreHome, keys: CampaignKeys) -> None:
    ring = Keyring(home, PASSPHRASE)
    assert ring.keys("umea") is ring.keys("umea")


def test_keys_are_opened_anew_when_their_file_is_another(
    home: CentreHome, keys: CampaignKeys
) -> None:
    ring = Keyring(home, PASSPHRASE)
    ring.keys("umea")
    home.key_file("umea").unlink()
    restored = create(home.key_file("umea"), PASSPHRASE, LEAST)
    assert ring.keys("umea") == restored != keys


def test_keys_of_a_file_that_is_gone_are_not_given_out(home: CentreHome) -> None:
    ring = Keyring(home, PASSPHRASE)
    ring.keys("umea")
    home.key_file("umea").unlink()
    with pytest.raises(LyssnaError) as error:
        ring.keys("umea")
    assert error.value.code == "keys-missing"


def test_keys_closed_with_another_passphrase_stay_closed(home: CentreHome) -> None:
    with pytest.raises(LyssnaError) as error:
        Keyring(home, Passphrase("another passphrase")).keys("umea")
    assert error.value.code == "passphrase-wrong"


def test_two_campaigns_have_keys_of_their_own(home: CentreHome, keys: CampaignKeys) -> None:
    other = create(home.key_file("skelleftea"), PASSPHRASE, LEAST)
    ring = Keyring(home, PASSPHRASE)
    assert (ring.keys("umea"), ring.keys("skelleftea")) == (keys, other)
    assert LockedKeys.close(other, PASSPHRASE, Cost(2, 8192)).open(PASSPHRASE) == other
