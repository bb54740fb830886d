"""Building a campaign's pack: the same for the same content, counted up for another."""

from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from kiosk import pack
from kiosk.campaign import Campaign, version_of
from kiosk.errors import Refused
from kiosk.home import alone
from kiosk.keys import CampaignKeys
from sync.central.editions import build
from sync.central.home import CentreHome, read_campaign


@pytest.fixture
def renamed(campaign: Campaign) -> Campaign:
    return msgspec.structs.replace(campaign, name="Umeå lyssnar igen")


def test_first_build_is_the_first_edition_for_no_kiosk_in_particular(
    home: CentreHome, keys: CampaignKeys, campaign: Campaign
) -> None:
    made, data = build(home, keys, campaign)
    assert (made.edition, made.identity, made.campaign) == (1, None, campaign)
    assert pack.decode(data) == made


def test_same_content_makes_the_same_bytes(
    home: CentreHome, keys: CampaignKeys, campaign: Campaign
) -> None:
    _, first = build(home, keys, campaign)
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(campaign), type=Campaign)
    assert build(home, keys, again)[1] == first


def test_edition_counts_up_with_each_change_and_only_then(
    home: CentreHome, keys: CampaignKeys, campaign: Campaign, renamed: Campaign
) -> None:
    built = [build(home, keys, each)[0] for each in (campaign, renamed, renamed, campaign)]
    assert [each.edition for each in built] == [1, 2, 2, 3]


def test_two_builds_at_once_are_two_editions(
    home: CentreHome, keys: CampaignKeys, campaign: Campaign, renamed: Campaign
) -> None:
    build(home, keys, campaign)
    others = [msgspec.structs.replace(renamed, name=f"Umeå {n}") for n in range(4)]
    with ThreadPoolExecutor(len(others)) as pool:
        made = [done[0] for done in pool.map(lambda one: build(home, keys, one), others)]
    assert sorted(one.edition for one in made) == [2, 3, 4, 5]
    newest = max(made, key=lambda one: one.edition)
    assert home.built(campaign.id, keys.public) == newest
    assert read_campaign(home.campaign_file(campaign.id)) == newest.campaign


def test_build_that_another_holds_up_is_told(
    home: CentreHome, keys: CampaignKeys, campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(home, keys, campaign)
    monkeypatch.setattr("sync.central.editions.PATIENCE", 0)
    with (
        alone(home.build_lock, Refused("build-running")),
        pytest.raises(Refused, match="being built"),
    ):
        build(home, keys, campaign)


def test_build_is_published_with_its_questionnaire(
    home: CentreHome, keys: CampaignKeys, renamed: Campaign
) -> None:
    made, data = build(home, keys, renamed)
    assert read_campaign(home.campaign_file("umea")) == renamed
    versions = [file.stem for file in home.published_questionnaires("umea")]
    assert version_of(renamed.questionnaire) in versions
    assert home.pack_file("umea").read_bytes() == data
    assert home.built("umea", keys.public) == made


def test_nothing_is_built_on_a_pack_that_is_damaged(
    home: CentreHome, keys: CampaignKeys, campaign: Campaign, renamed: Campaign
) -> None:
    build(home, keys, campaign)
    damaged = home.pack_file("umea").read_bytes()[:-1]
    home.pack_file("umea").write_bytes(damaged)
    with pytest.raises(Refused) as refused:
        build(home, keys, renamed)
    assert refused.value.code == "centre-pack-damaged"
    assert home.pack_file("umea").read_bytes() == damaged
    assert read_campaign(home.campaign_file("umea")) == campaign


@pytest.mark.parametrize("other", ["keys", "campaign"])
def test_nothing_is_built_on_a_pack_of_another(
    other: str, home: CentreHome, keys: CampaignKeys, campaign: Campaign
) -> None:
    strange = CampaignKeys.generate() if other == "keys" else keys
    id_ = "umea" if other == "keys" else "skelleftea"
    theirs = pack.Pack(msgspec.structs.replace(campaign, id=id_), strange.public)
    home.keep_pack("umea", pack.encode(theirs, strange.signing))
    with pytest.raises(Refused) as refused:
        build(home, keys, campaign)
    assert refused.value.code == "centre-pack-damaged"
