"""A page as a list of marks in millimetres: what is drawn where. Laying out makes it, painting only follows it."""

from dataclasses import dataclass

from exchange.charts.picture import Picture
from gui.painting.fonts import Face


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: its left end, and the line its letters stand on; `stretch`: how many times as wide it is as
    it would be, so that the line is full."""

    x: float
    y: float
    text: str
    face: Face
    width: float
    stretch: float = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float


@dataclass(frozen=True, slots=True)
class Fill:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Page:
    """`draft` is the word that lies across it, or "". `signed`: the signature block stands on this page. `picture`: the
    chart that fills it."""

    size: tuple[float, float]
    fills: tuple[Fill, ...] = ()
    rules: tuple[Rule, ...] = ()
    words: tuple[Words, ...] = ()
    draft: str = ""
    number: int = 0
    pages: int = 0
    signed: bool = False
    picture: Picture | None = None


class Canvas:
    """A page in the making."""

    def __init__(self, top: float) -> None:
        self.y = top
        self.fills: list[Fill] = []
        self.rules: list[Rule] = []
        self.words: list[Words] = []
        self.rows = 0
        self.signed = False
