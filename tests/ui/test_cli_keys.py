"""Keys and kiosks by the real command line: at a terminal, with a key file, and with neither."""

import os
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import resources
from kiosk.errors import Refused
from kiosk.keys import LEAST, create, load
from kiosk.pack import decode
from kiosk.passphrase import Passphrase, read
from sync import parcel
from tests.faults.commands import ROOT, assert_told, assert_went_well, lyssna
from tests.needs import needs
from ui import cli_keys

CAMPAIGN = resources.path("campaigns", "umea-2016")
WORDS = "korrekt häst batteri"


class Desk:
    """A coordinator's desk: a centre's home, and the commands with it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.keys = place / "centre" / "keys" / "umea-2016.json"
        self.key_file = place / "passphrase"

    def run(self, *words: object, key_file: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a command without a terminal."""
        options: list[object] = ["--centre", self.place / "centre"]
        if key_file:
            options += ["--key-file", self.key_file]
        return lyssna(*words, *options, home=self.place / "home")

    def build(self) -> subprocess.CompletedProcess[str]:
        return self.run("campaign", "build", CAMPAIGN, "-o", self.place / "umea.lyssna")

    def enrol(self, name: str, *more: object) -> subprocess.CompletedProcess[str]:
        output = self.place / f"{name}.lyssna"
        return self.run("central", "enrol", name, "-o", output, *more)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk where there are no keys yet."""
    return Desk(tmp_path)


@pytest.fixture
def keyed(desk: Desk) -> Desk:
    """A desk with keys, and the file that opens them."""
    desk.key_file.write_text(WORDS + "\n", "utf-8")
    desk.key_file.chmod(0o600)
    create(desk.keys, Passphrase(WORDS), LEAST)
    return desk


@pytest.fixture
def built(keyed: Desk) -> Desk:
    """A desk where the campaign is built."""
    assert_went_well(keyed.build())
    return keyed


def at_terminal(*words: object, answers: Sequence[str], locale: str = "C.UTF-8") -> tuple[int, str]:
    """Run a command at a terminal, answer what it asks for; return its exit code and the screen."""
    needs(os.name == "posix", "Windows has no such terminals")
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "ui.cli", *map(str, words)]
    environment = os.environ | {"LC_ALL": locale, "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        shown = b""
        for answer in answers:
            shown += _screen(ours, until=b": ")
            os.write(ours, answer.encode() + b"\n")
        shown += _screen(ours)
    os.close(ours)
    return process.returncode, shown.decode()


def _screen(terminal: int, until: bytes | None = None) -> bytes:
    shown = b""
    while until is None or not shown.endswith(until):
        try:
            more = os.read(terminal, 4096)
        except OSError:  # the command has ended
            break
        if not more:
            break
        shown += more
    return shown


def test_create_asks_for_a_passphrase_twice_and_shows_it_never(desk: Desk) -> None:
    words = ("central", "campaign", "create", "umea-2016", "--centre", desk.place / "centre")
    code, shown = at_terminal(*words, answers=[WORDS, WORDS])
    assert code == 0
    assert "New keys for this campaign" in shown
    assert "häst" not in shown
    load(desk.keys).open(Passphrase(WORDS))


def test_create_asks_again_when_a_passphrase_will_not_do_or_was_mistyped(desk: Desk) -> None:
    words = ("central", "campaign", "create", "umea-2016", "--centre", desk.place / "centre")
    code, shown = at_terminal(*words, answers=["too short", WORDS, WORDS + "x", WORDS, WORDS])
    assert code == 0
    assert "A passphrase has 12 to 500 characters." in shown
    assert "too short" not in shown
    load(desk.keys).open(Passphrase(WORDS))


def test_build_asks_for_the_passphrase_once(keyed: Desk) -> None:
    output = keyed.place / "umea.lyssna"
    words = ("campaign", "build", CAMPAIGN, "-o", output, "--centre", keyed.place / "centre")
    code, shown = at_terminal(*words, answers=[WORDS])
    assert (code, shown.count("Passphrase")) == (0, 1)
    assert "häst" not in shown
    assert decode(output.read_bytes()).edition == 1


def test_wrong_passphrase_at_a_terminal_is_told_and_nothing_is_built(keyed: Desk) -> None:
    output = keyed.place / "umea.lyssna"
    words = ("campaign", "build", CAMPAIGN, "-o", output, "--centre", keyed.place / "centre")
    code, shown = at_terminal(*words, answers=["korrekt häst bateri"])
    assert code == 1
    assert "This is not the passphrase of the campaign's keys." in shown
    assert "bateri" not in shown
    assert not output.exists()


COMMANDS = [
    ("campaign", "build", CAMPAIGN, "-o", "none.lyssna"),
    ("central", "enrol", "Surfplatta 1", "-o", "none.lyssna"),
    ("central", "serve", "--port", "0"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[1])
def test_command_without_a_terminal_and_a_key_file_says_so(
    words: tuple[object, ...], built: Desk
) -> None:
    assert_told(built.run(*words, key_file=False), "passphrase-missing")


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[1])
def test_command_with_a_wrong_passphrase_says_so(words: tuple[object, ...], built: Desk) -> None:
    built.key_file.write_text("korrekt häst bateri\n", "utf-8")
    done = built.run(*words)
    assert_told(done, "passphrase-wrong")
    assert "bateri" not in done.stdout + done.stderr


def test_create_without_a_terminal_and_a_key_file_makes_nothing(desk: Desk) -> None:
    done = desk.run("central", "campaign", "create", "umea-2016", key_file=False)
    assert_told(done, "passphrase-missing")
    assert not desk.keys.exists()


def test_create_makes_the_key_file_that_is_missing(desk: Desk) -> None:
    done = desk.run("central", "campaign", "create", "umea-2016")
    assert_went_well(done)
    assert stat.S_IMODE(desk.key_file.stat().st_mode) == 0o600
    passphrase = read(desk.key_file)
    assert passphrase.encode().decode() not in done.stdout
    load(desk.keys).open(passphrase)


def test_passphrase_in_another_encoding_than_the_terminals_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A real terminal is read strictly: "ä" of Latin-1 is nothing in UTF-8."""

    def type_latin_1(*_: object, **__: object) -> str:
        return "häst".encode("latin-1").decode("utf-8")

    monkeypatch.setattr("click.prompt", type_latin_1)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    with pytest.raises(Refused) as error:
        cli_keys.passphrase(None)
    assert error.value.code == "passphrase-not-text"


@pytest.mark.parametrize("command", [("campaign", "build", CAMPAIGN), ("central", "enrol", "New")])
def test_pack_is_never_written_over_keys_or_the_pack_of_a_kiosk(
    command: tuple[object, ...], built: Desk
) -> None:
    assert_went_well(built.enrol("Surfplatta 1"))
    assert_went_well(built.build())  # over the last one
    for file in (built.keys, built.key_file, built.place / "Surfplatta 1.lyssna"):
        before = file.read_bytes()
        assert_told(built.run(*command, "-o", file), "output-kept")
        assert file.read_bytes() == before


def test_create_never_overwrites_keys(keyed: Desk) -> None:
    before = keyed.keys.read_bytes()
    keyed.key_file.unlink()
    done = keyed.run("central", "campaign", "create", "umea-2016")
    assert_told(done, "keys-exist", "en", str(keyed.keys))
    assert keyed.keys.read_bytes() == before
    assert not keyed.key_file.exists()


def test_create_refuses_an_id_that_cannot_be_used(desk: Desk) -> None:
    assert_told(desk.run("central", "campaign", "create", "../umea"), "campaign-id-invalid")
    assert not desk.key_file.exists()


def test_key_file_that_others_can_read_is_refused(keyed: Desk) -> None:
    needs(os.name == "posix", "Windows keeps rights in another way")
    keyed.key_file.chmod(0o644)
    assert_told(keyed.build(), "key-file-open", "en", str(keyed.key_file))


def test_key_file_that_is_missing_is_told(keyed: Desk) -> None:
    keyed.key_file.unlink()
    assert_told(keyed.build(), "key-file-missing", "en", str(keyed.key_file))


def test_key_file_may_be_named_by_the_environment(
    keyed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LYSSNA_KEY_FILE", str(keyed.key_file))
    output = keyed.place / "umea.lyssna"
    assert_went_well(keyed.run("campaign", "build", CAMPAIGN, "-o", output, key_file=False))


def test_build_without_keys_names_the_command_that_makes_them(desk: Desk) -> None:
    assert_told(desk.build(), "keys-missing", "en", "create umea-2016")


def test_enrol_before_the_first_build_is_refused(keyed: Desk) -> None:
    assert_told(keyed.enrol("Surfplatta 1"), "enrol-not-built", "en", "umea-2016")


def test_enrol_without_any_campaign_is_refused(desk: Desk) -> None:
    assert_told(desk.enrol("Surfplatta 1"), "centre-without-keys")


def test_enrol_names_the_campaign_where_there_are_several(built: Desk) -> None:
    create(built.keys.with_name("alla-typer.json"), Passphrase(WORDS), LEAST)
    assert_told(built.enrol("Surfplatta 1"), "campaign-not-named", "en", "alla-typer, umea-2016")
    assert_told(built.enrol("Surfplatta 1", "--campaign", "alla-typer"), "enrol-not-built")
    assert_went_well(built.enrol("Surfplatta 1", "--campaign", "umea-2016"))


def test_enrolled_kiosk_has_the_last_built_campaign_and_a_name_of_its_own(built: Desk) -> None:
    assert_went_well(built.enrol("Surfplatta 1"))
    update = decode((built.place / "umea.lyssna").read_bytes())
    pack = decode((built.place / "Surfplatta 1.lyssna").read_bytes())
    assert update.identity is None
    assert pack.holder.name == "Surfplatta 1"
    assert (pack.campaign, pack.edition, pack.keys) == (update.campaign, 1, update.keys)
    again = built.run("central", "enrol", "Surfplatta 1", "-o", built.place / "again.lyssna")
    assert_told(again, "kiosk-name-taken", "en", "Surfplatta 1")
    assert not (built.place / "again.lyssna").exists()


def test_kiosks_are_listed_with_what_became_of_them(built: Desk) -> None:
    def listed() -> list[str]:
        done = built.run("central", "kiosks", key_file=False)
        assert_went_well(done)
        return done.stdout.splitlines()

    assert listed() == ["No kiosk is enrolled in the campaign umea-2016."]
    for name in ("Surfplatta 2", "Surfplatta 1"):
        assert_went_well(built.enrol(name))
    done = built.run("central", "revoke", "Surfplatta 1", key_file=False)
    assert_went_well(done)
    assert "Surfplatta 1 is revoked since" in done.stdout
    first, second = listed()
    assert first.startswith("Surfplatta 1: enrolled ")
    assert ", revoked " in first
    assert second.startswith("Surfplatta 2: enrolled ")
    assert "revoked" not in second


def test_revoke_asks_first_at_a_terminal(built: Desk) -> None:
    built.enrol("Surfplatta 1")
    words = ("central", "revoke", "Surfplatta 1", "--centre", built.place / "centre")
    code, shown = at_terminal(*words, answers=["kanske", "nej"], locale="sv_SE.UTF-8")
    assert (code, shown.count("[j/N]: ")) == (0, 2)
    assert "spärrad" not in built.run("central", "kiosks", key_file=False).stdout
    assert "är spärrad sedan" in at_terminal(*words, answers=["ja"], locale="sv_SE.UTF-8")[1]


def test_revoke_with_yes_asks_nothing(built: Desk) -> None:
    built.enrol("Surfplatta 1")
    words = ("central", "revoke", "Surfplatta 1", "--yes", "--centre", built.place / "centre")
    code, shown = at_terminal(*words, answers=[])
    assert (code, "[y/N]" in shown) == (0, False)
    assert "is revoked since" in shown


def test_install_asks_again_for_equal_pins_and_tells_to_delete_the_pack(built: Desk) -> None:
    built.enrol("Surfplatta 1")
    pack = built.place / "Surfplatta 1.lyssna"
    words = ("install", pack, "--home", built.place / "kiosk")
    answers = ["j", "190283", "190283", "190283", "472839", "472838", "472839", "472839"]
    code, shown = at_terminal(*words, answers=answers, locale="sv_SE.UTF-8")
    assert code == 0
    assert "behöver två olika PIN-koder" in shown  # the coordinator's was the staff's
    assert "De två var inte lika" in shown
    assert shown.count("En gång till: ") == 3
    assert f"Radera {pack} nu" in shown.replace("\r\n", " ")


def test_update_is_not_told_to_be_deleted(built: Desk) -> None:
    built.enrol("Surfplatta 1")
    home = ("--home", built.place / "kiosk")
    pins = built.place / "pins"
    pins.write_text("190283\n472839\n", "utf-8")
    first = lyssna(
        "install", built.place / "Surfplatta 1.lyssna", *home, "--pin-file", pins, home=home[1]
    )
    assert_went_well(first)
    assert "Delete" in first.stdout
    update = lyssna("install", built.place / "umea.lyssna", *home, home=home[1])
    assert_went_well(update)
    assert "Delete" not in update.stdout


@pytest.mark.parametrize("command", [("campaign", "build", CAMPAIGN), ("central", "enrol", "New")])
def test_output_in_a_folder_that_is_not_there_is_refused_before_the_passphrase(
    command: tuple[object, ...], keyed: Desk
) -> None:
    output = keyed.place / "none" / "x.lyssna"
    done = keyed.run(*command, "-o", output, key_file=False)
    assert_told(done, "output-folder-missing", "en", str(output.parent))


def test_kiosks_in_a_place_without_keys_asks_whether_it_is_the_centres(desk: Desk) -> None:
    done = desk.run("central", "kiosks", key_file=False)
    assert_told(done, "centre-without-keys", "en", str(desk.place / "centre"))
    assert done.stderr.index("LYSSNA_CENTRE") < done.stderr.index("campaign create")


def test_revoking_an_unknown_kiosk_is_refused_with_those_there_are(built: Desk) -> None:
    built.enrol("Surfplatta 1")
    done = built.run("central", "revoke", "Surfplatta 3", key_file=False)
    assert_told(done, "kiosk-name-unknown", "en", "Surfplatta 3", "Surfplatta 1")


def test_kiosks_are_kept_in_the_database_that_is_named(built: Desk) -> None:
    url = f"sqlite:///{built.place / 'elsewhere.db'}"
    assert_went_well(built.enrol("Surfplatta 1", "--database", url))
    done = built.run("central", "kiosks", "--database", url, key_file=False)
    assert "Surfplatta 1" in done.stdout
    here = built.run("central", "kiosks", key_file=False)
    assert "Surfplatta 1" not in here.stdout


def test_keys_lie_nowhere_but_closed(built: Desk) -> None:
    built.enrol("Surfplatta 1")
    keys = load(built.keys).open(Passphrase(WORDS))
    pack = decode((built.place / "Surfplatta 1.lyssna").read_bytes())
    for file in (each for each in built.place.rglob("*") if each.is_file()):
        content = file.read_bytes()
        for secret in (keys.campaign, keys.receipt, keys.box):
            assert secret not in content, file
        assert (pack.holder.seed in content) is (file.name == "Surfplatta 1.lyssna"), file


def test_second_campaign_is_closed_with_the_same_passphrase(keyed: Desk) -> None:
    wrong = keyed.place / "other"
    wrong.write_text("en helt annan lösenfras\n", "utf-8")
    wrong.chmod(0o600)
    second = keyed.keys.with_name("second.json")
    create_it = ("central", "campaign", "create", "second")
    refused = keyed.run(*create_it, "--key-file", wrong, key_file=False)
    assert_told(refused, "passphrase-wrong", "en")
    assert not second.exists()
    assert_went_well(keyed.run(*create_it))
    assert load(second).open(read(keyed.key_file))


def test_import_with_another_passphrase_takes_nothing_and_writes_nothing(built: Desk) -> None:
    built.key_file.write_text("en helt annan lösenfras\n", "utf-8")
    stick = built.place / "waiting.lyssna"
    parcel.write(stick, [])
    assert_told(built.run("central", "import", stick), "passphrase-wrong", "en")
    assert [file.name for file in built.place.glob("waiting*")] == [stick.name]
