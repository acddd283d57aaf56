"""The order in which rows are seen: sorting and going back. Only the view changes, nothing stored is moved."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QAbstractItemModel, Qt

from gui.models.entry.entry_cells import Shown

SortKey = Decimal | str | None


def sort_key(one: Shown) -> SortKey:
    """What a cell is sorted by: its number, else its text."""
    return one.number if one.number is not None else (one.text or None)


def sorted_rows(keys: Sequence[SortKey], order: Qt.SortOrder) -> list[int]:
    """Row numbers in the order of `keys`: numbers before words before empty ones, equal ones as they stand.

    Exact: decimals are compared as decimals. Empty rows stay last in both directions."""
    numbers = [row for row, key in enumerate(keys) if isinstance(key, Decimal)]
    words = [row for row, key in enumerate(keys) if isinstance(key, str)]
    empty = [row for row, key in enumerate(keys) if key is None]
    backwards = order == Qt.SortOrder.DescendingOrder
    # reverse=True keeps equal rows as they stand, too
    numbers.sort(key=lambda row: keys[row] or 0, reverse=backwards)
    words.sort(key=lambda row: keys[row] or "", reverse=backwards)
    return (words + numbers if backwards else numbers + words) + empty


def reorder(model: QAbstractItemModel, moved_to: Sequence[int], change: Callable[[], None]) -> None:
    """Do `change`, which puts row `r` at `moved_to[r]`, so that selection and current cell go with their rows."""
    model.layoutAboutToBeChanged.emit()
    before = model.persistentIndexList()
    change()
    after = [model.index(moved_to[index.row()], index.column()) for index in before]
    model.changePersistentIndexList(before, after)
    model.layoutChanged.emit()
