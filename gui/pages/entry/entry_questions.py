"""What is asked of the clerk about texts that may mean several things: once, in the bar above the grid."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.ask_what import Ask, Choice
from gui.models.entry.doubts import BLANK, KEEP, Doubt, read_as
from gui.models.entry.entry_text import state_word
from scoring.entries import State

if TYPE_CHECKING:
    from gui.pages.entry.entry_page import EntryPage


class EntryQuestions(QObject):
    def __init__(self, page: "EntryPage") -> None:
        super().__init__(page)
        self._page = page
        page.table.doubted.connect(self._ask)

    def _ask(self, doubts: tuple[Doubt, ...]) -> None:
        for doubt in doubts:
            if doubt.kind == "nothing":
                self._page.ask_bar.ask(self._about_nothing(doubt))
            else:
                self._page.ask_bar.ask(self._about_number(doubt))

    def _about_nothing(self, doubt: Doubt) -> Ask:
        text = self.tr("What does “{word}” mean in this assessment? ({count} cells; Alt+Enter to answer)")
        choices = [(state_word(state), state.value) for state in (State.MISSING, State.NOT_APPLICABLE)]
        choices += [(self.tr("blank"), BLANK), (self.tr("text as it stands"), KEEP)]
        return Ask(
            text.format(word=doubt.text, count=len(doubt.cells)),
            tuple(Choice(words, partial(self._settle, doubt, how)) for words, how in choices),
        )

    def _about_number(self, doubt: Doubt) -> Ask:
        example = self._example(doubt)
        if doubt.kind == "percent":
            text = self.tr(
                "“{text}” under the unit “{unit}”: which number is meant? ({count} cells; Alt+Enter to answer)"
            )
            ways: tuple[str, ...] = ("same", "hundredths")
        else:
            text = self.tr("“{text}”: is a number meant? ({count} cells; Alt+Enter to answer)")
            ways = ("same",)
        choices = tuple(
            Choice(
                read_as(doubt.kind, example, hundredths=how == "hundredths") or example,
                partial(self._settle, doubt, how),
            )
            for how in ways
        )
        return Ask(text.format(text=example, unit=doubt.unit, count=len(doubt.cells)), choices)

    def _example(self, doubt: Doubt) -> str:
        item, unit = doubt.cells[0]
        cell = self._page.table.stored(item, unit)
        return cell.value if cell is not None and isinstance(cell.value, str) else ""

    def _settle(self, doubt: Doubt, how: str) -> None:
        count = self._page.table.settle(doubt, how)
        self._page.memory.save()
        self._page.said.emit(self.tr("Settled: {count} cells changed.").format(count=count))
        self._page.grid.setFocus()
