"""Menus, toolbar and keys as rows. To add an entry: one row here and one method of its name in `gui/commands.py`
(or in the window, where it is about the window alone)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.language import QT_TRANSLATE_NOOP

When = Literal["always", "store", "open", "writable", "beginning", "trial"]
"""When an entry may be used: always, with a store, with an assessment, with one that may be changed, or with that or
without any, where it begins a first one; or while something is tried out."""
NOT_IN_A_TRIAL: Final = frozenset(
    {
        "new_year",
        "new_sample",
        "new_json",
        "open",
        "close_store",
        "import_json",
        "export_json",
        "backup",
        "collect",
        "next_assessment",
        "finalise",
        "unlock",
    }
)
"""What reaches beyond the one assessment that something is tried in, or would pass a trial on unmarked."""

CONTEXT: Final = "actions"

MENUS: Final = (
    ("file", QT_TRANSLATE_NOOP("actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("actions", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("actions", "&View")),
    ("plan", QT_TRANSLATE_NOOP("actions", "&Plan")),
    ("data", QT_TRANSLATE_NOOP("actions", "&Data")),
    ("help", QT_TRANSLATE_NOOP("actions", "&Help")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One entry. `name` is the method that does it; `after_line` puts a separating line before it."""

    menu: str
    name: str
    text: str
    keys: tuple[str, ...] = ()
    when: When = "always"
    toolbar: bool = False
    after_line: bool = False


ROWS: Final = (
    Row("file", "new_year", QT_TRANSLATE_NOOP("actions", "&New assessment from last year…"), ("Ctrl+N",)),
    Row("file", "new_sample", QT_TRANSLATE_NOOP("actions", "New from the &sample city…")),
    Row("file", "new_json", QT_TRANSLATE_NOOP("actions", "New from &JSON…")),
    Row("file", "open", QT_TRANSLATE_NOOP("actions", "&Open…"), ("Ctrl+O",), toolbar=True, after_line=True),
    Row("file", "close_store", QT_TRANSLATE_NOOP("actions", "&Close"), ("Ctrl+W",), "store"),
    Row("file", "import_json", QT_TRANSLATE_NOOP("actions", "Import JSON…"), (), "store", after_line=True),
    Row("file", "export_json", QT_TRANSLATE_NOOP("actions", "Export JSON…"), (), "open"),
    Row("file", "export_workbook", QT_TRANSLATE_NOOP("actions", "&Export results…"), ("Ctrl+E",), "open", toolbar=True),
    Row(
        "file",
        "export_checking",
        QT_TRANSLATE_NOOP("actions", "Export &checking workbook…"),
        ("Alt+Shift+E",),
        "open",
    ),
    Row("file", "print_page", QT_TRANSLATE_NOOP("actions", "&Print…"), ("Ctrl+P",), "open", toolbar=True),
    Row("file", "finalise", QT_TRANSLATE_NOOP("actions", "Make &final…"), ("Ctrl+F12",), "open"),
    Row("file", "backup", QT_TRANSLATE_NOOP("actions", "&Back up to…"), (), "store", after_line=True),
    Row("file", "leave", QT_TRANSLATE_NOOP("actions", "&Quit"), ("Ctrl+Q",), after_line=True),
    Row(
        "plan",
        "take_over",
        QT_TRANSLATE_NOOP("actions", "&Take over last year's weights…"),
        ("Ctrl+Shift+I",),
        "beginning",
        toolbar=True,
    ),
    Row(
        "plan",
        "office",
        QT_TRANSLATE_NOOP("actions", "&Assessment settings…"),
        ("Ctrl+Shift+U",),
        "open",
        toolbar=False,
    ),
    Row("plan", "lists", QT_TRANSLATE_NOOP("actions", "&Lists and tags…"), when="open"),
    Row("plan", "weights_change", QT_TRANSLATE_NOOP("actions", "&Sheet of changed weights…"), when="open"),
    Row("plan", "compare_plans", QT_TRANSLATE_NOOP("actions", "&Compare with another plan…"), when="open"),
    Row("plan", "weight_sets", QT_TRANSLATE_NOOP("actions", "&Weight sets…"), ("Alt+W",), "open"),
    Row("plan", "rank_last_year", QT_TRANSLATE_NOOP("actions", "&Ranking on last year's values…"), when="open"),
    Row("plan", "derive_weights", QT_TRANSLATE_NOOP("actions", "&Derive weights…"), ("Alt+Shift+W",), "open"),
    Row("data", "take_values", QT_TRANSLATE_NOOP("actions", "&Data from a workbook…"), ("Ctrl+I",), "writable"),
    Row("data", "collect", QT_TRANSLATE_NOOP("actions", "&Send out and collect forms…"), ("Ctrl+Shift+D",), "open"),
    Row("data", "toggle_trial", QT_TRANSLATE_NOOP("actions", "&What-if"), ("Ctrl+T",), "open", True, True),
    Row("data", "show_trial", QT_TRANSLATE_NOOP("actions", "What-if: &changes and result"), ("Alt+T",), "trial"),
    Row("data", "trial_again", QT_TRANSLATE_NOOP("actions", "What-if: start &over"), (), "trial"),
    Row(
        "data",
        "take_trial_over",
        QT_TRANSLATE_NOOP("actions", "What-if: take over into the &record…"),
        ("Ctrl+Shift+T",),
        "trial",
    ),
    Row("data", "next_problem", QT_TRANSLATE_NOOP("actions", "&Next problem"), ("F8",), "open"),
    Row("view", "next_assessment", QT_TRANSLATE_NOOP("actions", "Next &assessment"), ("Ctrl+Tab",), "open"),
    Row("view", "toggle_ranking", QT_TRANSLATE_NOOP("actions", "&Ranking"), ("F9",), "open"),
    Row("view", "why", QT_TRANSLATE_NOOP("actions", "&Why this place"), ("Shift+F9",), "open"),
    Row("view", "compare_years", QT_TRANSLATE_NOOP("actions", "Compare with &last year"), ("Shift+F7",), "open"),
    Row("view", "back", QT_TRANSLATE_NOOP("actions", "&Back"), ("Alt+Left",), "open"),
    Row("view", "next_pane", QT_TRANSLATE_NOOP("actions", "Next &pane"), ("F6",)),
    Row("help", "shortcuts", QT_TRANSLATE_NOOP("actions", "&Keyboard shortcuts…"), ("F1", "Ctrl+/")),
    Row("help", "about_qt", QT_TRANSLATE_NOOP("actions", "About &Qt…"), after_line=True),
    Row("help", "about", QT_TRANSLATE_NOOP("actions", "&About Quanheng")),
)


def build(owner: QWidget, slot: Callable[[str], Callable[[], None]]) -> dict[str, QAction]:
    """One QAction for each row, wired to what `slot` has under its name."""
    actions = {}
    for row in ROWS:
        action = QAction(owner)
        action.setObjectName(row.name)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.triggered.connect(slot(row.name))
        actions[row.name] = action
    retranslate(actions)
    return actions


def retranslate(actions: Mapping[str, QAction]) -> None:
    for row in ROWS:
        text = QCoreApplication.translate(CONTEXT, row.text)
        actions[row.name].setText(text)
        keys = ", ".join(row.keys)
        plain = re.sub(r"\(&.\)|&|…", "", text)  # Chinese menus carry their letter in brackets
        actions[row.name].setIconText(plain)
        actions[row.name].setToolTip(f"{plain} ({keys})" if keys else plain)


def enable(actions: Mapping[str, QAction], *, store: bool, is_open: bool, writable: bool, trial: bool = False) -> None:
    allowed: Mapping[When, bool] = {
        "always": True,
        "store": store,
        "open": is_open,
        "writable": writable,
        "beginning": writable or not is_open,
        "trial": trial,
    }
    for row in ROWS:
        actions[row.name].setEnabled(allowed[row.when] and not (trial and row.name in NOT_IN_A_TRIAL))
