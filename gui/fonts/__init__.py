"""The font that the program ships, so that a machine without any Chinese font still shows and prints Chinese."""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QFontDatabase

SHIPPED: Final = Path(__file__).parent / "wqy-microhei-gbk.ttf"
FAMILY: Final = "WenQuanYi Micro Hei"


def load_fonts() -> str:
    """Register the shipped font with Qt and return its family, "" where its file is missing or broken.

    Needs a QGuiApplication. May be called again: the font is registered once in a process.
    """
    if FAMILY in QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        return FAMILY
    number = QFontDatabase.addApplicationFont(str(SHIPPED))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else ""
