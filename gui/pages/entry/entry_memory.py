"""How somebody left the entry grid of an assessment: widths, zoom, density, what is folded or hidden, and what words
for nothing mean there. In the settings of the person, not in the store: two clerks do not fight over it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.document import Document
from gui.lens import ALL, KINDS, Lens
from gui.models.entry.columns import key_of
from gui.models.entry.doubts import MEANINGS
from gui.models.entry.lens import is_there
from gui.settings import SettingsFile

if TYPE_CHECKING:
    from gui.pages.entry.entry_page import EntryPage


class EntryMemory(QObject):
    def __init__(self, page: "EntryPage", document: Document) -> None:
        super().__init__(page)
        self._page, self._document = page, document
        self._settings: SettingsFile | None = None
        self._opened = False
        """Does what is seen belong to the assessment that is known by `_name`?"""
        self._name = ""
        self._widths: dict[str, int] = {}
        """At normal size, by the key of the column."""
        self._quiet = False
        self._lens = Lens()
        page.grid.horizontalHeader().sectionResized.connect(self._note_width)
        page.table.modelAboutToBeReset.connect(self._pause)
        page.table.modelReset.connect(self._follow)
        page.grid.zoomed.connect(self._go_on)
        document.opened.connect(self._open)

    def keep_in(self, settings: SettingsFile) -> None:
        """Remember in these settings from now on, and look as it was left."""
        self._settings = settings
        self._open()

    def width(self, column: int) -> int | None:
        """The width that a column was given, at the size of now; None where nobody gave it one."""
        kept = self._widths.get(key_of(self._page.table.column(column)))
        return None if kept is None else round(kept * (10 + self._page.grid.zoom) / 10)

    def _note_width(self, column: int, _before: int, after: int) -> None:
        pressed = self._page.grid.grouped_header.resizing
        if pressed and not self._quiet and column < self._page.table.columnCount():
            normal = round(after * 10 / (10 + self._page.grid.zoom))
            self._widths[key_of(self._page.table.column(column))] = normal

    def _pause(self) -> None:
        self._quiet = True

    def _go_on(self) -> None:
        self._quiet = False

    def _follow(self) -> None:
        self._quiet = False
        if self._page.table.lens.kind in KINDS and self._opened:
            self._lens = self._page.table.lens

    def save(self) -> None:
        """Write down how the grid looks now."""
        if self._settings is None or not self._name:
            return
        page = self._page
        self._settings.save_view(
            self._name,
            {
                "widths": self._widths,
                "zoom": page.grid.zoom,
                "density": page.grid.density,
                "thousands": page.table.thousands,
                "bars": page.table.bars,
                "hidden": sorted(page.table.hidden),
                "order": list(page.table.order),
                "folded": sorted(map(list, page.table.folded)),
                "meanings": page.table.meanings,
                "statistics": page.statistics,
                "lens": [self._lens.kind, self._lens.which],
            },
        )

    def _open(self) -> None:
        self._opened = False
        plan = self._document.assessment.plan
        name = f"entry/{plan.id}" if plan.id else ""
        if name != self._name:
            self.save()
        self._name = name
        if self._settings is None or not name:
            return
        view = self._settings.view(name)
        page = self._page
        widths = view.get("widths")
        self._widths = {str(k): v for k, v in widths.items() if _size(v)} if isinstance(widths, Mapping) else {}
        meanings = view.get("meanings")
        page.table.meanings.clear()
        if isinstance(meanings, Mapping):
            page.table.meanings.update({str(k): str(v) for k, v in meanings.items() if v in MEANINGS})
        zoom, density = view.get("zoom"), view.get("density")
        page.grid.zoom_by(None)
        if isinstance(zoom, int) and zoom:
            page.grid.zoom_by(zoom)
        page.grid.set_density(density if isinstance(density, int) else 1)
        page.show_thousands(view.get("thousands") is True)
        page.faces.show_bars(view.get("bars") is True)
        statistics = view.get("statistics")
        if isinstance(statistics, list):
            page.statistics[:] = [str(one) for one in statistics]
        hidden, folded, order = view.get("hidden"), view.get("folded"), view.get("order")
        page.table.see(
            frozenset(tuple(map(str, path)) for path in folded if isinstance(path, list))
            if isinstance(folded, list)
            else frozenset(),
            frozenset(map(str, hidden)) if isinstance(hidden, list) else frozenset(),
            tuple(map(str, order)) if isinstance(order, list) else (),
        )
        self._lens = _lens(view.get("lens"))
        self._opened = True
        if self._lens.kind != ALL and is_there(plan, self._lens):
            page.lenses.look_through(self._lens)


def _lens(kept: object) -> Lens:
    if isinstance(kept, list) and len(kept) == 2 and kept[0] in KINDS:
        return Lens(str(kept[0]), str(kept[1]))
    return Lens()


def _size(width: object) -> bool:
    return isinstance(width, int) and 10 <= width <= 2000
