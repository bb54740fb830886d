"""The screens' translations: none missing, none left over, none stale, none too long.

The real lupdate and lrelease run in a copy, as `make texts` and `make translations` run them.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import resources
from tests.needs import needs
from ui.language import SOURCE_LANGUAGE, own_name

FOLDER = resources.path("translations")
TAGS = sorted(file.stem.removeprefix("lyssna_") for file in FOLDER.glob("lyssna_*.ts"))
STAFF = "en"  # what staff read is in Swedish and in this language
NEW = "fit"  # Meänkieli, which nobody has begun and Qt has no name for

THANKS = re.compile(r"^(Tack|Thank you|Kiitos|شكرًا)!")
PLACES = re.compile(r"%\d|%n")
ROOMY = 1.6  # a label may be so much longer than the Swedish one before it breaks its button
SHORT = 14  # so many characters fit everywhere


@dataclass(frozen=True)
class Message:
    """A text of the screens and what a language makes of it; empty when there is nothing yet."""

    context: str
    source: str
    translation: str
    finished: bool

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.source


def read(file: Path) -> list[Message]:
    return [
        Message(
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("translation", ""),
            all(part.get("type") is None for part in message.iter("translation")),
        )
        for context in ElementTree.parse(file).iter("context")
        for message in context.iter("message")
    ]


def ours(tag: str) -> list[Message]:
    return read(FOLDER / f"lyssna_{tag}.ts")


def tool(name: str, *arguments: str | Path) -> None:
    program = Path(sys.executable).parent / f"pyside6-{name}"
    subprocess.run([program, "-silent", *arguments], check=True, timeout=60)


def run_script(tree: Path, *arguments: str) -> Path:
    """Run tools/translations.sh in a copy of the repository; return the copy's translations."""
    needs(os.name == "posix", "the script needs bash")
    script = Path("tools") / "translations.sh"
    if not (tree / script).exists():
        (tree / script).parent.mkdir()
        shutil.copy(Path(__file__).parent.parent / script, tree / script)
        (tree / ".venv").symlink_to(sys.prefix)
    subprocess.run(["bash", script, *arguments], cwd=tree, check=True, timeout=120)
    return tree / "resources" / "translations"


@pytest.fixture(scope="module")
def collected(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the translations after `make texts`, in a copy."""
    tree = tmp_path_factory.mktemp("texts")
    shutil.copytree(root / "ui", tree / "ui", ignore=shutil.ignore_patterns("__pycache__"))
    copy = tree / "resources" / "translations"
    copy.mkdir(parents=True)
    for file in FOLDER.glob("*.ts"):
        shutil.copy(file, copy)
    return run_script(tree, "update")


@pytest.mark.parametrize("tag", TAGS)
def test_every_text_of_the_screens_is_there_to_be_translated(tag: str, collected: Path) -> None:
    known = {message.key for message in ours(tag)}
    missing = [m.key for m in read(collected / f"lyssna_{tag}.ts") if m.key not in known]
    assert missing == [], "run: make texts"


@pytest.mark.parametrize("tag", TAGS)
def test_no_text_is_left_over(tag: str, collected: Path) -> None:
    said = {message.key for message in read(collected / f"lyssna_{tag}.ts")}
    unused = [message.key for message in ours(tag) if message.key not in said]
    assert unused == [], "run: make texts"


@pytest.mark.parametrize("tag", TAGS)
def test_files_name_the_source_language_and_hold_no_places_and_no_old_texts(tag: str) -> None:
    kept = ElementTree.parse(FOLDER / f"lyssna_{tag}.ts").getroot()
    assert kept.get("sourcelanguage") == "sv_SE", "lupdate may leave out a file without languages"
    assert kept.find(".//location") is None
    states = {translation.get("type") for translation in kept.iter("translation")}
    assert states <= {None, "unfinished"}


@pytest.mark.parametrize("tag", TAGS)
def test_every_text_is_translated(tag: str) -> None:
    assert [message.key for message in ours(tag) if not message.translation.strip()] == []


def test_english_is_finished() -> None:
    assert [message.key for message in ours(STAFF) if not message.finished] == []


@pytest.mark.parametrize("tag", TAGS)
def test_translations_keep_the_places_for_values(tag: str) -> None:
    differing = [
        message
        for message in ours(tag)
        if sorted(PLACES.findall(message.source)) != sorted(PLACES.findall(message.translation))
    ]
    assert differing == []


@pytest.mark.parametrize("tag", TAGS)
def test_labels_are_short_enough_for_their_buttons(tag: str) -> None:
    too_long = [
        message
        for message in ours(tag)
        if not message.source.endswith((".", "?", "!"))
        and len(message.translation) > max(SHORT, ROOMY * len(message.source))
    ]
    assert too_long == []


@pytest.mark.parametrize("tag", TAGS)
def test_texts_are_tidy_and_calm(tag: str) -> None:
    for message in ours(tag):
        text = message.translation
        assert text == text.strip(), message
        assert "  " not in text, message
        assert "!" not in THANKS.sub("", text), message
        assert text.endswith("…") == message.source.endswith("…"), message


@pytest.mark.parametrize("tag", TAGS)
def test_numbers_have_western_digits_and_are_not_turned_around(tag: str) -> None:
    for message in ours(tag):
        assert not re.search(r"[^\D0-9]", message.translation), message
        if re.search(r"[\u0590-\u08ff]", message.translation):
            # Between two numbers a plain space swaps them (UAX 9); a no-break space joins them.
            assert not re.search(r"\d \d", message.translation), message


@pytest.mark.parametrize("tag", TAGS)
def test_send_is_called_the_same_on_its_button_and_where_it_is_promised(tag: str) -> None:
    texts = {message.key: message.translation for message in ours(tag)}
    promise = "Inget sparas förrän du trycker Skicka. Du kan hoppa över alla frågor."
    assert texts["SummaryPage", "Skicka"] in texts["StartPage", promise]


@pytest.mark.parametrize("tag", TAGS)
def test_the_state_of_a_promise_has_the_words_of_the_promise_page(tag: str) -> None:
    swedish, other = (
        tomllib.loads(resources.path("pages", f"texts.{t}.toml").read_text("utf-8"))["status"]
        for t in (SOURCE_LANGUAGE, tag)
    )
    texts = {message.key: message.translation for message in ours(tag)}
    assert {code: texts["PromiseCard", word] for code, word in swedish.items()} == other


def campaigns() -> Iterator[dict[str, Any]]:
    for file in resources.path("campaigns").glob("*/campaign.toml"):
        yield tomllib.loads(file.read_text("utf-8"))


def test_every_language_of_the_sample_campaigns_is_there() -> None:
    spoken = {tag for campaign in campaigns() for tag in campaign["languages"]}
    assert spoken - {SOURCE_LANGUAGE} <= set(TAGS)


def test_languages_that_nobody_has_read_are_said_to_be_so_in_the_campaigns() -> None:
    waiting = {tag for tag in TAGS if not all(message.finished for message in ours(tag))}
    for campaign in campaigns():
        assert waiting & set(campaign["languages"]) <= set(campaign.get("unreviewed", []))


def test_languages_are_called_by_their_own_names() -> None:
    names = {tag: own_name(tag) for tag in [SOURCE_LANGUAGE, *TAGS]}
    assert names == {
        "sv": "Svenska",
        "en": "English",
        "fi": "Suomi",
        "ar": "العربية",
        "sv-x-lattlast": "Lättläst svenska",
    }


def test_what_qt_loads_is_compiled_from_what_is_translated(tmp_path: Path) -> None:
    for tag in TAGS:
        shutil.copy(FOLDER / f"lyssna_{tag}.ts", tmp_path)
    tool("lrelease", *tmp_path.glob("*.ts"))
    fresh = {file.name: file.read_bytes() for file in tmp_path.glob("*.qm")}
    kept = {file.name: file.read_bytes() for file in FOLDER.glob("*.qm")}
    assert sorted(kept) == sorted(fresh), "run: make translations"
    stale = [name for name in fresh if kept[name] != fresh[name]]
    assert stale == [], "run: make translations"


# --- the script, in small -------------------------------------------------------------------------

SAID = "Tryck här för att svara"
PAGE = 'import QtQuick\nText {{ text: qsTr("{}") }}\n'
PYTHON = 'QCoreApplication.translate("ReaderModel", "vald")\n'
TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="{}" sourcelanguage="sv_SE">
<context>
    <name>StartPage</name>
    <message>
        <source>{}</source>
        <translation{}>{}</translation>
    </message>
</context>
</TS>
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a tree with a page for visitors, a page for staff and a view model."""
    for folder in ("ui/qml/visitor", "ui/qml/staff", "resources/translations"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "ui/qml/visitor/StartPage.qml").write_text(PAGE.format(SAID), "utf-8")
    (tmp_path / "ui/qml/staff/StaffPanel.qml").write_text(PAGE.format("Lämna kiosken"), "utf-8")
    (tmp_path / "ui/reader.py").write_text(PYTHON, "utf-8")
    for tag in ("en", "fi"):
        state = "" if tag == STAFF else ' type="unfinished"'
        text = TS.format(tag, SAID, state, f"Svara ({tag})")
        (tmp_path / f"resources/translations/lyssna_{tag}.ts").write_text(text, "utf-8")
    return tmp_path


def test_collecting_asks_for_staff_texts_in_english_alone(small: Path) -> None:
    made = run_script(small, "update", NEW)
    asked = {tag: {m.key for m in read(made / f"lyssna_{tag}.ts")} for tag in ("en", "fi", NEW)}
    visitors = {("StartPage", SAID), ("ReaderModel", "vald")}
    assert asked["en"] == visitors | {("StaffPanel", "Lämna kiosken")}
    assert asked["fi"] == asked[NEW] == visitors


def test_collecting_keeps_what_is_translated_and_its_state(small: Path) -> None:
    made = run_script(small, "update")
    for tag in ("en", "fi"):
        before = Message("StartPage", SAID, f"Svara ({tag})", tag == STAFF)
        assert before in read(made / f"lyssna_{tag}.ts")


def test_collecting_empties_a_translation_when_its_text_has_changed(small: Path) -> None:
    run_script(small, "update", NEW)
    page = small / "ui/qml/visitor/StartPage.qml"
    page.write_text(PAGE.format("Tryck här för att svara nu"), "utf-8")
    made = run_script(small, "update")
    for tag in ("en", "fi", NEW):
        changed = [m for m in read(made / f"lyssna_{tag}.ts") if m.context == "StartPage"]
        assert changed == [Message("StartPage", "Tryck här för att svara nu", "", finished=False)]


def test_compiling_drops_a_language_that_is_gone(small: Path) -> None:
    left = small / "resources/translations/lyssna_de.qm"
    left.touch()
    made = run_script(small)
    assert sorted(file.name for file in made.glob("*.qm")) == ["lyssna_en.qm", "lyssna_fi.qm"]


# --- what is shown --------------------------------------------------------------------------------


# In a process of its own: only one application can be made in one, and others need theirs.
SHOWN = """
import sys
from PySide6.QtCore import QCoreApplication, QTranslator
app = QCoreApplication([])
translator = QTranslator()
assert translator.load(sys.argv[1])
QCoreApplication.installTranslator(translator)
print(QCoreApplication.translate(*sys.argv[2:]))
"""


@pytest.mark.parametrize(
    ("context", "text", "shown"),
    [
        pytest.param("StartPage", SAID, "Svara (fi)", id="translated and read by nobody"),
        pytest.param("ReaderModel", "vald", "vald", id="not translated"),
        pytest.param("StartPage", "Nytt på sidan", "Nytt på sidan", id="not collected"),
    ],
)
def test_text_is_shown_translated_or_else_in_swedish(
    small: Path, context: str, text: str, shown: str
) -> None:
    made = run_script(small, "update") / "lyssna_fi.qm"
    python = [sys.executable, "-X", "utf8", "-c", SHOWN]
    said = subprocess.run([*python, made, context, text], capture_output=True, check=True)
    assert said.stdout.decode().strip() == shown
