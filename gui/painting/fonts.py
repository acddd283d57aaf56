"""Which font a sheet is written in: the first installed of the official stack (ux.md §4.1), then the shipped one,
and what had to be borrowed from another font or is in none."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QRawFont

from gui.fonts import load_fonts

if TYPE_CHECKING:
    from exchange.charts.fonts import ChartFonts
    from exchange.sheet import Sheet
    from gui.painting.page import Page

Role = Literal["title", "heading", "body", "kai", "song"]
OF_TABLES: Final[tuple[Role, ...]] = ("title", "heading", "body")
"""What sheets are written in; official letters have all roles."""

_SONG: Final = ("Source Han Serif SC", "思源宋体", "Noto Serif CJK SC", "宋体", "SimSun", "NSimSun")
STACKS: Final[dict[Role, tuple[str, ...]]] = {
    "title": (
        "方正小标宋_GBK",
        "FZXiaoBiaoSong-B05",
        "方正小标宋简体",
        "FZXiaoBiaoSong-B05S",
        "华文中宋",
        "STZhongsong",
        *_SONG,
    ),
    "heading": ("黑体", "SimHei", "方正黑体_GBK", "FZHei-B01", "Source Han Sans SC", "思源黑体", "Noto Sans CJK SC"),
    "body": ("方正仿宋_GBK", "FZFangSong-Z02", "仿宋", "FangSong", "华文仿宋", "STFangsong", "朱雀仿宋", *_SONG),
    "kai": ("楷体", "KaiTi", "方正楷体_GBK", "FZKai-Z03", "华文楷体", "STKaiti", "霞鹜文楷", *_SONG),
    "song": ("宋体", "SimSun", "NSimSun", *_SONG),
}
OFFICIAL: Final[dict[Role, tuple[str, ...]]] = {
    "title": STACKS["title"][:4],
    "heading": STACKS["heading"][:4],
    "body": STACKS["body"][:6],
    "kai": STACKS["kai"][:6],
    "song": STACKS["song"],
}
"""Fonts that need no remark: what the regulations for official documents ask for."""
OFFICIAL_NAMES: Final[dict[Role, str]] = {
    "title": "方正小标宋",
    "heading": "黑体",
    "body": "仿宋",
    "kai": "楷体",
    "song": "宋体",
}

UNITS: Final = 100.0
"""Painter units in a millimetre: fonts are measured at this size, so that a page is the same on every device."""
POINT: Final = 25.4 / 72
"""Millimetres in a point."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font of a sheet: its role, points, whether it is bold, how far apart its lines are, and by how many points its
    characters stand closer."""

    role: Role
    points: float
    bold: bool = False
    spacing: float = 1.25
    squeeze: float = 0.0

    @property
    def leading(self) -> float:
        """Millimetres from line to line."""
        return self.points * POINT * self.spacing


@dataclass(frozen=True, slots=True)
class FontReport:
    """What to say of fonts before printing.

    `substituted`: (official name, family that stands in); `borrowed`: characters that the chosen fonts lack and
    another font gives; `lost`: characters that no font has, printed as an empty box.
    """

    substituted: tuple[tuple[str, str], ...] = ()
    borrowed: str = ""
    lost: str = ""


class Fonts:
    """The fonts of this machine for all roles. Needs a QGuiApplication."""

    def __init__(self) -> None:
        self.shipped = shipped = load_fonts()
        installed = set(QFontDatabase.families())
        self._families: dict[Role, list[str]] = {}
        for role, stack in STACKS.items():
            found = [family for family in (*stack, shipped) if family in installed]
            self._families[role] = list(dict.fromkeys(found)) or [QFont().family()]
        self._bold = {role for role in STACKS if self._has_bold(role)}
        self.widths: dict[tuple[Face, str], float] = {}
        self.lines: dict[tuple[Face, str, float], tuple[str, ...]] = {}
        """What was measured in these fonts: the same words stand on many sheets."""
        self.laid: dict[int, tuple[Sheet, tuple[Page, ...]]] = {}
        """Sheets with their pages, by identity: a set first lists its pages, then writes them."""
        self._fonts: dict[Face, QFont] = {}
        self._metrics: dict[Face, QFontMetricsF] = {}

    def family(self, role: Role) -> str:
        return self._families[role][0]

    def font(self, face: Face) -> QFont:
        """The font in painter units, bold where the family has a bold face; see `needs_outline`."""
        if face not in self._fonts:
            font = QFont()
            font.setFamilies(self._families[face.role])
            font.setPixelSize(round(face.points * POINT * UNITS))
            font.setBold(self._is_bold(face) and face.role in self._bold)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setKerning(False)
            if face.squeeze:
                # a share of each character: lengths would be those of the device
                font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * (1 - face.squeeze / face.points))
            self._fonts[face] = font
        return self._fonts[face]

    def _is_bold(self, face: Face) -> bool:
        stand_in = face.role == "title" and self.family("title") not in OFFICIAL["title"]
        return face.bold or stand_in

    def _has_bold(self, role: Role) -> bool:
        """Does the family bring letters that were drawn bold?"""
        family = self.family(role)
        weights = [QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)]
        return any(weight >= QFont.Weight.DemiBold.value for weight in weights)

    def needs_outline(self, face: Face) -> bool:
        """Bold is asked for and the family has none."""
        return self._is_bold(face) and face.role not in self._bold

    def metrics(self, face: Face) -> QFontMetricsF:
        if face not in self._metrics:
            self._metrics[face] = QFontMetricsF(self.font(face))
        return self._metrics[face]

    @cached_property
    def of_charts(self) -> "ChartFonts":
        """Those of charts; with matplotlib."""
        from exchange.charts.fonts import ChartFonts

        return ChartFonts()

    @cached_property
    def has_chinese(self) -> bool:
        return all(self.metrics(Face(role, 12)).inFontUcs4(ord("国")) for role in STACKS)

    def report(self, texts: Iterable[str], roles: Iterable[Role] = OF_TABLES) -> FontReport:
        """What the characters of these texts meet on this machine, in fonts of these roles."""
        characters = sorted({character for text in texts for character in text if not character.isspace()})
        wanted = tuple(roles)
        raw = {role: QRawFont.fromFont(self.font(Face(role, 12))) for role in wanted}
        metrics = self.metrics(Face("body", 12))
        strange = [c for c in characters if not all(font.supportsCharacter(ord(c)) for font in raw.values())]
        lost = [character for character in strange if not metrics.inFontUcs4(ord(character))]
        substituted = [
            (OFFICIAL_NAMES[role], self.family(role)) for role in wanted if self.family(role) not in OFFICIAL[role]
        ]
        borrowed = "".join(character for character in strange if character not in lost)
        return FontReport(tuple(substituted), borrowed, "".join(lost))
