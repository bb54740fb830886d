"""The files of a campaign folder, by their names."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import Fault


@dataclass(frozen=True)
class Files:
    """The files in one folder. Capitals do not matter, as on Windows, nor how å is encoded.

    Names are looked for among those that are there: no name in a file becomes a path.
    """

    folder: Path
    names: dict[str, str] = field(default_factory=dict)  # as they are, by how they are looked for

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self.names

    def path(self, name: str) -> Path:
        """Return the file of that name, or where it would be."""
        return self.folder / self.names.get(_plain(name), Path(name).name)

    def among(self, names: Iterable[str]) -> list[str]:
        """Return those of the names that are there, in their order and once each."""
        return [name for name in dict.fromkeys(names) if name in self]


def list_files(folder: Path) -> Files:
    """Return the files in `folder`; raise Fault when it is none or cannot be read."""
    try:
        found = sorted(entry.name for entry in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        raise Fault("campaign-folder-missing", folder=folder) from None
    except (OSError, ValueError):
        raise Fault("folder-unreadable", folder=folder, retry=True) from None
    return Files(folder, {_plain(name): name for name in found})


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
