"""The language of the window: which there are, which the system speaks, and switching while it runs.

`current()` is what goes to `exchange.wording`: `word(key, current())`. A widget follows a switch in
`changeEvent` on `QEvent.Type.LanguageChange`.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from exchange.wording import LANGUAGES

LOCALE: Final = Path(__file__).parent / "locale"
NAMES: Final = {"en": "English", "zh_CN": "中文"}
"""Each language in its own words, so that it can be found by whoever reads no other."""


def current() -> str:
    """The language that the window speaks now, one of `LANGUAGES`."""
    #: The code of the language of this file: "zh_CN" in the Chinese one.
    return QCoreApplication.translate("language", "en")


def of_the_system() -> str:
    """Chinese where the system speaks it, else English."""
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Marks a constant for `lupdate`, which knows the call by this name; Qt's own is typed as an object."""
    return text


class Translators(QObject):
    """Puts the program's own words and Qt's (OK, Cancel, …) into one language, and into another when asked."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        self._installed: list[QTranslator] = []

    def speak(self, language: str) -> None:
        """Switch to one of `LANGUAGES`; every widget gets a LanguageChange event. Raises ValueError for another."""
        if language not in LANGUAGES:
            raise ValueError(language)
        for translator in self._installed:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._installed = []
        for name, folder in ((f"qtbase_{language}", qt), (language, str(LOCALE))):
            translator = QTranslator(self)
            if translator.load(name, folder):
                self._application.installTranslator(translator)
                self._installed.append(translator)
            else:  # English needs no file
                translator.deleteLater()
        QLocale.setDefault(QLocale(language))
