"""How the weights are varied: by which spread, how often, from which seed; and how far it is, with a way to stop."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QWidget,
)

from exchange.charts.chart import Trials
from scoring.robustness.draws import MOST_DRAWS, Dirichlet, Uniform

UNIFORM, DIRICHLET = range(2)
FIELDS = {"places": ("spread", "amount", "draws", "seed"), "stability": ("top",)}
"""What each kind of chart is asked with."""


class TrialBar(QWidget):
    changed = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.spread, self.amount = QComboBox(), QDoubleSpinBox()
        self.draws, self.seed, self.top = QSpinBox(), QSpinBox(), QSpinBox()
        self.progress, self.stop = QProgressBar(), QPushButton()
        self._labels = {name: QLabel() for name in ("spread", "draws", "seed", "top")}
        self.spread.addItems(["", ""])
        self.draws.setRange(100, MOST_DRAWS)
        self.draws.setSingleStep(1000)
        self.draws.setValue(10_000)
        self.draws.setGroupSeparatorShown(True)
        self.seed.setRange(0, 999_999)
        self.seed.setValue(1)
        self.top.setRange(1, 99)
        self.top.setValue(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        for name in ("spread", "draws", "seed", "top"):
            field: QWidget = getattr(self, name)
            self._labels[name].setBuddy(field)
            row.addWidget(self._labels[name])
            row.addWidget(field)
            if name == "spread":
                row.addWidget(self.amount)
        row.addStretch(1)
        row.addWidget(self.progress)
        row.addWidget(self.stop)
        self.progress.setMaximumWidth(160)
        for spin in (self.amount, self.draws, self.seed, self.top):
            spin.setKeyboardTracking(False)
            spin.valueChanged.connect(self.changed)
        self.spread.currentIndexChanged.connect(self._choose)
        self.stop.clicked.connect(self.stopped)
        self._spread()
        self.retranslate()
        self.setFixedHeight(self.sizeHint().height())  # what is hidden now and then leaves its room
        self.show_busy(False)

    @property
    def trials(self) -> Trials:
        uniform = self.spread.currentIndex() == UNIFORM
        variation = Uniform(self.amount.value()) if uniform else Dirichlet(self.amount.value())
        return Trials(variation=variation, draws=self.draws.value(), seed=self.seed.value(), top=self.top.value())

    def show_for(self, key: str) -> None:
        """Only what this kind of chart is asked with."""
        fields = FIELDS.get(key, ())
        for name in ("spread", "amount", "draws", "seed", "top"):
            getattr(self, name).setVisible(name in fields)
            if name in self._labels:
                self._labels[name].setVisible(name in fields)

    def show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
        if busy:
            self.progress.setRange(0, 0)

    def advance(self, step: int, steps: int) -> None:
        self.progress.setRange(0, steps)
        self.progress.setValue(step)

    def _choose(self) -> None:
        self._spread()
        self.changed.emit()

    def _spread(self) -> None:
        self.amount.blockSignals(True)
        if self.spread.currentIndex() == UNIFORM:
            self.amount.setRange(0, 99)
            self.amount.setDecimals(0)
            self.amount.setSingleStep(5)
            self.amount.setPrefix("±")
            self.amount.setSuffix("%")
            self.amount.setValue(20)
        else:
            self.amount.setRange(1, 100_000)
            self.amount.setDecimals(0)
            self.amount.setSingleStep(50)
            self.amount.setPrefix("")
            self.amount.setSuffix("")
            self.amount.setValue(100)
        self.amount.blockSignals(False)

    def retranslate(self) -> None:
        self.spread.setItemText(UNIFORM, self.tr("each by itself"))
        self.spread.setItemText(DIRICHLET, self.tr("all together (Dirichlet)"))
        self._labels["spread"].setText(self.tr("&Weights vary"))
        self._labels["draws"].setText(self.tr("&Draws"))
        self._labels["seed"].setText(self.tr("S&eed"))
        self._labels["top"].setText(self.tr("&First places"))
        self.amount.setAccessibleName(self.tr("By how much weights vary"))
        self.stop.setText(self.tr("Stop"))
        self.seed.setToolTip(self.tr("The same seed gives the same figures; it stands under the chart."))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
