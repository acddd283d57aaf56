"""How the window looks and speaks: light, dark or as the system; Chinese or English. Two small menus under View."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from gui.language import NAMES, Translators, current
from gui.settings import SettingsFile
from gui.theme import dress

LIGHT, DARK, SYSTEM = "light", "dark", ""
SCHEMES = {LIGHT: Qt.ColorScheme.Light, DARK: Qt.ColorScheme.Dark, SYSTEM: Qt.ColorScheme.Unknown}


def is_dark(appearance: str) -> bool:
    """Whether what was chosen means dark colours now. The frame of the window follows where the system lets it."""
    hints = QApplication.styleHints()
    hints.setColorScheme(SCHEMES[appearance])
    return appearance == DARK or (appearance == SYSTEM and hints.colorScheme() == Qt.ColorScheme.Dark)


class ViewChoices(QObject):
    dressed = Signal()
    """The colours are others now."""

    def __init__(self, view: QMenu, settings: SettingsFile, translators: Translators) -> None:
        super().__init__(view)
        self._settings, self._translators = settings, translators
        self.appearance, self.language = view.addMenu(""), view.addMenu("")
        self._looks = self._choices(self.appearance, ((kind, "") for kind in (SYSTEM, LIGHT, DARK)))
        self._tongues = self._choices(self.language, NAMES.items())
        self._looks.triggered.connect(lambda choice: self.look(str(choice.data())))
        self._tongues.triggered.connect(lambda choice: self.speak(str(choice.data())))
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _choices(self, menu: QMenu, rows: Iterable[tuple[str, str]]) -> QActionGroup:
        group = QActionGroup(self)
        for kind, name in rows:
            choice = QAction(name, group)
            choice.setCheckable(True)
            choice.setData(kind)
            menu.addAction(choice)
        return group

    def look(self, appearance: str) -> None:
        """Have the window light, dark, or as the system is, now and from now on. Paper is always light."""
        self._settings.save(replace(self._settings.settings, appearance=appearance))
        self._dress()

    def speak(self, language: str) -> None:
        self._translators.speak(language)
        self._settings.save(replace(self._settings.settings, language=language))

    def _follow_system(self) -> None:
        if self._settings.settings.appearance == SYSTEM:
            self._dress()

    def _dress(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        dress(application, dark=is_dark(self._settings.settings.appearance))
        self._check()
        self.dressed.emit()

    def _check(self) -> None:
        chosen = (self._settings.settings.appearance, current())
        for group, one in zip((self._looks, self._tongues), chosen, strict=True):
            for choice in group.actions():
                choice.setChecked(choice.data() == one)

    def retranslate(self) -> None:
        self.appearance.setTitle(self.tr("&Appearance"))
        self.language.setTitle(self.tr("&Language"))
        names = (self.tr("As the system"), self.tr("Light"), self.tr("Dark"))
        for choice, name in zip(self._looks.actions(), names, strict=True):
            choice.setText(name)
        self._check()
