"""A chart laid out: boxes, lines, dots and words with their places, in millimetres from the upper left corner.

One picture serves the screen, PDF, PNG, SVG and Word (`exchange.charts.render`). Colours are named by their meaning, so
that the same picture is light on paper and dark on a dark screen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

Align = Literal["left", "center", "right"]
Point = tuple[float, float]

STEPS: Final = 5
"""Steps of the one hue of a table of shades, from the lightest."""
SERIES: Final = 7
"""So many parts of a bar can be told apart."""
HATCHES: Final = ("", "////", "....", "\\\\\\\\", "xxxx", "----", "||||")
"""Of the parts in their order, for paper without colours."""


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    points: tuple[Point, ...]
    ink: str = "line"
    width: float = 0.6
    """Points."""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    radius: float
    fill: str
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    points: tuple[Point, ...]
    fill: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `x`, `y`: its left, centre or right end, and the middle of its height. `turned`: from the
    bottom to the top, `y` being its end there ("left": the bottom)."""

    x: float
    y: float
    text: str
    points: float = 9.0
    ink: str = "text"
    align: Align = "left"
    turned: bool = False


Piece = Box | Line | Dot | Shape | Words


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the pointer rests on a mark, and what is said of it there."""

    x: float
    y: float
    width: float
    height: float
    tip: str

    def has(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class Picture:
    """`title`: what a reader for the blind says of it, and the name of a file."""

    width: float
    height: float
    title: str
    pieces: tuple[Piece, ...]
    spots: tuple[Spot, ...] = ()

    @property
    def words(self) -> Iterator[Words]:
        return (piece for piece in self.pieces if isinstance(piece, Words))

    def tip_at(self, x: float, y: float) -> str:
        """What is said of the mark at a point, the topmost first; "" beside every mark."""
        return next((spot.tip for spot in reversed(self.spots) if spot.has(x, y)), "")


@dataclass(frozen=True, slots=True)
class Look:
    """What the names of inks mean, as #RRGGBB."""

    inks: Mapping[str, str] = field(hash=False)

    def __getitem__(self, ink: str) -> str:
        return self.inks[ink]


def _shades(steps: Sequence[str], on: Sequence[str]) -> dict[str, str]:
    named = {f"step{number}": shade for number, shade in enumerate(steps)}
    return named | {f"on{number}": shade for number, shade in enumerate(on)}


_STEPS: Final = _shades(
    ("#EEF4FB", "#C6DBEF", "#8DBBE0", "#2F6FA8", "#0B3F78"),
    ("#1F2328", "#1F2328", "#1F2328", "#FFFFFF", "#FFFFFF"),
)
_PARTS: Final = ("#12467F", "#8DBBE0", "#4C7A34", "#D9C27A", "#8A4B2E", "#B9B4C9", "#4F4A57")

PAPER: Final = Look(
    {
        "paper": "#FFFFFF",
        "text": "#1F2328",
        "faint": "#5A6068",
        "line": "#B4BAC2",
        "bar": "#3F82BD",
        "first": "#12467F",
        "mean": "#8E4A00",
        "mark": "#8E1B1B",
        "other": "#9AA1AA",
        "plus": "#2F6B3C",
        "minus": "#B5533C",
        "on_bar": "#FFFFFF",
        "on_minus": "#FFFFFF",
        "band": "#DCE3EA",
        "hatch": "#FFFFFF",
        **_STEPS,
        **{f"part{number}": shade for number, shade in enumerate(_PARTS)},
    }
)
DARK: Final = Look(
    {
        **PAPER.inks,
        "paper": "#1E1F22",
        "text": "#E6E6E6",
        "faint": "#A9B0B8",
        "line": "#5A6068",
        "bar": "#4F93CF",
        "first": "#9CCBF2",
        "mean": "#FFC766",
        "mark": "#FF9B9B",
        "other": "#7D858F",
        "plus": "#7FC795",
        "minus": "#E58A74",
        "on_bar": "#111417",
        "on_minus": "#111417",
        "band": "#3A4048",
        "hatch": "#1E1F22",
        **{
            f"part{number}": shade
            for number, shade in enumerate(
                ("#5B9BD5", "#D3E6F7", "#6FA65A", "#EFE0A8", "#B56A48", "#D9D5E6", "#7E7889")
            )
        },
    }
)
