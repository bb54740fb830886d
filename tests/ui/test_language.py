"""Texts and their translations."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import resources
from tests.ui.conftest import Scene
from ui.language import own_name


def test_every_text_of_the_screens_is_translated(root: Path, tmp_path: Path) -> None:
    ours = resources.path("translations", "lyssna_en.ts")
    made = tmp_path / "lyssna_en.ts"
    made.write_bytes(ours.read_bytes())
    pages = [str(page) for page in sorted((root / "ui" / "qml").rglob("*.qml"))]
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    options = ["-locations", "none", "-no-obsolete", "-silent"]
    subprocess.run([str(tool), *options, *pages, "-ts", str(made)], check=True, timeout=60)
    unfinished = [
        message.findtext("source")
        for message in ElementTree.parse(made).iter("message")
        if message.find("translation").get("type")  # type: ignore[union-attr]
    ]
    assert unfinished == []


def test_translations_keep_their_places() -> None:
    tree = ElementTree.parse(resources.path("translations", "lyssna_en.ts"))
    for message in tree.iter("message"):
        source = message.findtext("source") or ""
        translation = message.findtext("translation") or ""
        assert sorted(re.findall(r"%\d", source)) == sorted(re.findall(r"%\d", translation)), source


def test_languages_are_called_by_their_own_names() -> None:
    names = [own_name(tag) for tag in ("sv", "en", "fi", "ar")]
    assert names == ["Svenska", "English", "Suomi", "العربية"]


def test_screen_speaks_the_language_that_was_chosen(scene: Scene) -> None:
    scene.hand.tap("begin-en")
    back = scene.hand.find("back")
    assert back is not None
    assert back.property("text") == "Back"
    scene.visitor.speak("sv")
    assert back.property("text") == "Tillbaka"
