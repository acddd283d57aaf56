"""A picture on its way out: pixels for the screen, PNG, PDF and SVG, all through matplotlib's renderers.

The drawing is written once, against the interface that all its renderers share. The screen takes the one for pixels
alone, which spares a second of imports; files take a whole figure. Not for two threads at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exchange.charts.fonts import POINT, ChartFonts
from exchange.charts.picture import PAPER, Box, Dot, Line, Look, Picture, Piece, Shape, Words

if TYPE_CHECKING:
    from matplotlib.backend_bases import RendererBase

MIDDLE: Final = 0.37
"""The middle of Chinese characters and of digits above their base line, in parts of their size."""
FORMS: Final = ("png", "pdf", "svg")


@dataclass(frozen=True, slots=True)
class Pixels:
    """An image of 4 bytes a pixel: red, green, blue, opacity."""

    width: int
    height: int
    data: bytes


def pixels(picture: Picture, dpi: float, fonts: ChartFonts, look: Look = PAPER) -> Pixels:
    """The picture at a resolution."""
    from matplotlib.backends import backend_agg

    agg: Any = backend_agg  # its renderer is untyped
    width, height = round(picture.width * dpi / 25.4), round(picture.height * dpi / 25.4)
    renderer = agg.RendererAgg(width, height, dpi)
    brush = _Brush(renderer, fonts, look)
    brush.paint(Box(0, 0, picture.width, picture.height, "paper"))
    for piece in picture.pieces:
        if not isinstance(piece, Words):
            brush.paint(piece)
    brush.write_all(picture.words)
    return Pixels(width, height, bytes(renderer.buffer_rgba()))


def png(picture: Picture, fonts: ChartFonts, *, dpi: float = 200, look: Look = PAPER) -> bytes:
    """The picture as the bytes of a PNG file that knows its size on paper."""
    from PIL import Image

    image = pixels(picture, dpi, fonts, look)
    out = BytesIO()
    Image.frombytes("RGBA", (image.width, image.height), image.data).convert("RGB").save(
        out, "png", dpi=(dpi, dpi), compress_level=3
    )
    return out.getvalue()


def write(pictures: Sequence[Picture], path: Path, fonts: ChartFonts, form: str) -> None:
    """Write pictures into one file: `form` "pdf" (a page each), or "svg" or "png" for a single one. Raises OSError."""
    if form == "png":
        path.write_bytes(png(pictures[0], fonts))
        return
    from matplotlib import rc_context

    made = BytesIO()  # a full disk is an OSError only where a file is written by us
    same_each_time: Any = {"pdf.fonttype": 42, "svg.fonttype": "path", "svg.hashsalt": "quanheng"}
    with rc_context(same_each_time):
        if form == "svg":
            _figure(pictures[0], fonts).savefig(made, format="svg", metadata={"Date": None})
        else:
            _pages(pictures, made, fonts)
    path.write_bytes(made.getvalue())


def _pages(pictures: Sequence[Picture], made: BytesIO, fonts: ChartFonts) -> None:
    from matplotlib.backends.backend_pdf import PdfPages

    with PdfPages(made, metadata={"Title": pictures[0].title, "Creator": "Quanheng"}) as pages:
        for picture in pictures:
            pages.savefig(_figure(picture, fonts))


def _figure(picture: Picture, fonts: ChartFonts) -> Any:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

    class Drawn(Artist):
        def draw(self, renderer: "RendererBase") -> None:
            brush = _Brush(renderer, fonts, PAPER)
            brush.paint(Box(0, 0, picture.width, picture.height, "paper"))
            for piece in picture.pieces:
                brush.paint(piece)

    figure = Figure(figsize=(picture.width / 25.4, picture.height / 25.4))
    figure.add_artist(Drawn())
    return figure


class _Brush:
    """Puts pieces on one of matplotlib's renderers, whose pixels count from the lower left corner."""

    def __init__(self, renderer: "RendererBase", fonts: ChartFonts, look: Look) -> None:
        from matplotlib.path import Path as Outline
        from matplotlib.transforms import Affine2D

        self._renderer, self._fonts, self._look, self._outline = renderer, fonts, look, Outline
        self._scale = float(renderer.points_to_pixels(1)) / POINT  # type: ignore[arg-type]
        self._height = renderer.get_canvas_width_height()[1]
        self._transform = Affine2D().scale(self._scale, -self._scale).translate(0, self._height)
        self._circle = Outline.unit_circle()

    def paint(self, piece: Piece) -> None:
        match piece:
            case Box():
                right, bottom = piece.x + piece.width, piece.y + piece.height
                corners = ((piece.x, piece.y), (right, piece.y), (right, bottom), (piece.x, bottom))
                self._closed(corners, piece.fill, piece.edge, piece.hatch, snap=True)
            case Shape():
                self._closed(piece.points, piece.fill, piece.edge)
            case Line():
                self._open(piece)
            case Dot():
                self._dot(piece)
            case Words():
                self._write(piece)

    def _closed(
        self, points: Sequence[tuple[float, float]], fill: str, edge: str, hatch: str = "", *, snap: bool = False
    ) -> None:
        from matplotlib.colors import to_rgb

        outline = self._outline([*points, points[0]], closed=True)
        context = self._renderer.new_gc()
        context.set_snap(snap)
        context.set_foreground(self._look[edge or fill])
        context.set_linewidth(0.6 if edge else 0)
        if hatch:
            context.set_hatch(hatch)
            context.set_hatch_color(self._look["hatch"])
            context.set_hatch_linewidth(0.5)
        face = to_rgb(self._look[fill]) if fill else None
        self._renderer.draw_path(context, outline, self._transform, face)
        context.restore()

    def _open(self, line: Line) -> None:
        context = self._renderer.new_gc()
        straight = all(a[0] == b[0] or a[1] == b[1] for a, b in zip(line.points, line.points[1:], strict=False))
        context.set_snap(straight)
        context.set_foreground(self._look[line.ink])
        context.set_linewidth(line.width)
        context.set_capstyle("butt")
        if line.dashed:
            context.set_dashes(0, [4, 3])
        self._renderer.draw_path(context, self._outline(line.points), self._transform)
        context.restore()

    def _dot(self, dot: Dot) -> None:
        from matplotlib.colors import to_rgb
        from matplotlib.transforms import Affine2D

        context = self._renderer.new_gc()
        context.set_foreground(self._look[dot.edge or dot.fill])
        context.set_linewidth(1.2 if dot.edge else 0)
        place = Affine2D().scale(dot.radius).translate(dot.x, dot.y) + self._transform
        self._renderer.draw_path(context, self._circle, place, to_rgb(self._look[dot.fill]))
        context.restore()

    def write_all(self, texts: Iterable[Words]) -> None:
        """All texts as the outlines of their letters, one shape for each ink: pixels need no text, and this takes a
        tenth of the time."""
        import numpy as np
        from matplotlib.colors import to_rgb

        by_ink: dict[str, list[Words]] = {}
        for words in texts:
            by_ink.setdefault(words.ink, []).append(words)
        for ink, own in by_ink.items():
            placed = [self._fonts.outline(words.text) for words in own]
            corners, codes = [], []
            for words, (outline, kinds) in zip(own, placed, strict=True):
                x, y = self._start(words)
                size = words.points * POINT
                across, up = outline[:, 0] * size, outline[:, 1] * size
                moved = (x - up, y - across) if words.turned else (x + across, y - up)
                corners.append(np.column_stack(moved))
                codes.append(kinds)
            context = self._renderer.new_gc()
            context.set_linewidth(0)
            letters = self._outline(np.concatenate(corners), np.concatenate(codes))
            self._renderer.draw_path(context, letters, self._transform, to_rgb(self._look[ink]))
            context.restore()

    def _start(self, words: Words) -> tuple[float, float]:
        """Where the base line of a text begins."""
        width = self._fonts.width(words.text, words.points)
        back = {"left": 0.0, "center": width / 2, "right": width}[words.align]
        base = words.points * POINT * MIDDLE
        return (words.x + base, words.y + back) if words.turned else (words.x - back, words.y + base)

    def _write(self, words: Words) -> None:
        if not words.text:
            return
        x, y = self._start(words)
        context = self._renderer.new_gc()
        context.set_foreground(self._look[words.ink])
        across, up = x * self._scale, self._height - y * self._scale
        if self._renderer.flipy():
            up = self._height - up
        angle = 90 if words.turned else 0
        self._renderer.draw_text(
            context, across, up, words.text, self._fonts.properties(words.points), angle, ismath=False
        )
        context.restore()
