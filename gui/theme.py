"""The colours and the font of the window, in one place. No widget knows a colour of its own.

Every pair of background and text keeps a contrast of 4.5 : 1 or more (a test holds them to it), and no colour is
the only sign of a state: there is always a glyph or a word beside it.
"""

from dataclasses import dataclass, fields
from typing import Final

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget


@dataclass(frozen=True, slots=True)
class Pair:
    """A background with the text on it, as #RRGGBB."""

    back: str
    text: str


@dataclass(frozen=True, slots=True)
class Colours:
    """Tokens by meaning. The first block are the states of a cell."""

    normal: Pair
    blank: Pair
    missing: Pair
    not_applicable: Pair
    pending: Pair
    wrong: Pair
    doubtful: Pair
    computed: Pair

    chrome: Pair
    """Menus, navigator, status bar, buttons."""
    faint: Pair
    """Words that may be overlooked, on chrome."""
    banner: Pair
    """A lasting condition of the whole window: read only, newer version."""
    short: Pair
    """A sum that does not close."""
    good: Pair
    """A sum that closes; saved."""
    selected: Pair
    link: Pair
    line: str
    """Lines between cells and panels."""


LIGHT: Final = Colours(
    normal=Pair("#FFFFFF", "#1F2328"),
    blank=Pair("#FFFFFF", "#6A7078"),
    missing=Pair("#FFF1D6", "#7A4B00"),
    not_applicable=Pair("#ECEFF3", "#4A5058"),
    pending=Pair("#E8F1FE", "#0B4A8F"),
    wrong=Pair("#FDE7E7", "#8E1B1B"),
    doubtful=Pair("#FFF8E1", "#6B5200"),
    computed=Pair("#F3F4F6", "#1F2328"),
    chrome=Pair("#F3F4F6", "#1F2328"),
    faint=Pair("#F3F4F6", "#5A6068"),
    banner=Pair("#FFF1D6", "#7A4B00"),
    short=Pair("#FFE3A8", "#6B4100"),
    good=Pair("#DDEBE1", "#1E5631"),
    selected=Pair("#1F5FA8", "#FFFFFF"),
    link=Pair("#FFFFFF", "#0B4A8F"),
    line="#D0D5DB",
)

DARK: Final = Colours(
    normal=Pair("#1E1F22", "#E6E6E6"),
    blank=Pair("#1E1F22", "#9097A0"),
    missing=Pair("#3A2E17", "#FFC766"),
    not_applicable=Pair("#2A2D31", "#A9B0B8"),
    pending=Pair("#1B2C42", "#8FC1FF"),
    wrong=Pair("#3F1F1F", "#FF9B9B"),
    doubtful=Pair("#35301A", "#FFE08A"),
    computed=Pair("#26282C", "#D5D8DC"),
    chrome=Pair("#2A2D31", "#E6E6E6"),
    faint=Pair("#2A2D31", "#A9B0B8"),
    banner=Pair("#3A2E17", "#FFC766"),
    short=Pair("#4A3A14", "#FFD98A"),
    good=Pair("#1F3327", "#A6DDB8"),
    selected=Pair("#2F6FBE", "#FFFFFF"),
    link=Pair("#1E1F22", "#8FC1FF"),
    line="#43474D",
)


TOKEN: Final = "token"
_PAIRS: Final = tuple((one.name, getattr(tokens, one.name)) for tokens in (LIGHT, DARK) for one in fields(Colours))


def colours(widget: QWidget | None = None) -> Colours:
    """The tokens that fit what the widget stands in; without one, those of the application."""
    own = QGuiApplication.palette() if widget is None else widget.palette()
    return DARK if own.color(QPalette.ColorRole.PlaceholderText).lightness() > 128 else LIGHT


def palette(tokens: Colours) -> QPalette:
    found = QPalette()
    role = QPalette.ColorRole
    for target, colour in (
        (role.Window, tokens.chrome.back),
        (role.WindowText, tokens.chrome.text),
        (role.Base, tokens.normal.back),
        (role.Text, tokens.normal.text),
        (role.AlternateBase, tokens.computed.back),
        (role.Button, tokens.chrome.back),
        (role.ButtonText, tokens.chrome.text),
        (role.Highlight, tokens.selected.back),
        (role.HighlightedText, tokens.selected.text),
        (role.ToolTipBase, tokens.doubtful.back),
        (role.ToolTipText, tokens.doubtful.text),
        (role.PlaceholderText, tokens.blank.text),
        (role.Link, tokens.link.text),
        (role.Mid, tokens.line),
    ):
        found.setColor(target, QColor(colour))
    for greyed in (role.WindowText, role.Text, role.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, greyed, QColor(tokens.blank.text))
    return found


def paint(widget: QWidget, pair: Pair) -> None:
    """Give a widget one pair of tokens through its palette; no style sheet, so no text can break into one.

    The widget knows which token it was, so that `dress` finds the same one among other colours."""
    own = widget.palette()
    for back in (QPalette.ColorRole.Window, QPalette.ColorRole.Base, QPalette.ColorRole.Button):
        own.setColor(back, QColor(pair.back))
    for text in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        own.setColor(text, QColor(pair.text))
    if own != widget.palette():  # else all of it would be painted anew for nothing
        widget.setPalette(own)
        widget.setProperty(TOKEN, next((name for name, one in _PAIRS if one is pair), None))
    widget.setAutoFillBackground(True)


def dress(application: QApplication, *, dark: bool) -> None:
    """Light or dark colours, also for all that stands there already."""
    tokens = DARK if dark else LIGHT
    application.setPalette(palette(tokens))
    for widget in application.allWidgets():
        name = widget.property(TOKEN)
        if isinstance(name, str):
            paint(widget, getattr(tokens, name))


def apply(application: QApplication, families: list[str], *, dark: bool) -> None:
    """Fusion on every system, our palette, and a 10 point font that can show Chinese.

    `families`: fonts to prefer, the first installed one wins; the system's own font is the last resort."""
    application.setStyle(QStyleFactory.create("Fusion"))
    dress(application, dark=dark)
    font = QFont(QGuiApplication.font())
    font.setFamilies([*families, font.family()])
    font.setPointSize(10)
    application.setFont(font)
