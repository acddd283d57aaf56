"""Rectangles of a grid at once: copy, cut, paste, fill, clear. Each is one undo step with a name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaMethod, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from exchange.numbers import Number, parse_number, plain_text
from exchange.values.align import Alignment, align
from exchange.values.table_words import other_power
from gui.ask_what import Ask, Choice
from gui.clipboard import Block, from_mime, texts_to_mime, to_mime
from gui.grid_model import GROUPS, UNIT, Entry, Place, Written
from gui.widgets.grid.grid_moves import Span
from scoring.entries import Cell

if TYPE_CHECKING:
    from gui.widgets.grid.grid import Grid

LARGEST = 500_000
"""Cells of one paste; more is a slip of the hand (a whole column of an empty sheet)."""
MARCHING = 120
"""Milliseconds for each step of the border of what was cut."""
EMPTY = Cell()
"""Written where cut cells came from: not even a comment stays."""


@dataclass(frozen=True, slots=True)
class Paste:
    """How a block is pasted."""

    only_blank: bool = False
    transpose: bool = False
    by_name: bool = False
    factor: Decimal = Decimal(1)


class Blocks(QObject):
    def __init__(self, grid: "Grid") -> None:
        super().__init__(grid)
        self._grid = grid
        self.cut_spans: list[Span] = []
        self._cut_block: Block = ()
        self.march = 0.0
        self._timer = QTimer(self, interval=MARCHING)
        self._timer.timeout.connect(self._step)

    def write(self, label: str, edits: Mapping[Place, Entry], then: Callable[[Written], None]) -> None:
        """Write as one step; `then` hears of it, later where it is much. What the model objects to meanwhile is kept
        for `report`, which would else cover it."""
        reasons: list[str] = []
        keep, model = reasons.append, self._grid.grid_model

        def done(written: Written) -> None:
            model.objected.disconnect(keep)
            then(replace(written, objection=" ".join(dict.fromkeys(reasons))))

        model.objected.connect(keep)
        model.write_then(label, edits, done)

    # copying

    def copy(self) -> None:
        """The bounding rectangle of the selection; cells within it that are not selected are copied empty."""
        self._copy(with_headings=False)

    def copy_with_headings(self) -> None:
        """The same below its headings and beside the names of its rows, for other programs."""
        self._copy(with_headings=True)

    def _copy(self, *, with_headings: bool) -> None:
        self.forget_cut()
        span, chosen = self._selected_box()
        if span is None:
            return
        model = self._grid.grid_model
        rows, columns = range(span.top, span.bottom + 1), range(span.left, span.right + 1)
        cells = [[model.cell(r, c) if (r, c) in chosen else None for c in columns] for r in rows]
        texts = [[model.plain_text(r, c) if (r, c) in chosen else "" for c in columns] for r in rows]
        if with_headings:
            texts = self._headed(texts, rows, columns)
        # With headings it is for other programs: pasted back, it is understood by its names.
        QGuiApplication.clipboard().setMimeData(texts_to_mime(texts) if with_headings else to_mime(cells, texts))
        self._grid.said.emit(self.tr("Copied {rows}×{columns} cells.").format(rows=span.height, columns=span.width))

    def _headed(self, texts: list[list[str]], rows: Sequence[int], columns: Sequence[int]) -> list[list[str]]:
        model, across = self._grid.grid_model, Qt.Orientation.Horizontal
        groups = [model.headerData(column, across, GROUPS) for column in columns]
        paths = [[str(text) for _, text in group] if isinstance(group, tuple) else [] for group in groups]
        deepest = max(map(len, paths), default=0)
        lines = [["", *(path[level] if level < len(path) else "" for path in paths)] for level in range(deepest)]
        lines.append(["", *(str(model.headerData(column, across) or "") for column in columns)])
        units = [str(model.headerData(column, across, UNIT) or "") for column in columns]
        if any(units):
            lines.append(["", *units])
        names = [str(model.headerData(row, Qt.Orientation.Vertical) or "") for row in rows]
        return lines + [[name, *line] for name, line in zip(names, texts, strict=True)]

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
        self._timer.start()
        self._grid.viewport().update()
        self._grid.said.emit(
            self.tr("Cut {rows}×{columns} cells: they move when you paste. Esc leaves them where they are.").format(
                rows=span.height, columns=span.width
            )
        )

    def _step(self) -> None:
        self.march = (self.march + 1) % 12
        for span in self.cut_spans:
            self._grid.viewport().update(self._grid.rect_of(span))

    def forget_cut(self) -> None:
        self.cut_spans = []
        self._cut_block = ()
        self._timer.stop()
        self._grid.viewport().update()

    # pasting

    def paste(self) -> None:
        """A single value fills the selection, a block is repeated where the selection is a multiple of it, and
        otherwise lies from the first selected cell on. What does not fit is counted and said."""
        block = self._on_clipboard()
        if not block:
            return
        moved = self.cut_spans if block == self._cut_block else []
        found = None if moved else self._named(block)
        spans = self._grid.spans()
        if found is not None:
            self._ask_by_name(block, found)
        elif not moved and self._is_odd(block, spans):
            self._ask_how_often(block, spans)
        else:
            self._lay(block, self._targets(block, spans), moved)

    def ask_how_to_paste(self) -> None:
        """Paste special: the grid's page shows what can be chosen."""
        if self._on_clipboard():
            self._grid.paste_special_wanted.emit()

    def paste_special(self, how: Paste) -> None:
        """Paste the clipboard in another way than as it lies."""
        block = self._on_clipboard()
        if how.transpose:
            block = tuple(zip(*block, strict=True))
        if how.factor != 1:
            block = tuple(tuple(_times(entry, how.factor) for entry in row) for row in block)
        if not block:
            return
        found = self._named(block) if how.by_name else None
        if how.by_name and found is None:
            self._grid.objected.emit(
                self.tr("The block on the clipboard carries no names of this table. Nothing was changed.")
            )
        elif found is not None:
            self._lay_by_name(block, found, only_blank=how.only_blank, converted=how.factor != 1)
        else:
            self._lay(block, self._targets(block, self._grid.spans()), [], only_blank=how.only_blank)

    def _on_clipboard(self) -> Block:
        block = from_mime(QGuiApplication.clipboard().mimeData())
        if not block or not self._grid.spans():
            self._grid.said.emit(self.tr("There are no cells or text on the clipboard to paste."))
            return ()
        if len(block) * len(block[0]) > LARGEST:
            text = self.tr("{rows}×{columns} cells are too many for one paste. Nothing was changed.")
            self._grid.said.emit(text.format(rows=len(block), columns=len(block[0])))
            return ()
        return block

    def _lay(self, block: Block, targets: Sequence[Span], moved: Sequence[Span], *, only_blank: bool = False) -> None:
        rows, columns = self._grid.grid_model.room(), self._grid.size_[1]
        edits: dict[Place, Entry] = {}
        for span in moved:
            edits.update(dict.fromkeys(span.places(), EMPTY))
        outside = kept = 0
        for span in targets:
            for row, column in span.places():
                if row >= rows or column >= columns:
                    outside += 1
                elif only_blank and self._grid.filled(row, column):
                    kept += 1
                else:
                    edits[row, column] = block[(row - span.top) % len(block)][(column - span.left) % len(block[0])]
        size = {"rows": max(span.height for span in targets), "columns": targets[0].width}
        label = self.tr("Move {rows}×{columns}") if moved else self.tr("Paste {rows}×{columns}")
        here = self._grid.place

        def pasted(written: Written) -> None:
            if not written.done:
                return
            if moved:
                self.forget_cut()
            if len(targets) == 1 and self._grid.place == here:  # else somebody went on meanwhile
                self._grid.select_span(targets[0])
                self._grid.scrollTo(self._grid.grid_model.index(targets[0].top, targets[0].left))  # as it was seen
            self.report(self.tr("Pasted {rows}×{columns}").format(**size), written, outside, kept)

        self.write(label.format(**size), edits, pasted)

    def _targets(self, block: Block, spans: Sequence[Span]) -> list[Span]:
        height, width = len(block), len(block[0])
        if all(span.height % height == 0 and span.width % width == 0 for span in spans):
            return list(spans)
        top, left = min(span.top for span in spans), min(span.left for span in spans)
        return [Span(top, left, top + height - 1, left + width - 1)]

    def _is_odd(self, block: Block, spans: Sequence[Span]) -> bool:
        """Whether a selection is larger than the block, and no multiple of it: several things may be meant."""
        height, width = len(block), len(block[0])
        even = all(span.height % height == 0 and span.width % width == 0 for span in spans)
        return not even and any(span.height > height or span.width > width for span in spans)

    def _ask_how_often(self, block: Block, spans: Sequence[Span]) -> None:
        height, width = len(block), len(block[0])
        top, left = min(span.top for span in spans), min(span.left for span in spans)
        once = Span(top, left, top + height - 1, left + width - 1)
        text = self.tr("The block has {rows}×{columns} cells, and the selection is no multiple of it. Paste it …")
        self._put(
            Ask(
                text.format(rows=height, columns=width),
                (
                    Choice(self.tr("once"), lambda: self._lay(block, [once], [])),
                    Choice(self.tr("repeatedly, filling the selection"), lambda: self._lay(block, list(spans), [])),
                ),
            )
        )

    def _put(self, question: Ask) -> None:
        """Ask; where nothing shows questions beside this grid, what is likeliest is done, and said."""
        if self._grid.isSignalConnected(QMetaMethod.fromSignal(self._grid.question)):
            self._grid.question.emit(question)
        else:
            question.choices[0].do()

    # by names

    def _named(self, block: Block) -> Alignment | None:
        """How the block lies by the names that it carries; None where it carries none."""
        model, across = self._grid.grid_model, Qt.Orientation.Horizontal
        names = [] if len(block) < 2 and len(block[0]) < 2 else model.row_names()
        if not any(names):
            return None
        texts = [[_text(entry) for entry in row] for row in block]
        items = [str(model.headerData(column, across) or "") for column in range(self._grid.last_column + 1)]
        return align(texts, names, items)

    def _ask_by_name(self, block: Block, found: Alignment) -> None:
        spans = self._grid.spans()
        text = self.tr("The block carries names: {units} rows and {items} columns of it are known here. Paste it …")
        self._put(
            Ask(
                text.format(units=len(found.units), items=len(found.items)),
                (
                    Choice(self.tr("by its names"), lambda: self._lay_by_name(block, found)),
                    Choice(self.tr("as it lies"), lambda: self._lay(block, self._targets(block, spans), [])),
                ),
            )
        )

    def _lay_by_name(
        self, block: Block, found: Alignment, *, only_blank: bool = False, converted: bool = False
    ) -> None:
        """Columns that count in another power of the unit of measure (万元 for 元) are left out unless `converted`."""
        lines: Block = tuple(zip(*block, strict=True)) if found.across else block
        place = self._grid.place or (0, 0)
        columns: Mapping[int, int] = found.items or {
            at: place[1] + at - found.first_value for at in range(found.first_value, len(lines[0]))
        }
        model = self._grid.grid_model
        others = {
            at: column
            for at, column in columns.items()
            if not converted and other_power(found.measures.get(at, ""), model.measure(column))
        }
        columns = {at: column for at, column in columns.items() if at not in others}
        edits: dict[Place, Entry] = {}
        outside = kept = 0
        for line, row in found.units.items():
            for at, column in columns.items():
                if column > self._grid.last_column:
                    outside += 1
                elif only_blank and self._grid.filled(row, column):
                    kept += 1
                else:
                    edits[row, column] = lines[line][at]
        label = self.tr("Paste {count} cells by name").format(count=len(edits))

        def pasted(written: Written) -> None:
            if not written.done:
                return
            self._grid.show_places(sorted(edits))
            warnings = [written.objection] if written.objection else []
            for at, column in others.items():
                text = self.tr("“{item}” counts in {said} there and in {unit} here: it was not pasted.")
                name = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
                said = found.measures[at]
                warnings.append(text.format(item=name, said=said, unit=model.measure(column)))
            if found.unknown:
                names = self.tr(", ").join(f"“{name}”" for name in found.unknown[:5])
                more = "…" if len(found.unknown) > 5 else ""
                text = self.tr("Not known here, and left out: {names}{more}.")
                warnings.append(text.format(names=names, more=more))
            self.report(self.tr("Pasted by name"), replace(written, objection=" ".join(warnings)), outside, kept)

        self.write(label, edits, pasted)

    # filling and clearing

    def clear(self) -> None:
        """Empty every selected cell; comments stay."""
        places = self._grid.selected_places()
        if places:
            label = self.tr("Clear {count} cells").format(count=len(places)) if len(places) > 1 else self.tr("Clear")
            self.write(label, dict.fromkeys(places), partial(self.report, self.tr("Cleared")))

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
            self.write(label, dict.fromkeys(places, entry), partial(self.report, self.tr("Filled")))

    def fill_series(self) -> None:
        """Go on with the numbers at the top (or left) of the selection, one apart, or as the first two are."""
        spans = self._grid.spans()
        if len(spans) != 1 or spans[0].height * spans[0].width == 1:
            self._grid.said.emit(self.tr("Select the first numbers together with the cells to be filled."))
            return
        span, model = spans[0], self._grid.grid_model
        down = span.height > 1
        known = 0
        while known < (span.height if down else span.width):
            place = (span.top + known, span.left) if down else (span.top, span.left + known)
            if model.number(*place) is None:
                break
            known += 1
        known = max(1, known)
        length = span.height if down else span.width
        known = 1 if known >= length else known
        start = Span(span.top, span.left, span.top + known - 1, span.right) if down else None
        source = start or Span(span.top, span.left, span.bottom, span.left + known - 1)
        self._grid.handle.fill(source, span, series=True)

    def copy_above(self) -> None:
        """The value of the cell above into each selected one."""
        self._take(self.tr("Copy from above"), lambda row, column: self._grid.grid_model.cell(row - 1, column), 1)

    def take_before(self) -> None:
        """Last year's value into each selected cell, as it stands behind a blank one."""
        model = self._grid.grid_model
        places = self._grid.selected_places()
        edits: dict[Place, Entry] = {place: text for place in places if (text := model.before(*place))}
        if edits:
            label = self.tr("Take last year's value ({count})").format(count=len(edits))
            self.write(label, edits, partial(self.report, self.tr("Last year's value taken")))
        else:
            self._grid.objected.emit(self.tr("Of last year nothing is known for the selected cells."))

    def _take(self, label: str, source: Callable[[int, int], Entry], first_row: int) -> None:
        places = self._grid.selected_places()
        edits = {(row, column): source(row, column) for row, column in places if row >= first_row}
        if edits:
            self.write(label, edits, partial(self.report, label))

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
            self.write(label, edits, partial(self.report, label))

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

    def report(self, what: str, written: Written, outside: int = 0, kept: int = 0) -> None:
        """Say what was done to how many cells, and what was not; what was objected to stands before it."""
        if not written.done:
            return
        parts = [self.tr("{what}: {count} cells changed").format(what=what, count=written.changed)]
        if written.read_only:
            parts.append(self.tr("{count} skipped (cannot be typed into)").format(count=written.read_only))
        if kept:
            parts.append(self.tr("{count} left as they are (not blank)").format(count=kept))
        if outside:
            parts.append(self.tr("{count} lay outside the table and were left out").format(count=outside))
        if written.percents:
            text = self.tr("{count} shown as per cent, such as {example}")
            parts.append(text.format(count=written.percents, example=written.example))
        if written.not_numbers:
            parts.append(self.tr("{count} are no numbers and are not scored (F8)").format(count=written.not_numbers))
        summary = self.tr(", ").join(parts) + self.tr(".")
        if written.objection:
            self._grid.objected.emit(f"{written.objection} {summary}")
        else:
            self._grid.said.emit(summary)


def _text(entry: Entry) -> str:
    if isinstance(entry, Cell):
        return entry.value if isinstance(entry.value, str) else ""
    return entry or ""


def _times(entry: Entry, factor: Decimal) -> Entry:
    """A number times a factor, digit for digit; what is no number stays."""
    number = parse_number(_text(entry))
    if not isinstance(number, Number):
        return entry
    product = plain_text(number.value * factor)
    text = product.rstrip("0").rstrip(".") if "." in product else product
    return Cell(text, entry.state, entry.note) if isinstance(entry, Cell) else text
