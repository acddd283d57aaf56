"""The rule editor: cards above, numbers, measure and policies in the middle, curve, trial and words below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui.theme import colours, paint
from gui.widgets.plan.measure_panel import MeasurePanel
from gui.widgets.plan.overrides_panel import OverridesPanel
from gui.widgets.plan.parts_panel import PartsPanel
from gui.widgets.plan.policy_panel import PolicyPanel
from gui.widgets.plan.rule_cards import RuleCards
from gui.widgets.plan.rule_curve import RuleCurve
from gui.widgets.plan.rule_form import RuleForm
from gui.widgets.plan.trial_panel import TrialPanel
from gui.widgets.scrolled import Scrolled

NUMBERS, MEASURE, POLICIES = range(3)


class RuleEditor(QFrame):
    left = Signal()
    """Escape: back to the tree."""
    tab_shown = Signal(int)
    only_shown = Signal()
    """Make the indicator one that is shown and never scored."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.sentence, self.notes = QLabel(), QLabel(), QLabel()
        self.cards, self.form, self.parts, self.overrides = RuleCards(), RuleForm(), PartsPanel(), OverridesPanel()
        self.measure, self.policies, self.curve, self.trial = MeasurePanel(), PolicyPanel(), RuleCurve(), TrialPanel()
        self.copy, self.lock = QPushButton(), QPushButton()
        self.tabs = QTabWidget()
        self._lay_out()
        for part in (self.cards, self.form, self.parts, self.overrides, self.measure, self.policies, self.trial):
            part.left.connect(self.left)
        self.tabs.currentChanged.connect(self.tab_shown)
        self.cards.opened.connect(self.tabs.setHidden)
        self.copy.clicked.connect(self.copy_sentence)
        self.lock.clicked.connect(self.only_shown)
        self.setFocusProxy(self.cards)

    def _lay_out(self) -> None:
        bold = QFont(self.font())
        bold.setBold(True)
        self.title.setFont(bold)
        for label in (self.title, self.sentence, self.notes):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tabs.setDocumentMode(True)
        numbers = QWidget()
        column = QVBoxLayout(numbers)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(4)
        for widget in (self.form, self.parts, self.overrides):
            column.addWidget(widget)
        column.addStretch(1)
        for page in (numbers, self.measure, self.policies):
            self.tabs.addTab(Scrolled(page), "")
        words = QHBoxLayout()
        words.addWidget(self.sentence, 1)
        words.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(4)
        lower.addWidget(self.curve, 1)
        lower.addWidget(self.trial)
        lower.addLayout(words)
        lower.addWidget(self.notes)
        lower.addWidget(self.lock, 0, Qt.AlignmentFlag.AlignLeft)
        shown = Scrolled(below)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.tabs)
        split.addWidget(shown)
        split.setSizes([300, 330])
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 6, 8, 6)
        whole.setSpacing(4)
        whole.addWidget(self.title)
        whole.addWidget(self.cards)
        whole.addWidget(split, 1)

    def copy_sentence(self) -> None:
        """The rule in words to the clipboard."""
        QGuiApplication.clipboard().setText(self.sentence.text())

    def show_words(self, title: str, sentence: str) -> None:
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setAccessibleName(sentence)

    def show_notes(self, notes: Sequence[str], *, can_lock: bool) -> None:
        """What is doubtful; `can_lock`: because it may not be scored at all."""
        self.notes.setText("\n".join(f"? {note}" for note in notes))
        self.notes.setVisible(bool(notes))
        paint(self.notes, colours(self).doubtful)
        self.lock.setVisible(can_lock)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif (
            event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def turn(self, step: int) -> None:
        """To the next or the previous tab, with the keyboard in it."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
        self.into_tab()

    def into_tab(self) -> None:
        """Put the keyboard into the first field of the tab that is shown."""
        match self.tabs.currentIndex():
            case 0:
                parts = self.parts.lines if self.parts.isVisible() else []
                target = parts[0].share if parts else self.form.first()
                (target or self.trial.line).setFocus(Qt.FocusReason.TabFocusReason)
            case 1:
                self.measure.setFocus(Qt.FocusReason.TabFocusReason)
            case _:
                box = next(iter(self.policies.boxes.values()), None)
                (box or self.tabs).setFocus(Qt.FocusReason.TabFocusReason)

    def into_field(self, path: Sequence[str]) -> None:
        """Put the keyboard into the field that a place names, or into the first one of the tab."""
        fields: dict[tuple[str, ...], QWidget] = {
            **self.form.editors,
            **self.overrides.fields(),
            **{(name,): box for name, box in self.policies.boxes.items()},
            **{(name,): line for name, line in self.policies.lines.items()},
        }
        for length in range(len(path), 0, -1):
            if (found := fields.get(tuple(path[:length]))) is not None:
                found.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.into_tab()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        for number, text in enumerate((self.tr("Numbers"), self.tr("What is measured"), self.tr("Other settings"))):
            self.tabs.setTabText(number, text)
        self.copy.setText(self.tr("Copy"))
        self.copy.setToolTip(self.tr("Copies the sentence as it stands in the annex"))
        self.lock.setText(self.tr("Show only, weight 0"))
        self.curve.setAccessibleName(self.tr("Points by figure"))
        for part in (self.cards, self.measure, self.trial, self.parts, self.overrides):
            part.retranslate()
