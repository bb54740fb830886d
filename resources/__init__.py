"""Data that travels with the program: campaigns, fonts, icons, texts, page templates.

Imports nothing of Lyssna, so that every room may read from it.
"""

from importlib.resources import as_file, files
from pathlib import Path


def path(*parts: str) -> Path:
    """Return the path of a shipped file or folder, such as ``path("fonts", "Inter-Bold.ttf")``.

    Lyssna is installed unpacked (its fonts and QML are opened by name), so the path is a real one.
    """
    with as_file(files(__name__).joinpath(*parts)) as real:
        return real
