"""Columns that fit: widths are remembered, columns can be hidden, and wide ones give way where room is short."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView, QTreeView


def fitted(total: int, wanted: Mapping[int, int], least: Mapping[int, int], grows: Sequence[int]) -> dict[int, int]:
    """Widths that fill `total`: what is over goes to `grows` in equal parts, what is short is taken from all columns
    in proportion to what they have above their least width. Less than the least no column gets."""
    widths = dict(wanted)
    over = total - sum(widths.values())
    if over >= 0:
        shown = [column for column in grows if column in widths]
        for number, column in enumerate(shown):
            widths[column] += over // len(shown) + (over % len(shown) if number == 0 else 0)
        return widths
    room = {column: max(0, width - least.get(column, width)) for column, width in widths.items()}
    whole, short = sum(room.values()), min(-over, sum(room.values()))
    taken = {column: short * part // whole for column, part in room.items()} if whole else {}
    for column, part in taken.items():
        widths[column] -= part
    missing = short - sum(taken.values())
    for column in sorted(room, key=lambda one: taken.get(one, 0) - room[one])[:missing]:
        widths[column] -= 1
    return widths


class ColumnWidths(QObject):
    changed = Signal()
    """A width or what is hidden was changed by hand."""

    def __init__(
        self,
        view: QTreeView | QTableView,
        usual: Mapping[int, int],
        least: Mapping[int, int],
        grows: Sequence[int],
        hidden: Sequence[int],
        heading: Callable[[int], str],
    ) -> None:
        super().__init__(view)
        self._view, self._usual, self._least, self._grows = view, dict(usual), dict(least), tuple(grows)
        self._heading, self._wanted, self._hidden = heading, dict(usual), set(hidden)
        self._usually_hidden = frozenset(hidden)
        self._needless: frozenset[int] = frozenset()
        self._fitting = False
        header = self._header = view.header() if isinstance(view, QTreeView) else view.horizontalHeader()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(24)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._menu_at)
        header.sectionResized.connect(self._resized)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Lay the columns out anew in the width that there is."""
        if self._view.model() is None:
            return
        self._fitting = True
        away = self._hidden | self._needless
        wanted = {column: width for column, width in self._wanted.items() if column not in away}
        for column in self._usual:
            self._view.setColumnHidden(column, column in away)
        for column, width in fitted(self._view.viewport().width(), wanted, self._least, self._grows).items():
            self._view.setColumnWidth(column, width)
        self._fitting = False

    def leave_out(self, columns: Collection[int]) -> None:
        """Show none of these for now: they say nothing here. What a person chose is kept for when they do."""
        if self._needless != frozenset(columns):
            self._needless = frozenset(columns)
            self.fit()

    def _resized(self, column: int, _old: int, new: int) -> None:
        if not self._fitting and new and column not in self._hidden:
            self._wanted[column] = new
            self.changed.emit()

    # choosing

    def menu(self, title: str, reset: str, parent: QMenu | None = None) -> QMenu:
        """All columns but the first to switch on and off, and a way back to how it was."""
        menu = QMenu(title, parent or self._view)
        for column in self._usual:
            if column and column not in self._needless:
                action = QAction(self._heading(column), menu)
                action.setCheckable(True)
                action.setChecked(column not in self._hidden)
                action.toggled.connect(lambda on, column=column: self.show_column(column, on=on))
                menu.addAction(action)
        menu.addSeparator()
        menu.addAction(reset, self.reset)
        return menu

    def show_column(self, column: int, *, on: bool) -> None:
        self._hidden = self._hidden - {column} if on else self._hidden | {column}
        self.fit()
        self.changed.emit()

    def reset(self) -> None:
        self._wanted, self._hidden = dict(self._usual), set(self._usually_hidden)
        self.fit()
        self.changed.emit()

    def _menu_at(self, point: QPoint) -> None:
        menu = self.menu("", self.tr("Usual columns"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.mapToGlobal(point))

    # remembering

    def state(self) -> str:
        """What was changed by hand, for `restore`."""
        widths = {column: width for column, width in self._wanted.items() if width != self._usual[column]}
        return json.dumps(
            {"widths": {str(column): width for column, width in widths.items()}, "hidden": [*self._hidden]}
        )

    def restore(self, state: str) -> None:
        """What `state` gave; anything else changes nothing."""
        try:
            said = json.loads(state)
            widths = {int(column): int(width) for column, width in said["widths"].items()}
            hidden = {int(column) for column in said["hidden"]}
        except (ValueError, TypeError, KeyError, AttributeError):
            return
        known = {column: width for column, width in widths.items() if column in self._usual and 24 <= width <= 2000}
        self._wanted = self._usual | known
        self._hidden = {column for column in hidden if column in self._usual and column}
        self.fit()
