"""How one indicator is scored, in words: its rule with every figure, what is measured, and what emptiness means."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFormLayout, QLabel, QScrollArea, QWidget

from exchange.rule_words import measure_in_words, rule_in_words
from exchange.wording import PHRASES, word
from gui.figures import plain
from gui.language import current
from scoring.plan import Indicator, Plan


class RulePanel(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(220)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown: tuple[Indicator, Plan] | None = None
        self._told: list[tuple[str, str]] | None = None

    def text(self) -> str:
        """All that is shown, line by line."""
        return "\n".join(label.text() for label in self.widget().findChildren(QLabel)) if self._shown else ""

    def show_rule(self, node: Indicator | None, plan: Plan) -> None:
        self._shown = None if node is None else (node, plan)
        self.retranslate()

    def retranslate(self) -> None:
        told = [] if self._shown is None else [(self._shown[0].name, ""), *self._lines(*self._shown)]
        if told == self._told:
            return
        self._told = told
        sheet = QWidget()
        form = QFormLayout(sheet)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(2)
        form.setContentsMargins(12, 10, 10, 10)
        for name, _ in told[:1]:
            form.addRow(_label(name, bold=True))
        for title, text in told[1:]:
            form.addRow(_label(title, faint=True), _label(text))
        self.setWidget(sheet)

    def _lines(self, node: Indicator, plan: Plan) -> Iterator[tuple[str, str]]:
        language = current()
        yield self.tr("Weight"), plain(node.weight)
        if node.is_group:
            yield self.tr("Combines its parts by"), _named("aggregate", node.aggregate, language)
        else:
            method = _named("method", node.method or "", language)
            yield self.tr("Scoring rule"), f"{method}\n{rule_in_words(plan, node, language)}"
            if measure := measure_in_words(plan, node, language):
                yield self.tr("What is measured"), measure
            yield self.tr("Better is"), _named("direction", node.direction, language)
            yield self.tr("Compared with"), _named("peers", node.peers, language)
            yield self.tr("Where missing"), _named("policy.missing", node.missing, language)
            yield self.tr("Where not applicable"), _named("policy.not_applicable", node.not_applicable, language)
        if node.reference_only:
            yield self.tr("For reference"), self.tr("Shown, never scored; its weight stays 0.")
        for title, text in (
            (self.tr("Unit"), node.unit),
            (self.tr("Department"), node.department),
            (self.tr("Source"), "、".join(node.source)),
            (self.tr("Basis"), node.basis),
            (self.tr("Note"), node.note),
        ):
            if text:
                yield title, text


def _named(family: str, value: str, language: str) -> str:
    """The word for a setting of the plan; one that nobody knows stands as it is."""
    key = f"{family}.{value}"
    return word(key, language) if key in PHRASES else value


def _label(text: str, *, bold: bool = False, faint: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    if faint:
        label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    if bold:
        font = QFont(label.font())
        font.setBold(True)
        label.setFont(font)
    return label
