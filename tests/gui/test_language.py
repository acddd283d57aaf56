"""Two languages: nothing untranslated, nothing vanished, and a switch that reaches everything that is shown."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QListWidget, QMenu, QWidget
from pytestqt.qtbot import QtBot

from exchange.assessment_json import read_assessment
from exchange.wording import LANGUAGES
from gui.actions import MENUS
from gui.document import Document
from gui.language import Translators, current
from gui.main_window import MainWindow
from gui.pages.listing import PAGES
from gui.settings import SettingsFile
from scoring.entries import Assessment
from tests.gui.conftest import really_delete

ROOT = Path(__file__).parent.parent.parent
ENGLISH_WORD = re.compile(r"[A-Za-z]{3,}")
SAME_IN_BOTH = {
    "JSON",
    "PDF",
    "Excel",
    "English",
    "Del",
    "Ctrl",
    "Shift",
    "Alt",
    "Home",
    "Tab",
    "xlsx",
    "qheng",
    "GDP",
    "Word",
    "CSV",
}
SAME_IN_BOTH |= {"WenQuanYi", "Micro", "Hei", "Esc", "Enter", "Insert", "Delete", "PageUp", "PageDown"}
LETTER = re.compile("&([A-Z])")
OF_A_DOCUMENT = re.compile(r"\d+ 页$")
"""The titles of printed documents keep the language that was chosen for them."""


def test_every_string_is_translated_and_none_has_vanished() -> None:
    check = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "translate.py"), "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert check.returncode == 0, check.stdout + check.stderr


def test_no_letter_of_a_page_is_one_of_a_menu() -> None:
    """Alt and a letter would only stand between the two, and do neither."""
    messages = [
        (context.findtext("name", ""), message.findtext("source", ""), message.findtext("translation", ""))
        for context in ElementTree.parse(ROOT / "gui" / "locale" / "zh_CN.ts").iter("context")
        for message in context.iter("message")
    ]
    titles = {title for _, title in MENUS}
    for language in (1, 2):  # the place of English and of Chinese in a message
        menus = {letter for message in messages if message[1] in titles for letter in LETTER.findall(message[language])}
        assert len(menus) == len(MENUS)
        for message in messages:
            if message[0].endswith("Page"):
                assert not menus & set(LETTER.findall(message[language].upper())), message


def shown_texts(window: QWidget) -> Iterator[str]:
    """What the window's own parts say; not what comes out of the plan."""
    for button in window.findChildren(QAbstractButton):
        yield button.text()
    for label in window.findChildren(QLabel):
        yield label.text()
    for action in window.findChildren(QAction):
        yield action.text()
    for menu in window.findChildren(QMenu):
        yield menu.title()
    for items in window.findChildren(QListWidget):
        for row in range(items.count()):
            item = items.item(row)
            yield "" if item is None else item.text()
    for choice in window.findChildren(QComboBox):
        for row in range(choice.count()):
            yield choice.itemText(row)


@pytest.fixture
def city(samples: Path) -> Assessment:
    return read_assessment((samples / "city_2024.json").read_bytes())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_in_every_language(
    window: MainWindow,
    translators: Translators,
    document: Document,
    new_store: Callable[..., Path],
    city: Assessment,
    language: str,
) -> None:
    translators.speak(language)
    document.open_store(new_store(city))
    for number in range(len(PAGES) + 1):
        window.show_page(number)
        assert not window.grab().isNull()
        assert current() == language


def test_a_switch_reaches_everything_that_is_shown(
    qtbot: QtBot,
    window: MainWindow,
    translators: Translators,
    document: Document,
    new_store: Callable[..., Path],
    city: Assessment,
) -> None:
    document.open_store(new_store(city))
    for number in range(len(PAGES) + 1):
        window.show_page(number)
    really_delete()  # the buttons of pages that are no longer shown
    english = set(shown_texts(window))
    translators.speak("zh_CN")
    QCoreApplication.processEvents()
    left = {
        text
        for text in shown_texts(window)
        for word in ENGLISH_WORD.findall(text)
        if not OF_A_DOCUMENT.search(text)
        if word not in SAME_IN_BOTH and word.lower() not in document.assessment.plan.item
    }
    assert left == set()
    translators.speak("en")
    for number in range(len(PAGES) + 1):
        window.show_page(number)  # some words are made as soon as they are seen, beside the window
        QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: set(shown_texts(window)) == english, timeout=20_000)


def test_the_choice_of_a_language_is_remembered(window: MainWindow, settings: SettingsFile) -> None:
    choices = {action.text(): action for action in window.findChildren(QAction) if action.isCheckable()}
    choices["中文"].trigger()
    assert current() == "zh_CN"
    assert settings.settings.language == "zh_CN"
    assert choices["中文"].isChecked()
    choices["English"].trigger()
    assert current() == "en"


def test_qts_own_buttons_are_translated_too(translators: Translators) -> None:
    translators.speak("zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_a_language_that_is_not_there_is_refused(translators: Translators) -> None:
    with pytest.raises(ValueError, match="fr"):
        translators.speak("fr")
    assert current() == "en"


def test_translators_leave_nothing_behind_when_switched_often(translators: Translators) -> None:
    for _ in range(5):
        translators.speak("zh_CN")
        translators.speak("en")
    really_delete()
    assert len(translators.findChildren(QObject)) <= 2
