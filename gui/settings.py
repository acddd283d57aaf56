"""What the program remembers of a person between runs, as one frozen value; window geometry goes beside it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from exchange.wording import LANGUAGES

RECENT: Final = 20
APPEARANCES: Final = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Settings:
    language: str | None = None
    """None: as the system speaks; otherwise what was chosen in the menu."""
    appearance: str = ""
    """"light" or "dark"; "": as the system is."""
    recent: tuple[str, ...] = ()
    """Store files, the latest first."""
    folder: str = ""
    """Where a file was chosen last."""

    def with_recent(self, path: Path) -> "Settings":
        """The settings with a file at the head of the recent ones."""
        name = str(path)
        others = (other for other in self.recent if other != name)
        return replace(self, recent=(name, *others)[:RECENT])

    def without_recent(self, path: str) -> "Settings":
        return replace(self, recent=tuple(other for other in self.recent if other != path))


class SettingsFile:
    """Settings in an .ini file of the person's own. What cannot be read counts as never set."""

    def __init__(self, path: Path | None = None) -> None:
        ini = QSettings.Format.IniFormat
        self._file = (
            QSettings(ini, QSettings.Scope.UserScope, "quanheng", "settings")
            if path is None
            else QSettings(str(path), ini)
        )
        language = self._file.value("language")
        self._settings = Settings(
            language=language if language in LANGUAGES else None,
            appearance=look if (look := str(self._file.value("appearance"))) in APPEARANCES else "",
            recent=_texts(self._file.value("recent"))[:RECENT],
            folder=str(self._file.value("folder") or ""),
        )

    @property
    def settings(self) -> Settings:
        return self._settings

    def save(self, settings: Settings) -> None:
        self._settings = settings
        self._file.setValue("language", settings.language or "")
        self._file.setValue("appearance", settings.appearance)
        self._file.setValue("recent", list(settings.recent))
        self._file.setValue("folder", settings.folder)

    def view(self, name: str) -> dict[str, object]:
        """How somebody left a table: widths, zoom, what is folded. What cannot be read counts as never set."""
        text = self._file.value(f"views/{_key(name)}")
        try:
            found = json.loads(text) if isinstance(text, str) else {}
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def sync(self) -> None:
        """Have what was saved stand on the disk now."""
        self._file.sync()

    def save_view(self, name: str, view: Mapping[str, object]) -> None:
        self._file.setValue(f"views/{_key(name)}", json.dumps(view, ensure_ascii=True))

    def geometry(self, window: str = "geometry") -> QByteArray | None:
        """Where the main window was, or a dialog of this name."""
        value = self._file.value(window)
        return value if isinstance(value, QByteArray) else None

    def layout(self, page: str) -> str:
        """How a page was arranged."""
        return str(self._file.value(f"layout/{page}") or "")

    def save_layout(self, page: str, state: str) -> None:
        self._file.setValue(f"layout/{page}", state)

    def save_geometry(self, geometry: QByteArray, window: str = "geometry") -> None:
        self._file.setValue(window, geometry)


def _key(name: str) -> str:
    """A name as a key of the file, whatever letters it has."""
    return name.encode().hex()


def _texts(value: object) -> tuple[str, ...]:
    """A list as QSettings gives it back: one entry alone comes as plain text, none as None."""
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(text for text in value if isinstance(text, str) and text) if isinstance(value, Iterable) else ()
