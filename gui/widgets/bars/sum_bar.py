"""Whether the weights close, at every level: the line under the plan. Nothing is blocked while they do not."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from gui.figures import plain
from gui.theme import colours, paint
from scoring.checks import WeightSum
from scoring.plan import Plan

MOST = 1
"""Groups that are named in the bar; of the others their number is, and a click leads to them one after another."""
WIDE = 1150
"""A bar so wide has room for the level of the keyboard, which closes, beside one that does not."""


class SumBar(QFrame):
    go = Signal(str)
    """The code of a group whose children do not add up."""

    def __init__(self) -> None:
        super().__init__()
        self._sums: tuple[WeightSum, ...] = ()
        self._plan: Plan | None = None
        self._chosen: str | None = None
        """The group at whose parts the keyboard stands; None: the first level."""
        self._total, self._level, self._own = QLabel(), _Level(), QLabel()
        for label in (self._total, self._own):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._groups = QToolButton()
        self._groups.setAutoRaise(True)
        self._groups.clicked.connect(self._go)
        for part in (self._own, self._groups):
            part.setMinimumWidth(40)  # long names give way: the bar must not push the panels beside it together
        self._at = -1
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.addWidget(self._total)
        row.addWidget(self._level)
        row.addWidget(self._own)
        row.addWidget(self._groups)
        row.addStretch(1)
        self._row = row

    def text(self) -> str:
        return f"{self._total.text()}  {self._groups.text()}".strip()

    def own_text(self) -> str:
        """What is said of the level at which the keyboard stands."""
        return self._own.text()

    def add_button(self, action: QAction) -> None:
        """A button for what mends a sum, at the right end."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row.addWidget(button)

    def add_first(self, widget: QWidget) -> None:
        """At the left end: whose weights these are."""
        self._row.insertWidget(0, widget)

    def choose(self, parent: str | None) -> None:
        """The keyboard stands at a part of this group (None: at the first level)."""
        if parent != self._chosen:
            self._chosen = parent
            self.retranslate()

    def show_sums(self, sums: Sequence[WeightSum], plan: Plan) -> None:
        """The sums of `scoring.checks.weight_sums`; the one without a parent is that of the first level."""
        self._sums, self._plan = tuple(sums), plan
        self.retranslate()

    def _open_groups(self) -> list[WeightSum]:
        found = [total for total in self._sums if total.parent is not None and total.difference]
        return sorted(found, key=lambda total: total.parent != self._chosen)  # the one of the keyboard comes first

    def _go(self) -> None:
        groups = self._open_groups()
        self._at = (self._at + 1) % len(groups)
        self.go.emit(groups[self._at].parent)

    def retranslate(self) -> None:
        plan = self._plan
        whole = next((total for total in self._sums if total.parent is None), None)
        self.setVisible(whole is not None)
        if whole is None or plan is None:
            return
        groups = self._open_groups()
        closes = whole.found == whole.wanted
        self._total.setText(self.tr("Sum {sum}").format(sum=self._sum(whole)))
        self._level.show_share(float(whole.found / whole.wanted) if whole.wanted else 0.0, full=closes)
        named = "; ".join(
            self.tr("under {name}: {sum}").format(name=plan.indicator[group.parent].name, sum=self._sum(group))
            for group in groups[:MOST]
            if group.parent is not None
        )
        if len(groups) > MOST:
            named = self.tr("{groups} and {count} more").format(groups=named, count=len(groups) - MOST)
        self._groups.setText(named.replace("&", "&&"))
        self._groups.setToolTip(self.tr("Go to the group whose parts do not add up"))
        self._groups.setVisible(bool(groups))
        paint(self, colours(self).good if closes and not groups else colours(self).short)
        self._show_own()

    def _show_own(self) -> None:
        plan = self._plan
        own = next((total for total in self._sums if total.parent == self._chosen), None)
        shown = plan is not None and own is not None and own.parent is not None and not own.difference
        self._own.setVisible(shown and (self.width() >= WIDE or not self._open_groups()))
        if shown and plan is not None and own is not None and own.parent is not None:
            self._own.setText(
                self.tr("under {name}: {sum}").format(name=plan.indicator[own.parent].name, sum=self._sum(own)) + " ✓"
            )
        else:
            self._own.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_own()

    def _sum(self, total: WeightSum) -> str:
        """What the weights add up to, of what they should, and what is missing or too much."""
        text = f"{plain(total.found)} / {plain(total.wanted)}"
        if total.found < total.wanted:
            return self.tr("{sum} short by {gap}").format(sum=text, gap=plain(total.wanted - total.found))
        if total.found > total.wanted:
            return self.tr("{sum} over by {gap}").format(sum=text, gap=plain(total.found - total.wanted))
        return text


class _Level(QWidget):
    """How full the sum is; the figures beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._full = 0.0, False
        self.setFixedSize(110, 10)

    def show_share(self, share: float, *, full: bool) -> None:
        self._share, self._full = share, full
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = colours()
        painter = QPainter(self)
        painter.setPen(QColor(tokens.chrome.text))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        inside = self.rect().adjusted(2, 2, -2, -2)
        pair = tokens.good if self._full else tokens.short
        width = round(inside.width() * min(max(self._share, 0.0), 1.0))
        painter.fillRect(QRect(inside.left(), inside.top(), width, inside.height()), QColor(pair.text))
