"""Hunts for a word that the last visitor wrote: in the scene, in the objects of Python, on disk.

The word is handed over turned around and is never kept as it is, so that the hunt does not find
itself.
"""

import gc
import types
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtQml import QQmlEngine, QQmlExpression

from tests.ui.conftest import Scene

# Every text among the properties of all that is in the scene, each on a line after its owner. Done
# in the scene's own language: an object of Python for each would outlive what it stands for.
_ALL_TEXTS = """
(function (window) {
    const texts = [];
    function collect(object) {
        if (!object)
            return;
        const owner = String(object).split("(")[0] + " " + (object.objectName ?? "");
        for (const name in object) {
            try {
                const value = object[name];
                const text = Array.isArray(value) ? value.join(" ") : value;
                if (typeof text === "string" && text !== "")
                    texts.push(owner + "." + name + ": " + text.replace(/\\n/g, " "));
            } catch (error) {
            }
        }
        for (const list of [object.resources, object.children]) {
            for (let place = 0; list && place < list.length; ++place)
                collect(list[place]);
        }
    }
    collect(window);
    collect(window.contentItem);
    return texts.join("\\n");
})(this)
"""

_LONGEST = 10_000_000  # bytes of one thing in memory: beyond that it is code, and not a text

# What the keyboard has of the field, and what it would suggest.
_TYPED = """
(function (context) {
    const suggested = context.inputEngine.wordCandidateListModel;
    const texts = [context.preeditText, context.surroundingText, context.selectedText];
    for (let place = 0; place < suggested.count; ++place)
        texts.push(suggested.dataAt(place));
    return texts.join("\\n");
})(this)
"""


def turned(word: str) -> str:
    return word[::-1]


def holds(text: str | bytes, word_turned: str) -> bool:
    """Tell whether `text` has the word in it, in either case and as UTF-8 or UTF-16."""
    if isinstance(text, str):
        return word_turned in text.casefold()[::-1]
    backward = text.lower()[::-1]
    codes = ("utf-8", "utf-16-le", "utf-16-be")
    return any(word_turned[::-1].encode(code)[::-1] in backward for code in codes)


def in_the_scene(scene: Scene, word_turned: str) -> list[str]:
    """Return the properties in the live scene that hold the word."""
    window = scene.kiosk.window
    context = QQmlEngine.contextForObject(window)
    told, undefined = QQmlExpression(context, window, _ALL_TEXTS).evaluate()
    assert not undefined
    lines = str(told).split("\n")
    return [line.split(":")[0] for line in lines if holds(line, word_turned)]


def in_what_types(scene: Scene, word_turned: str) -> list[str]:
    """Return where in the on-screen keyboard and the clipboard the word is."""
    engine = scene.kiosk.engine
    context = engine.singletonInstance("QtQuick.VirtualKeyboard", "InputContext")
    assert isinstance(context, QObject)
    told, undefined = QQmlExpression(engine.rootContext(), context, _TYPED).evaluate()
    assert not undefined
    found = ["typed or suggested"] if holds(str(told), word_turned) else []
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if holds(clipboard.text(mode), word_turned):
            found.append(str(mode))
    return found


def in_python(word_turned: str) -> list[str]:
    """Return the types of what holds the word among all objects of the process, frames left out."""
    gc.collect()
    word = turned(word_turned)  # in this frame alone, where nobody looks
    found = []
    for holder in gc.get_objects():
        if isinstance(holder, types.FrameType | types.GeneratorType):
            continue
        things = gc.get_referents(holder)
        while things:
            thing = things.pop()
            kind = type(thing)
            if kind is str:
                if len(thing) >= len(word) and word in thing.casefold():
                    found.append(f"{type(holder).__module__}.{type(holder).__name__}")
            elif kind is bytes:
                if len(thing) < _LONGEST and holds(thing, word_turned):
                    found.append(f"{type(holder).__module__}.{type(holder).__name__}")
            elif kind in (dict, tuple, list, set) and not gc.is_tracked(thing):
                things += gc.get_referents(thing)  # which the collector leaves alone
    return found


def on_disk(places: list[Path], word_turned: str) -> list[str]:
    """Return the files below `places` that hold the word, by name or in them."""
    found = []
    for file in {file for place in places for file in place.rglob("*")}:
        told = holds(str(file), word_turned)
        if told or (file.is_file() and holds(file.read_bytes(), word_turned)):
            found.append(str(file))
    return found
