"""The warning chime."""

import array
import runpy
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

import resources
from ui.sound import LOUDSPEAKERS, AudioOutputs, Sound, find, is_called
from ui.speech import HEADSETS


def test_chime_is_soft_short_and_small(root: Path) -> None:
    file = resources.path("sounds", "warning.wav")
    assert file.stat().st_size < 60_000
    with wave.open(str(file)) as chime:
        assert (chime.getnchannels(), chime.getsampwidth(), chime.getframerate()) == (1, 2, 44_100)
        samples = array.array("h", chime.readframes(chime.getnframes()))
    assert 8_000 < max(map(abs, samples)) < 24_000
    assert max(map(abs, samples[:5])) < 200  # no click at either end
    assert max(map(abs, samples[-5:])) < 200


def test_chime_is_what_its_tool_makes(root: Path, tmp_path: Path) -> None:
    make = runpy.run_path(str(root / "tools" / "sounds.py"))["make"]
    made = make(tmp_path)
    assert made.read_bytes() == resources.path("sounds", "warning.wav").read_bytes()


def test_nothing_slow_is_loaded_by_importing_speech_and_sound(root: Path) -> None:
    code = """
import sys, ui.sound, ui.speech
ui.sound.Sound(), ui.speech.Speech()
print([n for n in sys.modules if n in ("PySide6.QtMultimedia", "PySide6.QtTextToSpeech")])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_chime_before_prepare_does_nothing(qapp: QGuiApplication) -> None:
    sound = Sound()
    sound.play()
    assert not sound.ready


def test_chime_is_ready_exactly_where_there_is_an_output(qapp: QGuiApplication) -> None:
    sound = Sound()
    sound.prepare()
    sound.prepare()
    sound.play()
    assert sound.ready is bool(AudioOutputs().devices())


def test_no_output_is_found_among_none() -> None:
    assert find([], LOUDSPEAKERS) is None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Headphones (Realtek High Definition Audio)", HEADSETS),
        ("Hörlurar (Jabra EVOLVE 20)", HEADSETS),
        ("Headset Analog Stereo", HEADSETS),
        ("alsa_output.usb-Plantronics_USB_Headset-00.analog-stereo", HEADSETS),
        ("Kuulokkeet", HEADSETS),
        ("Speakers (Realtek)", LOUDSPEAKERS),
        ("Högtalare (Realtek)", LOUDSPEAKERS),
        ("Kaiuttimet", LOUDSPEAKERS),
        ("Built-in Audio Digital Stereo (HDMI)", LOUDSPEAKERS),
    ],
)
def test_output_is_known_by_its_name(name: str, words: tuple[str, ...]) -> None:
    assert is_called(name, words)
    assert not is_called(name, LOUDSPEAKERS if words is HEADSETS else HEADSETS)
