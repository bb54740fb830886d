"""Makes resources/sounds/warning.wav: two soft tones, the second lower, that come and fade.

    python tools/sounds.py [FOLDER]

The same bytes each time. Its pitches lie where age-related hearing loss takes least, and it has no
sharp edge that makes people jump.
"""

import math
import struct
import sys
import wave
from pathlib import Path

TARGET = Path(__file__).parent.parent / "resources" / "sounds"
RATE = 44_100  # samples a second
TONES = ((659.26, 0.0, 0.28), (523.25, 0.22, 0.40))  # hertz (E5, C5), start and length in seconds
LENGTH = 0.62  # seconds
ATTACK = 0.015  # seconds until a tone has its full strength
PEAK = 0.42  # of full scale; where both tones sound, the sum stays below 1


def loudness(since: float, length: float) -> float:
    """Return the strength of a tone, from 0 to 1, `since` seconds after its beginning."""
    if not 0 <= since < length:
        return 0.0
    rise = min(1.0, since / ATTACK)
    fall = 1 - since / length
    return rise * fall * fall


def sample(moment: float) -> int:
    """Return the 16 bit sample at `moment`, in seconds."""
    total = sum(
        math.sin(2 * math.pi * pitch * (moment - start)) * loudness(moment - start, length)
        for pitch, start, length in TONES
    )
    return round(total * PEAK * 32767)


def make(folder: Path) -> Path:
    """Write the chime into `folder` and return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "warning.wav"
    samples = [sample(number / RATE) for number in range(round(LENGTH * RATE))]
    with wave.open(str(file), "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(RATE)
        written.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return file


def main() -> None:
    file = make(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
    print(f"{file.name}  {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
