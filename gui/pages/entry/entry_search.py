"""Find, replace and go to on the entry page: the bar's wishes over the whole table, folded and filtered cells too."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.document import Document
from gui.grid_model import Entry, Place
from gui.models.entry.searching import Key, Replacement, by_words, found_cells, found_names, replacements

if TYPE_CHECKING:
    from gui.pages.entry.entry_page import EntryPage

MOST = 10_000
"""So many places are marked in the grid."""


class EntrySearch(QObject):
    def __init__(self, page: "EntryPage", document: Document) -> None:
        super().__init__(page)
        self._page, self._document = page, document
        self._text = ""
        self._found: list[Key] = []
        self._planned: tuple[Replacement, ...] = ()
        bar = page.find_bar
        bar.searched.connect(self.look_for)
        bar.stepped.connect(self.step)
        bar.gone_to.connect(self.go_to)
        bar.preview_wanted.connect(self._preview)
        bar.replaced.connect(self._replace)
        bar.left.connect(self._forget_marks)
        document.opened.connect(self._forget)
        document.changed.connect(self._follow)

    def look_for(self, text: str) -> None:
        """Find every cell with a text in its value or comment, and every unit and item with it in their name."""
        self._text = text
        assessment, columns = self._document.assessment, self._page.table.all_columns
        self._found = list(found_cells(assessment.plan, self._page.table.entries, columns, text))
        items, units = found_names(assessment.plan, columns, text)
        first_item = columns[0].item.code if columns else ""
        names = [(item, assessment.plan.units[0].code) for item in items if assessment.plan.units]
        names += [(first_item, unit) for unit in units if first_item]
        self._found += [key for key in names if key not in set(self._found)]
        self._page.table.show_found(frozenset(self._found[:MOST]))
        self._say_count(None)

    def step(self, forward: bool) -> None:
        """To the next place (or the one before), round and round."""
        if not self._text:
            self._page.find_bar.open_as("find")
            return
        if not self._found:
            self._page.said.emit(self.tr("“{text}” was not found.").format(text=self._text))
            return
        place = self._page.grid.place
        here = self._here(place)
        at = self._found.index(here) if here in self._found else (-1 if forward else 0)
        at = (at + (1 if forward else -1)) % len(self._found)
        item, unit = self._found[at]
        found = self._page.table.reveal(item, unit)
        if found is not None:
            self._page.faces.move_to(found)
        self._say_count(at)

    def _here(self, place: Place | None) -> Key:
        column = None if place is None else self._page.table.item_column(place[1])
        if place is None or column is None:
            return "", ""
        return column.item.code, self._page.table.unit(place[0]).code

    def _say_count(self, at: int | None) -> None:
        if not self._text:
            text = ""
        elif not self._found:
            text = self.tr("not found")
        elif at is None:
            text = self.tr("{count} places").format(count=len(self._found))
        else:
            text = self.tr("{number} of {count}").format(number=at + 1, count=len(self._found))
        self._page.find_bar.show_count(text)

    def go_to(self, words: str) -> None:
        """To the cell of a unit and an item, each named by a part of its name or its code."""
        plan = self._document.assessment.plan
        unit, column = by_words(plan, self._page.table.all_columns, words)
        if unit is None and column is None:
            self._page.objected.emit(self.tr("No unit or item is called “{words}”.").format(words=words))
            return
        here_item, here_unit = self._here(self._page.grid.place)
        item = column.item.code if column is not None else here_item or self._page.table.all_columns[0].item.code
        found = self._page.table.reveal(item, unit.code if unit is not None else here_unit or plan.units[0].code)
        if found is not None:
            self._page.find_bar.close_bar()
            self._page.faces.move_to(found)

    # replacing

    def _preview(self, text: str, by: str) -> None:
        assessment = self._document.assessment
        columns = self._page.table.all_columns
        self._planned = replacements(assessment.plan, self._page.table.entries, columns, text, by)
        plan = assessment.plan
        line = self.tr("{unit} · {item}: {before} → {after}")
        self._page.find_bar.show_preview(
            [
                line.format(
                    unit=plan.unit[one.unit].name, item=plan.item[one.item].name, before=one.before, after=one.after
                )
                for one in self._planned
            ]
        )

    def _replace(self, _by: str, ticked: tuple[int, ...]) -> None:
        chosen = [self._planned[number] for number in ticked if number < len(self._planned)]
        if not chosen:
            self._page.said.emit(self.tr("Nothing is ticked, so nothing was replaced."))
            return
        edits: dict[Key, Entry] = {(one.item, one.unit): one.after for one in chosen}
        label = self.tr("Replace in {count} cells").format(count=len(edits))
        written = self._page.table.write_cells(label, edits)
        if written.done:
            self._page.said.emit(self.tr("Replaced in {count} cells.").format(count=written.changed))
            self._page.find_bar.settle()
            self._preview(self._page.find_bar.what.text(), self._page.find_bar.with_what.text())
            self.look_for(self._text)

    def _follow(self) -> None:
        """What was found may have changed under the marks."""
        if self._page.find_bar.isVisible() and self._text:
            self.look_for(self._text)

    def _forget_marks(self) -> None:
        self._page.table.show_found(frozenset())

    def _forget(self) -> None:
        self._text, self._found, self._planned = "", [], ()
