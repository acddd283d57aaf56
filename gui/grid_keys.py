"""What the keys of the grids do, in words: no action of a menu stands for them. The list of keys (F1) and docs/grid.md
say it from here; a test finds every key of the grid in it."""

from typing import Final

from gui.language import QT_TRANSLATE_NOOP

GRID_KEYS: Final = (
    ("Enter / Shift+Enter", QT_TRANSLATE_NOOP("shortcuts", "Enter it and go down / up; in a selection: round in it")),
    ("Tab / Shift+Tab", QT_TRANSLATE_NOOP("shortcuts", "Entry: go right / left")),
    ("F2 / Backspace", QT_TRANSLATE_NOOP("shortcuts", "Edit what the cell holds / begin anew")),
    ("Esc", QT_TRANSLATE_NOOP("shortcuts", "Leave the cell as it was")),
    ("Delete", QT_TRANSLATE_NOOP("shortcuts", "Entry: blank the chosen cells")),
    ("← / →", QT_TRANSLATE_NOOP("shortcuts", "To the cell beside; on a name of the plan: fold / unfold")),
    ("↑ / ↓", QT_TRANSLATE_NOOP("shortcuts", "To the cell above / below")),
    ("Ctrl+← ↑ → ↓", QT_TRANSLATE_NOOP("shortcuts", "To the edge of what is filled; with Shift selecting")),
    ("Home / End", QT_TRANSLATE_NOOP("shortcuts", "To the first / last column; with Ctrl to the first / last cell")),
    ("PgUp / PgDn", QT_TRANSLATE_NOOP("shortcuts", "A screen up / down; with Alt left / right")),
    ("Shift+← ↑ → ↓", QT_TRANSLATE_NOOP("shortcuts", "Select; so with every key that moves")),
    ("Ctrl+A", QT_TRANSLATE_NOOP("shortcuts", "Select everything")),
    ("Alt+Shift+C / Alt+Shift+R", QT_TRANSLATE_NOOP("shortcuts", "Select whole columns / rows")),
    ("Ctrl+C / Ctrl+X / Ctrl+V", QT_TRANSLATE_NOOP("shortcuts", "Entry: copy / cut / paste a block")),
    ("Ctrl+Insert / Shift+Insert", QT_TRANSLATE_NOOP("shortcuts", "The same: copy / paste")),
    ("Ctrl+Shift+C", QT_TRANSLATE_NOOP("shortcuts", "Copy with headings")),
    (
        "Ctrl+Shift+V",
        QT_TRANSLATE_NOOP("shortcuts", "Paste special: only blanks, transposed, factor, by names"),
    ),
    ("Ctrl+D / Ctrl+R", QT_TRANSLATE_NOOP("shortcuts", "Fill down / right")),
    ("Ctrl+Enter", QT_TRANSLATE_NOOP("shortcuts", "Fill the selection with what is typed")),
    ("Ctrl+' / Alt+Y", QT_TRANSLATE_NOOP("shortcuts", "Take what stands above / last year's value")),
    (
        "Alt+↓",
        QT_TRANSLATE_NOOP("shortcuts", "Choose from the list of the cell: digits, first letters, pinyin"),
    ),
    ("Alt+↑", QT_TRANSLATE_NOOP("shortcuts", "The menu of the heading: sort, filter, hide, check")),
    ("Menu / Shift+F10", QT_TRANSLATE_NOOP("shortcuts", "The menu of the cell")),
    ("F4", QT_TRANSLATE_NOOP("shortcuts", "Open the parts of an entry")),
    (
        "Alt+Enter",
        QT_TRANSLATE_NOOP("shortcuts", "In a long text: a new line; else: answer the question"),
    ),
    ("Alt+Shift+← / Alt+Shift+→", QT_TRANSLATE_NOOP("shortcuts", "Fold / unfold the group of columns")),
    ("Ctrl++ / Ctrl+- / Ctrl+0", QT_TRANSLATE_NOOP("shortcuts", "Larger / smaller / normal size")),
    (
        "1 / 2 / Enter",
        QT_TRANSLATE_NOOP("shortcuts", "Double entry, differences: the first / the second / another"),
    ),
    ("Alt+↑ / Alt+↓", QT_TRANSLATE_NOOP("shortcuts", "Derive weights: move an indicator in the order; = ties it")),
    ("Space", QT_TRANSLATE_NOOP("shortcuts", "Last year's weights: tick a similar name")),
)
