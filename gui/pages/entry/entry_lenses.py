"""The views of the entry page: the same cells through another lens, each remembered per assessment."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from exchange.rule_words import rule_in_words
from exchange.values.forms import departments_of
from gui.document import Document
from gui.grid_model import Look
from gui.language import current
from gui.lens import ALL, DEPARTMENT, INDICATOR, KINDS, PARTS, SECOND, UNIT, Lens
from gui.models.entry.lens import choices, is_there, matrices
from scoring.plan import Plan

if TYPE_CHECKING:
    from gui.pages.entry.entry_page import EntryPage


class EntryLenses(QObject):
    def __init__(self, page: "EntryPage", document: Document) -> None:
        super().__init__(page)
        self._page, self._document = page, document
        self._choices: tuple[Plan | None, str, tuple[tuple[str, str], ...]] = (None, "", ())
        page.view_bar.wanted.connect(self.want)
        page.view_bar.kind_wanted.connect(self.want_kind)
        page.table.modelReset.connect(self.show)

    def is_in(self, look: Look, row: int, column: int) -> bool:
        """Whether a cell of the grid that is shown is in a state."""
        model = self._page.faces.model
        return self._page.table.is_in(look, row, column) if model is None else model.is_in(look, row, column)

    # choosing

    def want_kind(self, kind: str) -> None:
        """Look at what the current cell belongs to."""
        self.want(Lens(kind, self._nearest(kind)))

    def want(self, lens: Lens) -> None:
        """Look through a lens; at the nearest where there is no such thing."""
        page = self._page
        if page.table.is_second:
            page.objected.emit(self.tr("Something is typed a second time: leave that first (Ctrl+Alt+D)."))
            return
        if lens.kind != ALL and not is_there(self._document.assessment.plan, lens):
            lens = Lens(lens.kind, self._nearest(lens.kind))
        if lens.kind != ALL and not self.choices(lens.kind):
            page.objected.emit(
                self.tr("No entry of this plan has parts.")
                if lens.kind == PARTS
                else self.tr("There is nothing of this kind in the plan.")
            )
            self.show()
            return
        self.look_through(lens)
        page.active_grid.setFocus()

    def step(self, by: int) -> None:
        """The next department, indicator, unit or matrix; round and round."""
        lens = self._page.table.lens
        found = [which for which, _ in self.choices(lens.kind)]
        if lens.kind in (ALL, SECOND) or not found:
            self._page.objected.emit(
                self.tr("All items are shown: there is no next view. Ctrl+Shift+2 to 5 choose one.")
            )
            return
        at = found.index(lens.which) if lens.which in found else 0
        self.want(Lens(lens.kind, found[(at + by) % len(found)]))

    def choices(self, kind: str) -> tuple[tuple[str, str], ...]:
        """What a lens of a kind may look at; worked out once for each plan."""
        plan = self._document.assessment.plan
        if self._choices[0] is not plan or self._choices[1] != kind:
            self._choices = plan, kind, choices(plan, kind, self.tr("no department"))
        return self._choices[2]

    def _nearest(self, kind: str) -> str:
        """What the current cell belongs to; else the first there is."""
        page, plan = self._page, self._document.assessment.plan
        item, unit = page.key_here()
        found = [which for which, _ in self.choices(kind)]
        wanted = ""
        if kind == UNIT:
            wanted = unit
        elif kind == DEPARTMENT:
            wanted = departments_of(plan).get(item, "")
        elif kind == INDICATOR:
            wanted = next((leaf.code for leaf in self._document.users().get(item, ())), "")
        elif kind == PARTS:
            wanted = next((key for key, items in matrices(plan).items() if item in {one.code for one in items}), "")
        return wanted if wanted in found else next(iter(found), "")

    def look_through(self, lens: Lens) -> None:
        """Show the grid that fits the lens, at the cell where the clerk stands."""
        page = self._page
        item, unit = page.key_here()
        page.active_grid.commit()
        page.table.look_through(lens)
        if item and unit:
            place = page.table.place_of(item, unit)
            if place is not None:
                page.grid.move_to(place)
        page.faces.show()

    # showing

    def show(self) -> None:
        """The bar as the lens is now."""
        lens = self._page.table.lens
        if not self._page.faces.is_shown:
            self._page.faces.show()  # undo, or a plan without it, has taken the lens away
        self._page.view_bar.show_lens(lens, self.choices(lens.kind) if lens.kind in KINDS else (), self._words(lens))

    def _words(self, lens: Lens) -> str:
        plan = self._document.assessment.plan
        if lens.kind == INDICATOR and lens.which in plan.indicator:
            node = plan.indicator[lens.which]
            return self.tr("{weight} points: {rule}").format(
                weight=f"{node.weight:f}", rule=rule_in_words(plan, node, current())
            )
        return ""
