"""Who signs the sheets: one line a signer, 审核人：张敏, taken over when the keyboard leaves."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from scoring.plan import Signer

_BETWEEN = re.compile(r"\s*[:：\t]\s*")


def signers_of(text: str) -> tuple[Signer, ...]:
    """The signers that lines stand for: a role, and behind a colon or a tab a name where it is printed too."""
    found = []
    for line in text.splitlines():
        role, _, name = (_BETWEEN.sub("\t", line, count=1)).partition("\t")
        if role.strip():
            found.append(Signer(role=role.strip(), name=name.strip()))
    return tuple(found)


def lines_of(signers: Sequence[Signer]) -> str:
    return "\n".join(f"{who.role}：{who.name}" if who.name else who.role for who in signers)


class SignersEdit(QPlainTextEdit):
    edited = Signal(object)
    """tuple[Signer, ...]: other ones than were shown."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Signer, ...] = ()
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFixedHeight(5 * self.fontMetrics().lineSpacing() + 12)

    def show_signers(self, signers: Sequence[Signer], *, anew: bool = False) -> None:
        """Show these; not while somebody is typing others, unless they are those of another assessment (`anew`)."""
        self._shown = tuple(signers)
        if anew or not self.hasFocus():
            self.setPlainText(lines_of(signers))

    def take_over(self) -> None:
        """Take over what was typed."""
        typed = signers_of(self.toPlainText())
        if typed != self._shown:
            self.edited.emit(typed)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.take_over()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(lines_of(self._shown))
        else:
            super().keyPressEvent(event)
