"""The list of a cell: arrows, a digit, or the first letters (of the pinyin, too) choose."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from gui.initials import initials


class ChoiceMenu(QMenu):
    def __init__(self, choices: Sequence[str], choose: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._choices, self._typed = tuple(choices), ""
        for number, choice in enumerate(choices, 1):
            digit = f"&{number} " if number < 10 else ""
            self.addAction(digit + choice.replace("&", "&&"), lambda choice=choice: choose(choice))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().lower()
        if not letter.isalpha():
            super().keyPressEvent(event)
            return
        for typed in (self._typed + letter, letter):  # letters go on, or begin anew
            found = [n for n, one in enumerate(self._choices) if initials(one).startswith(typed)]
            if found:
                self._typed = typed
                self.setActiveAction(self.actions()[found[0]])
                if len(found) == 1:
                    self.actions()[found[0]].trigger()
                    self.close()
                return
