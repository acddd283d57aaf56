"""标签组: tags that belong together (五度, 两品一特), as lines, and the indicators that carry each."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.document import Document
from gui.widgets.lines_edit import LinesEdit
from gui.widgets.read_text import ReadText
from scoring.plan import Indicator, Plan, TagSet


def with_tags(plan: Plan, name: str, tags: tuple[str, ...]) -> Plan:
    """The plan with the tags of a set changed. Where exactly one line is another one now, it was renamed, and the
    indicators that carry it follow; else they keep theirs."""
    old = next(one for one in plan.tag_sets if one.name == name)
    sets = tuple(replace(one, tags=tags) if one.name == name else one for one in plan.tag_sets)
    differing = [(was, now) for was, now in zip(old.tags, tags, strict=False) if was != now]
    renamed = len(old.tags) == len(tags) and len(differing) == 1 and differing[0][0] not in tags
    if not renamed:
        return replace(plan, tag_sets=sets)
    was, now = differing[0]

    def follow(node: Indicator) -> Indicator:
        if was not in node.tags:
            return node
        return replace(node, tags=tuple(dict.fromkeys(now if tag == was else tag for tag in node.tags)))

    return replace(plan, tag_sets=sets, indicators=tuple(follow(node) for node in plan.indicators))


class TagsTab(QWidget):
    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._name = ""
        self.list, self.name, self.tags, self.carried = QListWidget(), QLineEdit(), LinesEdit(), ReadText()
        self.add, self.remove = QPushButton(), QPushButton()
        self._labels = [QLabel() for _ in range(3)]
        self._lay_out()
        self.list.currentTextChanged.connect(self._choose)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.name.editingFinished.connect(self._rename)
        self.tags.edited.connect(self._change)
        document.changed.connect(self._fill)
        document.opened.connect(self._fill)
        self.retranslate()
        self._fill()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self._labels[0])
        left.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        left.addLayout(buttons)
        form = QFormLayout()
        for label, field in zip(self._labels[1:], (self.name, self.tags), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        right = QVBoxLayout()
        right.addLayout(form, 2)
        right.addWidget(self.carried, 3)
        whole = QHBoxLayout(self)
        whole.addLayout(left, 2)
        whole.addLayout(right, 3)
        self._labels[0].setBuddy(self.list)
        self.setFocusProxy(self.list)

    @property
    def _plan(self) -> Plan:
        return self._document.assessment.plan

    @property
    def current(self) -> TagSet | None:
        """The set that is shown."""
        return next((one for one in self._plan.tag_sets if one.name == self._name), None)

    def _fill(self) -> None:
        names = [one.name for one in self._plan.tag_sets]
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems(names)
        if self._name not in names:
            self._name = names[0] if names else ""
        if names:
            self.list.setCurrentRow(names.index(self._name))
        self.list.blockSignals(False)
        self._show()

    def _choose(self, name: str) -> None:
        self._name = name
        self._show()

    def _show(self) -> None:
        one, writable = self.current, not self._document.read_only
        self.name.setText(self._name)
        self.name.setEnabled(one is not None and writable)
        self.tags.setReadOnly(one is None or not writable)
        self.tags.show_lines(() if one is None else one.tags)
        self.add.setEnabled(writable)
        self.remove.setEnabled(one is not None and writable)
        tags = () if one is None else one.tags
        lines = []
        for tag in tags:
            names = [node.name for node in self._plan.indicators if tag in node.tags]
            said = self.tr("{count} indicators").format(count=len(names))
            lines.append((f"{tag}　", f"{said}　{'、'.join(names)}"))
        title = self.tr("Carried by (tags are set on the plan page)") if tags else ""
        if one is None:
            title = self.tr("No tag set yet. “New” makes one, such as 五度: its tags stand one a line.")
        self.carried.show_lines(title, lines)

    def _rename(self) -> None:
        one, name = self.current, self.name.text().strip()
        taken = {other.name for other in self._plan.tag_sets}
        if one is None or not name or name == one.name or name in taken:
            self.name.setText(self._name)
            return
        self._name = name
        sets = tuple(replace(one, name=name) if other == one else other for other in self._plan.tag_sets)
        self._document.plan(self.tr("Tag set {name}").format(name=name), replace(self._plan, tag_sets=sets))

    def _change(self, tags: tuple[str, ...]) -> None:
        if self.current is not None:
            self._document.plan(
                self.tr("Tags of {name}").format(name=self._name), with_tags(self._plan, self._name, tags)
            )

    def _add(self) -> None:
        taken = {one.name for one in self._plan.tag_sets}
        base = self.tr("New tag set")
        name = next(n for n in (base, *(f"{base} {number}" for number in range(2, len(taken) + 3))) if n not in taken)
        self._name = name
        plan = replace(self._plan, tag_sets=(*self._plan.tag_sets, TagSet(name=name)))
        if self._document.plan(base, plan) is not None:
            self.name.setFocus()
            self.name.selectAll()

    def _remove(self) -> None:
        """Only the set: indicators keep their tags."""
        sets = tuple(one for one in self._plan.tag_sets if one.name != self._name)
        label = self.tr("Remove tag set {name}").format(name=self._name)
        self._document.plan(label, replace(self._plan, tag_sets=sets))

    def retranslate(self) -> None:
        for label, text in zip(
            self._labels, (self.tr("Tag &sets"), self.tr("&Name"), self.tr("&Tags, one a line")), strict=True
        ):
            label.setText(text)
        self.add.setText(self.tr("New"))
        self.remove.setText(self.tr("Remove"))
