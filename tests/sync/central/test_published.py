"""What a coordinator publishes, and files that went bad: each stops nothing but itself."""

import logging
import os
from pathlib import Path

import httpx
import msgspec
import pytest

from kiosk.campaign import Campaign, version_of
from kiosk.keys import LEAST, create
from kiosk.passphrase import Passphrase
from sync.central.home import LIMIT, CentreHome
from tests.sync.helpers import PASSPHRASE, Centre, Kiosk, running


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'central.db'}"


def _told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the warnings so far, which are expected."""
    loud = [each for each in caplog.records if each.levelno >= logging.WARNING]
    caplog.clear()
    return ["{} {file}: {code}".format(each.getMessage(), **vars(each)["fields"]) for each in loud]


def _get(centre: str, path: str) -> httpx.Response:
    return httpx.get(f"{centre}{path}", trust_env=False)


def _also_published(home: CentreHome, campaign: Campaign) -> None:
    """Publish a second campaign, so that the first stands among others."""
    create(home.key_file("skelleftea"), PASSPHRASE, LEAST)
    home.publish(msgspec.structs.replace(campaign, id="skelleftea"))


def test_centre_goes_on_with_what_it_has_when_a_published_file_goes_bad(
    centre: Centre, home: CentreHome, campaign: Campaign, kiosk: Kiosk, caplog
) -> None:
    home.campaign_file("umea").write_bytes(b"\x80")
    _also_published(home, campaign)
    for path in ("/umea", "/skelleftea", "/umea"):
        assert _get(centre.address, path).status_code == 200
    assert _told(caplog) == ["skipped umea.msgpack: centre-campaign-damaged"]
    assert kiosk.sync(centre.address).answers == 3

    changed = msgspec.structs.replace(campaign, name="Umeå lyssnar igen")
    home.publish(changed)
    assert "Umeå lyssnar igen" in _get(centre.address, "/").text


def _hostile(content: bytes) -> dict[str, bytes]:
    return {
        "a text that is no UTF-8": content.replace("Umeå".encode(), b"Ume\xff\xff"),
        "lists without end": b"\x81\xa1x" + b"\x91" * 300_000,
        "too much": content + bytes(LIMIT),
    }


@pytest.mark.parametrize("damage", _hostile(b""))
def test_centre_goes_on_when_a_published_file_holds(
    damage: str, centre: Centre, home: CentreHome, caplog
) -> None:
    file = home.campaign_file("umea")
    file.write_bytes(_hostile(file.read_bytes())[damage])
    for _ in range(2):
        assert "Polisen och kommunen lyssnar" in _get(centre.address, "/umea").text
    assert _told(caplog) == ["skipped umea.msgpack: centre-campaign-damaged"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pipes among its files")
@pytest.mark.parametrize("place", ["campaign_file", "key_file"])
def test_centre_does_not_wait_for_a_pipe_among_its_files(
    place: str, centre: Centre, home: CentreHome, caplog
) -> None:
    file = getattr(home, place)("umea")
    file.unlink()
    os.mkfifo(file)
    for _ in range(2):
        assert _get(centre.address, "/umea").status_code == 200
    assert _told(caplog) == [f"skipped {file.name}: file-unreadable"]


def test_centre_leaves_out_keys_that_are_no_text(centre: Centre, home: CentreHome, caplog) -> None:
    home.key_file("umea").write_bytes(b'{"campaign": "\xff"}')
    assert _get(centre.address, "/umea").status_code == 200
    assert _told(caplog) == ["skipped umea.json: keys-damaged"]


def test_centre_says_it_again_when_a_mended_file_goes_bad_again(
    centre: Centre, home: CentreHome, campaign: Campaign, caplog
) -> None:
    for damage in (b"", b"\xc1"):
        home.campaign_file("umea").write_bytes(damage)
        _get(centre.address, "/umea")
        home.publish(campaign)
        _get(centre.address, "/umea")
    assert _told(caplog) == ["skipped umea.msgpack: centre-campaign-damaged"] * 2


@pytest.mark.parametrize(
    ("name", "code"),
    [("copy-of-umea", "centre-campaign-damaged"), ("Umeå (1)", "centre-campaign-damaged")],
)
def test_centre_leaves_out_a_file_that_is_not_named_after_its_campaign(
    name: str, code: str, centre: Centre, home: CentreHome, caplog
) -> None:
    (home.campaigns / f"{name}.msgpack").write_bytes(home.campaign_file("umea").read_bytes())
    assert _get(centre.address, "/umea").status_code == 200
    assert _told(caplog) == [f"skipped {name}.msgpack: {code}"]


def test_centre_leaves_out_a_campaign_whose_id_is_no_address(
    centre: Centre, home: CentreHome, campaign: Campaign, caplog
) -> None:
    content = msgspec.msgpack.encode(msgspec.structs.replace(campaign, id="api"))
    (home.campaigns / "api.msgpack").write_bytes(content)
    assert _get(centre.address, "/umea").status_code == 200
    assert _told(caplog) == ["skipped api.msgpack: campaign-id-invalid"]


def test_centre_leaves_out_only_the_questionnaire_that_is_damaged(
    centre: Centre, home: CentreHome, campaign: Campaign, kiosk: Kiosk, caplog
) -> None:
    (home.questionnaires("umea") / "0123456789abcdef.msgpack").write_bytes(b"?")
    home.publish(msgspec.structs.replace(campaign, name="Nytt namn"))
    assert kiosk.sync(centre.address).answers == 3
    assert "Nytt namn" in _get(centre.address, "/umea").text
    assert _told(caplog) == ["skipped 0123456789abcdef.msgpack: centre-campaign-damaged"]


def test_centre_takes_in_an_answer_to_an_older_questionnaire(
    centre: Centre, home: CentreHome, campaign: Campaign, kiosk: Kiosk
) -> None:
    form = msgspec.structs.replace(
        campaign.questionnaire, questions=campaign.questionnaire.questions[:1]
    )
    newer = msgspec.structs.replace(campaign, questionnaire=form)
    assert version_of(form) != version_of(campaign.questionnaire)
    home.publish(newer)
    assert kiosk.sync(centre.address).answers == 3


def test_centre_starts_when_one_of_several_campaigns_is_damaged(
    home: CentreHome, campaign: Campaign, clock, database_url: str, caplog
) -> None:
    _also_published(home, campaign)
    home.campaign_file("umea").write_bytes(b"\x80")
    with running(database_url, home, clock) as address:
        assert _get(address, "/skelleftea").status_code == 200
        assert _get(address, "/umea").status_code == 404
    assert _told(caplog) == ["skipped umea.msgpack: centre-campaign-damaged"]


def test_centre_loads_a_campaign_once_its_keys_are_there(
    home: CentreHome, campaign: Campaign, clock, database_url: str, caplog
) -> None:
    _also_published(home, campaign)
    keys = home.key_file("umea").read_bytes()
    home.key_file("umea").unlink()
    with running(database_url, home, clock) as address:
        assert _get(address, "/umea").status_code == 404
        assert _told(caplog) == ["skipped umea.json: keys-missing"]
        home.key_file("umea").write_bytes(keys)
        assert _get(address, "/umea").status_code == 200


def test_centre_leaves_out_a_campaign_whose_keys_have_another_passphrase(
    home: CentreHome, campaign: Campaign, kiosk: Kiosk, clock, database_url: str, caplog
) -> None:
    create(home.key_file("skelleftea"), Passphrase("something else"), LEAST)
    home.publish(msgspec.structs.replace(campaign, id="skelleftea"))
    with running(database_url, home, clock) as address:
        assert _told(caplog) == ["skipped skelleftea.json: passphrase-wrong"]
        assert kiosk.sync(address).answers == 3
        assert _get(address, "/skelleftea").status_code == 404
