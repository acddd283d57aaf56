"""The live ranking beside the grid: rank, unit, total, and how the last edit moved it."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QLabel, QVBoxLayout, QWidget

from gui.document import Document
from gui.figures import rank_text
from gui.grid_model import ACCESSIBLE_TEXT, ALIGNMENT, CENTRE, DISPLAY, LEFT, RIGHT
from gui.ranked_rows import RankedRows
from gui.theme import colours, paint
from gui.widgets.table import ReadTable
from scoring.result import Rank, Result, columns_of, places_in_order

AnyIndex = QModelIndex | QPersistentModelIndex
RANK, UNIT, TOTAL, MOVE = range(4)
WIDTH = 252
SAID = 3
"""So many moves are written out and read out, of the thousands that there may be."""
UP, DOWN = "▲", "▼"


class Standing(NamedTuple):  # there may be thousands, after every edit
    """A ranked unit. `risen`: places won by the last edit; negative: lost."""

    code: str
    name: str
    total: Decimal
    rank: Rank
    tied: bool
    risen: Rank


def standings(result: Result | None, before: Result | None) -> list[Standing]:
    """The ranked units from the first to the last, each with its way since the result before."""
    if result is None:
        return []
    now = columns_of(result.units)
    sharing = Counter(now.rank)
    old: Mapping[str, Rank | None] = {}
    if before is not None:
        earlier = columns_of(before.units)
        old = dict(zip(earlier.code, earlier.rank, strict=True))
    order = [place for place in places_in_order(now) if now.rank[place] is not None]
    codes = [now.code[place] for place in order]
    ranks = [rank for place in order if (rank := now.rank[place]) is not None]
    tied = [sharing[rank] > 1 for rank in ranks]
    risen = [0 if was is None else was - rank for was, rank in zip(map(old.get, codes), ranks, strict=True)]
    names, totals = ([column[place] for place in order] for column in (now.name, now.total))
    return list(map(Standing._make, zip(codes, names, totals, ranks, tied, risen, strict=True)))


class LiveRanking(RankedRows[Standing]):
    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._result = document.result
        self.lines = standings(self._result, None)
        document.opened.connect(self._load)
        document.result_changed.connect(self._follow)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 4

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        one, column = self.lines[index.row()], index.column()
        if role == DISPLAY:
            return (rank_text(one.rank), one.name, f"{one.total:f}", self._move(one))[column]
        if role == ALIGNMENT:
            return (CENTRE, LEFT, RIGHT, LEFT)[column]
        if role == ACCESSIBLE_TEXT:
            return f"{rank_text(one.rank)} {one.name} {one.total:f} {self._move(one)}"
        return None

    def differs(self, old: Standing, new: Standing) -> bool:
        return old != new

    def _move(self, one: Standing) -> str:
        words = [self.tr("tied")] if one.tied else []
        if one.risen:
            words.append(f"{UP}{rank_text(one.risen)}" if one.risen > 0 else f"{DOWN}{rank_text(-one.risen)}")
        return " ".join(words)

    def moved(self) -> list[Standing]:
        """The units that the last edit moved, best first."""
        return [one for one in self.lines if one.risen]

    def _load(self) -> None:
        """Another assessment: nothing has moved yet."""
        self.beginResetModel()
        self._result, self.lines = None, []
        self.endResetModel()

    def _follow(self) -> None:
        """Beside the result before the last edit; while something is tried out, beside the record."""
        before, self._result = self._result, self._document.result
        if self._document.trial is not None:
            before = self._document.record_result
        elif before is not None and before.trial:
            before = None  # back on record nobody has moved
        self.put(standings(self._result, before))


class RankingPanel(QFrame):
    place_wanted = Signal(object)
    """Place ("result", unit, "why"): show why the unit stands there."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.ranking = LiveRanking(document, self)
        self.table = ReadTable(self.ranking)
        self._title, self._moved, self._nothing = QLabel(), QLabel(), QLabel()
        for label in (self._title, self._moved, self._nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setContentsMargins(8, 4, 8, 4)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().hide()
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.horizontalHeader()
        header.setMinimumSectionSize(20)
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, digits in ((RANK, 5), (TOTAL, 9), (MOVE, 9)):
            header.resizeSection(column, digits * digit)
        header.setSectionResizeMode(UNIT, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self._title, self._nothing, self.table, self._moved):
            layout.addWidget(widget)
        layout.setStretchFactor(self.table, 1)
        layout.addStretch(0)
        self.setMinimumWidth(180)
        self.resize(WIDTH, self.height())
        self.setFocusProxy(self.table)
        self.table.chosen.connect(self._choose)
        document.opened.connect(self._show)  # after the ranking has followed: it was connected before
        document.result_changed.connect(self._show)
        document.result_changed.connect(self._announce)
        self.retranslate()

    def retranslate(self) -> None:
        self._nothing.setText(self.tr("The ranking starts with the first value."))
        self.table.setAccessibleName(self.tr("Live ranking"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show(self) -> None:
        result = self._document.result
        status = "" if result is None else result.status
        words = {
            "provisional": self.tr("Live ranking (provisional)"),
            "problems": self.tr("Live ranking (has problems)"),
        }
        trial = self._document.trial is not None
        self._title.setText(self.tr("What-if ranking") if trial else words.get(status, self.tr("Live ranking")))
        tokens = colours(self)
        quiet = tokens.chrome if status in ("", "complete") else tokens.banner
        paint(self._title, tokens.short if trial else quiet)
        empty = self._document.assessment.entries.is_empty
        self._nothing.setVisible(empty)
        self.table.setVisible(not empty)
        self._moved.setText(self._last_moves())
        self._moved.setVisible(bool(self._moved.text()))

    def _last_moves(self) -> str:
        moved = self.ranking.moved()
        if not moved:
            return ""
        shown = self.tr(", ").join(
            f"{one.name} {rank_text(one.rank + one.risen)}→{rank_text(one.rank)}" for one in moved[:SAID]
        )
        moves = shown + ("…" if len(moved) > SAID else "")
        if self._document.trial is not None:
            return self.tr("Against the record: {moves}").format(moves=moves)
        return self.tr("Just now: {moves}").format(moves=moves)

    def _announce(self) -> None:
        """A screen reader says who has changed places, when it has finished what it is saying."""
        text = self.tr("{unit} from place {before} to {now}")
        moved = self.ranking.moved()
        if moved:
            moves = [
                text.format(unit=one.name, before=rank_text(one.rank + one.risen), now=rank_text(one.rank))
                for one in moved[:SAID]
            ]
            more = [self.tr("and {count} more").format(count=len(moved) - SAID)] if len(moved) > SAID else []
            event = QAccessibleAnnouncementEvent(self, self.tr(", ").join(moves + more))
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)

    def _choose(self, row: int, _column: int) -> None:
        self.place_wanted.emit(("result", self.ranking.lines[row].code, "why"))

    def unit(self) -> str:
        """The code of the current unit; "" where there is none."""
        row = self.table.currentIndex().row()
        return self.ranking.lines[row].code if 0 <= row < len(self.ranking.lines) else ""
