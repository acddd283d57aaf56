"""How one indicator is scored, in words: its rule with every figure, what is measured, and what emptiness means."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFormLayout, QLabel, QScrollArea, QWidget

from exchange.wording import PHRASES, word
from gui.figures import plain
from gui.language import current
from scoring.plan import Indicator, Json, Plan


class RulePanel(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(220)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown: tuple[Indicator, Plan] | None = None

    def text(self) -> str:
        """All that is shown, line by line."""
        return "\n".join(label.text() for label in self.widget().findChildren(QLabel)) if self._shown else ""

    def show_rule(self, node: Indicator | None, plan: Plan) -> None:
        self._shown = None if node is None else (node, plan)
        self.retranslate()

    def retranslate(self) -> None:
        sheet = QWidget()
        form = QFormLayout(sheet)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setContentsMargins(12, 10, 10, 10)
        if self._shown is not None:
            form.addRow(_label(self._shown[0].name, bold=True))
            for title, text in self._lines(*self._shown):
                form.addRow(_label(title, faint=True), _label(text))
        self.setWidget(sheet)

    def _lines(self, node: Indicator, plan: Plan) -> Iterator[tuple[str, str]]:
        yield self.tr("Weight"), plain(node.weight)
        if node.is_group:
            yield self.tr("Combines its parts by"), named("aggregate", node.aggregate)
        else:
            yield self.tr("Scoring rule"), named("method", node.method or "")
            yield from self._parameters(node.params)
            yield self.tr("What is measured"), measure_in_words(node.measure or "", plan)
            yield self.tr("Unit"), node.unit
            yield self.tr("Better is"), named("direction", node.direction)
            yield self.tr("Compared with"), named("peers", node.peers)
        yield self.tr("Where missing"), named("missing", node.missing)
        yield self.tr("Where not applicable"), named("not_applicable", node.not_applicable)
        if node.reference_only:
            yield self.tr("For reference"), self.tr("Shown, never scored; its weight stays 0.")
        for title, text in (
            (self.tr("Department"), node.department),
            (self.tr("Source"), "、".join(node.source)),
            (self.tr("Basis"), node.basis),
            (self.tr("Note"), node.note),
        ):
            if text:
                yield title, text

    def _parameters(self, params: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
        for key, value in params.items():
            yield named("param", key), in_words(value)


def named(kind: str, code: str) -> str:
    """The word for a code of the format; the code itself where there is none, as for names out of the plan."""
    key = f"{kind}.{code}"
    return word(key, current()) if key in PHRASES else code


def in_words(value: Json) -> str:
    """A parameter as text: lists and tables one line an entry."""
    if value is None:
        return "–"
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, Mapping):
        return "\n".join(
            f"{named('param', key)}: {in_words(part).replace(chr(10), ' ')}" for key, part in value.items()
        )
    if all(isinstance(part, str | int | None) for part in value):
        return "  ".join(in_words(part) for part in value)
    return "\n".join(_one_line(part) for part in value)


def _one_line(value: Json) -> str:
    return in_words(value).replace("\n", "  ")


def measure_in_words(measure: str, plan: Plan) -> str:
    """The formula with the names of its items: "cases / hc_begin" reads as people say it."""
    words = []
    name = ""
    for char in f"{measure} ":
        if char.isalnum() or char == "_":
            name += char
            continue
        item = plan.item.get(name)
        words.append((name if item is None else item.name) + char)
        name = ""
    return "".join(words).strip()


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
