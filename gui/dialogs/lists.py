"""清单与标签: what a plan keeps beside its tree, each on a tab; every change is saved at once and can be undone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from gui.dialogs.lists_tab import ListsTab
from gui.dialogs.tags_tab import TagsTab
from gui.dialogs.upper_tab import UpperTab
from gui.document import Document


class ListsDialog(QDialog):
    """It stays open beside the window."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tabs = QTabWidget()
        self.lists, self.tags, self.upper = ListsTab(document), TagsTab(document), UpperTab(document)
        self.tabs.addTab(self.lists, self.tr("Lists"))
        self.tabs.addTab(self.tags, self.tr("Tag sets"))
        self.tabs.addTab(self.upper, self.tr("Upper-level items"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        self.setWindowTitle(self.tr("Lists and tags"))
        self.resize(1240, 640)
        self.lists.setFocus()

    def reject(self) -> None:
        """What is being typed is taken over first: nothing is lost by closing."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        super().reject()
