"""Rectangles of a grid at once: copy, cut, paste, fill, clear. Each is one undo step with a name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from gui.clipboard import Block, from_mime, to_mime
from gui.grid_model import Entry, Place, Written
from gui.widgets.grid_moves import Span

if TYPE_CHECKING:
    from gui.widgets.grid import Grid

LARGEST = 500_000
"""Cells of one paste; more is a slip of the hand (a whole column of an empty sheet)."""


class Blocks(QObject):
    def __init__(self, grid: "Grid") -> None:
        super().__init__(grid)
        self._grid = grid
        self.cut_spans: list[Span] = []
        self._cut_block: Block = ()

    # copying

    def copy(self) -> None:
        """The bounding rectangle of the selection; cells within it that are not selected are copied empty."""
        self.forget_cut()
        span, chosen = self._selected_box()
        if span is None:
            return
        model = self._grid.grid_model
        rows, columns = range(span.top, span.bottom + 1), range(span.left, span.right + 1)
        cells = [[model.cell(r, c) if (r, c) in chosen else None for c in columns] for r in rows]
        texts = [[model.plain_text(r, c) if (r, c) in chosen else "" for c in columns] for r in rows]
        QGuiApplication.clipboard().setMimeData(to_mime(cells, texts))
        self._grid.said.emit(self.tr("Copied {rows}×{columns} cells.").format(rows=span.height, columns=span.width))

    def cut(self) -> None:
        """As `copy`; the cells are emptied when they are pasted, in the same step."""
        self.copy()
        span, chosen = self._selected_box()
        if span is None:
            return
        if len(chosen) != span.height * span.width:
            self._grid.said.emit(self.tr("Only one rectangle can be cut. The cells were copied."))
            return
        self.cut_spans = [span]
        self._cut_block = from_mime(QGuiApplication.clipboard().mimeData())
        self._grid.viewport().update()
        self._grid.said.emit(
            self.tr("Cut {rows}×{columns} cells: they move when you paste. Esc leaves them where they are.").format(
                rows=span.height, columns=span.width
            )
        )

    def forget_cut(self) -> None:
        self.cut_spans = []
        self._cut_block = ()
        self._grid.viewport().update()

    # pasting

    def paste(self) -> None:
        """A single value fills the selection, a block is repeated where the selection is a multiple of it, and
        otherwise lies from the first selected cell on. What does not fit is counted and said."""
        block = from_mime(QGuiApplication.clipboard().mimeData())
        spans = self._grid.spans()
        if not block or not spans:
            self._grid.said.emit(self.tr("There are no cells or text on the clipboard to paste."))
            return
        if len(block) * len(block[0]) > LARGEST:
            text = self.tr("{rows}×{columns} cells are too many for one paste. Nothing was changed.")
            self._grid.said.emit(text.format(rows=len(block), columns=len(block[0])))
            return
        targets = self._targets(block, spans)
        rows, columns = self._grid.size_
        edits: dict[Place, Entry] = {}
        moved = self.cut_spans if block == self._cut_block else []
        for span in moved:
            edits.update(dict.fromkeys(span.places()))
        outside = 0
        for span in targets:
            for row, column in span.places():
                if row < rows and column < columns:
                    entry = block[(row - span.top) % len(block)][(column - span.left) % len(block[0])]
                    edits[row, column] = entry
                else:
                    outside += 1
        size = {"rows": max(span.height for span in targets), "columns": targets[0].width}
        label = self.tr("Move {rows}×{columns}") if moved else self.tr("Paste {rows}×{columns}")
        written = self._grid.write(label.format(**size), edits)
        if written.done:
            if moved:
                self.forget_cut()
            self._select(targets)
            self._report(self.tr("Pasted {rows}×{columns}").format(**size), written, outside)

    def _targets(self, block: Block, spans: Sequence[Span]) -> list[Span]:
        height, width = len(block), len(block[0])
        if all(span.height % height == 0 and span.width % width == 0 for span in spans):
            return list(spans)
        top, left = min(span.top for span in spans), min(span.left for span in spans)
        return [Span(top, left, top + height - 1, left + width - 1)]

    # filling and clearing

    def clear(self) -> None:
        """Empty every selected cell."""
        places = self._grid.selected_places()
        if places:
            label = self.tr("Clear {count} cells").format(count=len(places)) if len(places) > 1 else self.tr("Clear")
            written = self._grid.write(label, dict.fromkeys(places))
            self._report(self.tr("Cleared"), written, 0)

    def fill_down(self) -> None:
        """The first row of each range into the others; of a single cell, the cell above into it."""
        self._fill(self.tr("Fill down"), down=True)

    def fill_right(self) -> None:
        self._fill(self.tr("Fill right"), down=False)

    def fill_selection(self) -> None:
        """The current cell into all selected ones."""
        place = self._grid.place
        if place is not None:
            self.fill_with(self._grid.grid_model.cell(*place))

    def fill_with(self, entry: Entry) -> None:
        places = self._grid.selected_places()
        if places:
            label = self.tr("Fill {count} cells").format(count=len(places))
            self._report(self.tr("Filled"), self._grid.write(label, dict.fromkeys(places, entry)), 0)

    def _fill(self, label: str, *, down: bool) -> None:
        edits: dict[Place, Entry] = {}
        for span in self._grid.spans():
            alone = (span.height if down else span.width) == 1
            for row, column in span.places():
                above = (row - 1 if alone else span.top, column)
                before = (row, column - 1 if alone else span.left)
                source = above if down else before
                if min(source) >= 0 and source != (row, column):
                    edits[row, column] = self._grid.grid_model.cell(*source)
        if edits:
            self._report(label, self._grid.write(label, edits), 0)

    # helpers

    def _selected_box(self) -> tuple[Span | None, set[Place]]:
        spans = self._grid.spans()
        if not spans:
            return None, set()
        box = Span(
            min(span.top for span in spans),
            min(span.left for span in spans),
            max(span.bottom for span in spans),
            max(span.right for span in spans),
        )
        return box, set(self._grid.selected_places())

    def _select(self, targets: Sequence[Span]) -> None:
        rows, columns = self._grid.size_
        first, last = targets[0], targets[-1]
        if len(targets) == 1:
            self._grid.move_to((first.top, first.left))
            self._grid.extend_to((min(last.bottom, rows - 1), min(last.right, columns - 1)))

    def _report(self, what: str, written: Written, outside: int) -> None:
        if not written.done:
            return
        parts = [self.tr("{what}: {count} cells changed").format(what=what, count=written.changed)]
        if written.read_only:
            parts.append(self.tr("{count} skipped (cannot be typed into)").format(count=written.read_only))
        if outside:
            parts.append(self.tr("{count} lay outside the table and were left out").format(count=outside))
        if written.not_numbers:
            parts.append(self.tr("{count} are no numbers and are not scored (F8)").format(count=written.not_numbers))
        self._grid.said.emit(self.tr(", ").join(parts) + self.tr("."))
