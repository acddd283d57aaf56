"""Finding in the plan's tree: by name, code, department or tag, or by the initials of their pinyin. Without Qt."""

from gui.initials import initials
from gui.models.plan.plan_rows import Rows
from scoring.plan import Indicator


def finds(rows: Rows, text: str) -> list[int]:
    """The positions of the lines in which every word of `text` is found, from the top down."""
    words = text.lower().split()
    if not words:
        return []
    return [at for at, row in enumerate(rows.all) if all(_has(_texts(row.node), word) for word in words)]


def _texts(node: Indicator) -> tuple[str, ...]:
    return (node.name, node.code, node.department, *node.tags)


def _has(texts: tuple[str, ...], word: str) -> bool:
    return any(word in text.lower() or (word.isascii() and word in initials(text)) for text in texts)
