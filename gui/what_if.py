"""Trying out (试算) in the window: one key into a copy, everything is edited on its usual pages, one key back. The bar
above the pages says what is tried and who moves; what was tried is taken over as one step, after a look at the list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from gui.document import Document
from gui.figures import rank_text, rounded
from gui.language import current
from gui.models.registers.text_rows import TextRow, TextRows
from gui.models.results.ranking_table import moved_text
from gui.widgets.bars.what_if_bar import WhatIfBar
from gui.widgets.what_if_panel import WhatIfPanel
from scoring.entries import Cell
from scoring.result import columns_of, places_in_order
from scoring.sealing import final

if TYPE_CHECKING:  # it needs NumPy: the first window comes before it
    from exchange.trial_words import TrialLine

NAMED = 4
"""So many units that move are named in the bar."""


class WhatIf(QObject):
    said = Signal(str)
    objected = Signal(str)
    place_wanted = Signal(object)
    left = Signal()
    """The keyboard goes back to the page."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._changes, self._units = TextRows(parent=self), TextRows((1, 2, 3, 4, 5), self)
        self.bar, self.panel = WhatIfBar(), WhatIfPanel(self._changes, self._units)
        self._warned = False
        self._lines: tuple[TrialLine, ...] = ()
        self._follow_up = QTimer(self, singleShot=True, interval=0)
        self._follow_up.timeout.connect(self._show)
        self.bar.shown_wanted.connect(self.show_trial)
        self.bar.again_wanted.connect(self.trial_again)
        self.bar.taking_wanted.connect(self.take_trial_over)
        self.bar.leaving_wanted.connect(self.toggle_trial)
        self.panel.chosen.connect(self.place_wanted)
        self.panel.taken.connect(self._take_over)
        self.panel.left.connect(self._close_panel)
        document.trial_changed.connect(self._follow)
        document.result_changed.connect(self._follow)

    # what the menu calls

    def toggle_trial(self) -> None:
        """Into the trial, or back to the record; what was tried is forgotten."""
        _commit()
        if self._document.trial is None:
            if self._document.begin_trial():
                self.said.emit(
                    self.tr("What-if: change weights, values and events as usual. The record stays as it is.")
                )
        else:
            tried = len(self._tried())
            self._document.end_trial()
            self.said.emit(
                self.tr("Back to the record. {count} changes of the what-if are dropped.").format(count=tried)
            )

    def trial_again(self) -> None:
        """Drop what was tried and begin anew from the record."""
        if self._running():
            _commit()
            self._document.end_trial()
            self._document.begin_trial()
            self.said.emit(self.tr("The what-if begins anew from the record."))

    def show_trial(self) -> None:
        """The list of what is tried and what it leads to; or away with it."""
        if not self._running():
            return
        if self.panel.isVisible() and not self.panel.question.isVisible():
            self._close_panel()
        else:
            self._show()
            self.panel.look()

    def take_trial_over(self) -> None:
        """Show the list and ask."""
        if not self._running():
            return
        _commit()
        self._show()
        if not self._lines:
            self.objected.emit(self.tr("Nothing is tried yet: there is nothing to take over."))
        elif self._document.record_is_read_only:
            self.objected.emit(self.tr("The record is opened for reading only: nothing can be taken over into it."))
        elif (version := final(self._document.record.plan.versions)) is not None:
            text = self.tr("The record is final (version {number}): withdraw that first (Ctrl+F12), then take over.")
            self.objected.emit(text.format(number=version.number))
        else:
            count = len(self._lines)
            self.panel.ask(self.tr("Take these {count} changes over into the record, as one step?").format(count=count))

    def try_value(self, item: str, unit: str, text: str) -> None:
        """Try one value out, in a trial that begins with it unless one is under way."""
        if self._document.trial is None and not self._document.begin_trial():
            return
        cell = self._document.assessment.entries.cell(item, unit) or Cell()
        label = self.tr("Try {value}").format(value=text)
        if self._document.cells(label, {(item, unit): Cell(text, cell.state, cell.note)}) is not None:
            self._show()
            self.said.emit(self.bar.text())

    # following

    @property
    def tried(self) -> int:
        """How many changes would be dropped."""
        return len(self._tried()) if self._document.trial is not None else 0

    def may_leave(self) -> bool:
        """May the file be closed? What is tried is dropped with it: the first time that is only said."""
        if not self.tried or self._warned:
            return True
        self._warned = True
        text = self.tr(
            "{count} changes of the what-if are on no record and will be dropped. Once more closes all the same."
        )
        self.objected.emit(text.format(count=self.tried))
        return False

    def retranslate(self) -> None:
        self.bar.retranslate()
        self.panel.retranslate()
        self._follow()

    def _running(self) -> bool:
        if self._document.trial is None:
            self.objected.emit(self.tr("No what-if is under way: Ctrl+T begins one."))
        return self._document.trial is not None

    def _tried(self) -> "tuple[TrialLine, ...]":
        from exchange.trial_words import trial_lines

        return trial_lines(self._document.record, self._document.assessment, current())

    def _follow(self) -> None:
        """After the edit has been painted: nobody types slower for it."""
        running = self._document.trial is not None
        self._warned = False
        self.bar.setVisible(running)
        if running:
            self._follow_up.start()
        else:
            self._follow_up.stop()
            self.panel.hide()

    def _show(self) -> None:
        if self._document.trial is None:
            return
        self._lines = self._tried()
        headings = (self.tr("Of"), self.tr("What"), self.tr("On record"), self.tr("What-if"))
        self._changes.show(
            headings, [TextRow((one.kind, one.name, one.before, one.after), one.where) for one in self._lines]
        )
        moves = self._show_units()
        parts = [self.tr("What-if – does not touch the record.")]
        parts.append(self.tr("Changes: {count}.").format(count=len(self._lines)))
        if moves:
            names = self.tr(", ").join(moves[:NAMED]) + ("…" if len(moves) > NAMED else "")
            parts.append(self.tr("Places: {moves}").format(moves=names))
        elif self._lines:
            parts.append(self.tr("Nobody changes place."))
        self.bar.say(" ".join(parts))

    def _show_units(self) -> list[str]:
        """Every unit's place and total beside the record's; gives who moves."""
        result, record = self._document.result, self._document.record_result
        if result is None or record is None:
            self._units.show((), ())
            return []
        now, before = columns_of(result.units), columns_of(record.units)
        at = {code: place for place, code in enumerate(before.code)}
        places = self._document.assessment.plan.rounding.total_places
        rows, moves = [], []
        for place in places_in_order(now):
            rank, total, code = now.rank[place], now.total[place], now.code[place]
            was = at.get(code)
            old_rank = None if was is None else before.rank[was]
            old_total = None if was is None else before.total[was]
            change = "" if old_total is None or old_total == total else f"{total - old_total:+f}"
            moved = rank != old_rank
            if moved:
                moves.append(f"{now.name[place]} {rank_text(old_rank) or '—'}→{rank_text(rank) or '—'}")
            texts = (
                now.name[place],
                rank_text(old_rank),
                rank_text(rank),
                moved_text(old_rank, rank),
                "" if old_total is None else rounded(old_total, places),
                rounded(total, places),
                change,
            )
            rows.append(TextRow(texts, ("result", code, "why"), strong=moved))
        headings = (
            self._document.assessment.plan.unit_label or self.tr("Unit"),
            self.tr("Place on record"),
            self.tr("What-if"),
            self.tr("Moved"),
            self.tr("Total on record"),
            self.tr("What-if"),
            self.tr("Change"),
        )
        self._units.show(headings, rows)
        return moves

    def _take_over(self) -> None:
        count = len(self._lines)
        self.panel.question.hide()
        label = self.tr("What-if taken over: {count} changes").format(count=count)
        if self._document.take_over(label) is not None:
            self.said.emit(self.tr("{count} changes are on record now; Ctrl+Z takes them back.").format(count=count))

    def _close_panel(self) -> None:
        self.panel.hide()
        self.left.emit()


def _commit() -> None:
    """An editor that is open commits when it loses the keyboard: what is typed belongs to where it was typed."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
        focus.setFocus()
