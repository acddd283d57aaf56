"""What is being typed into a cell is written down every few seconds, so that a crash or a power cut loses none of it:
at the next start the clerk is asked whether to enter it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from gui.ask_what import Ask, Choice
from gui.document import Document
from gui.settings import SettingsFile

if TYPE_CHECKING:
    from gui.pages.entry.entry_page import EntryPage

EVERY: Final = 3000
"""Milliseconds after which what is being typed is written down."""


class EntryJournal(QObject):
    def __init__(self, page: "EntryPage", document: Document) -> None:
        super().__init__(page)
        self._page, self._document = page, document
        self._settings: SettingsFile | None = None
        self._text = ""
        self._timer = QTimer(self, singleShot=True, interval=EVERY)
        self._timer.timeout.connect(self.write_down)
        page.grid.typing.connect(self._note)
        page.grid.typing_ended.connect(self._end)
        document.opened.connect(self._offer)

    def keep_in(self, settings: SettingsFile) -> None:
        self._settings = settings
        self._offer()

    def _note(self, text: str) -> None:
        self._text = text
        if not self._timer.isActive():
            self._timer.start()

    def write_down(self) -> None:
        """Keep what stands in the open editor, with its cell."""
        place, plan = self._page.grid.place, self._document.assessment.plan
        column = None if place is None else self._page.table.item_column(place[1])
        if self._settings is not None and place is not None and column is not None and plan.id:
            unit = self._page.table.unit(place[0]).code
            kept = {
                "item": column.item.code,
                "unit": unit,
                "text": self._text,
                "second": self._page.table.is_second,
            }
            self._settings.save_view(self._name(), kept)
            self._settings.sync()

    def _end(self) -> None:
        """It was entered, or given up: nothing is open any more."""
        self._timer.stop()
        self._text = ""
        if self._settings is not None and self._settings.view(self._name()):
            self._settings.save_view(self._name(), {})

    def _name(self) -> str:
        return f"typing/{self._document.assessment.plan.id}"

    def _offer(self) -> None:
        """After a crash: ask whether what was being typed is to be entered."""
        plan = self._document.assessment.plan
        kept = {} if self._settings is None or not plan.id else self._settings.view(self._name())
        item, unit, text = (kept.get(name) for name in ("item", "unit", "text"))
        if not isinstance(text, str) or not text or item not in plan.item or unit not in plan.unit:
            return
        second = kept.get("second") is True
        question = self.tr("Last time the program ended while “{text}” was being typed for {unit} · {item}. Enter it?")
        name_of_item, name_of_unit = plan.item[str(item)].name, plan.unit[str(unit)].name
        self._page.ask_bar.ask(
            Ask(
                question.format(text=text, unit=name_of_unit, item=name_of_item),
                (Choice(self.tr("Enter it"), lambda: self._enter(str(item), str(unit), text, second=second)),),
            )
        )
        if self._settings is not None:
            self._settings.save_view(self._name(), {})

    def _enter(self, item: str, unit: str, text: str, *, second: bool) -> None:
        """In the pass in which it was being typed: a second value must never become a first one."""
        if second != self._page.table.is_second:
            self._page.twice.start()
        if second != self._page.table.is_second:
            return
        place = self._page.table.reveal(item, unit)
        if place is not None:
            self._page.grid.move_to(place)
            self._page.grid.write(self.tr("Type {text}").format(text=text[:20]), {place: text})
