"""The ways to derive weights as cards: a name, what it is for, what it needs; and the groups that can be weighed."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication

from gui.language import QT_TRANSLATE_NOOP
from scoring.plan import Plan
from scoring.weights.derivation import Derivation, weighed

CARDS: Final = (
    (
        "equal",
        QT_TRANSLATE_NOOP("methods of weights", "Equal weights"),
        QT_TRANSLATE_NOOP("methods of weights", "No reason to prefer any. Needs nothing."),
    ),
    (
        "rank_order",
        QT_TRANSLATE_NOOP("methods of weights", "Rank order"),
        QT_TRANSLATE_NOOP("methods of weights", "People agree on the order. Needs the order."),
    ),
    (
        "ahp",
        QT_TRANSLATE_NOOP("methods of weights", "AHP (pairwise)"),
        QT_TRANSLATE_NOOP("methods of weights", "Up to 15 items. Needs a judgment on each pair; several experts."),
    ),
    (
        "best_worst",
        QT_TRANSLATE_NOOP("methods of weights", "Best-worst"),
        QT_TRANSLATE_NOOP("methods of weights", "Many items. Needs two rows of judgments."),
    ),
    (
        "delphi",
        QT_TRANSLATE_NOOP("methods of weights", "Delphi rounds"),
        QT_TRANSLATE_NOOP("methods of weights", "Several experts, several rounds. Needs their marks."),
    ),
    (
        "entropy",
        QT_TRANSLATE_NOOP("methods of weights", "Entropy"),
        QT_TRANSLATE_NOOP("methods of weights", "Inequality between units counts. Needs values."),
    ),
    (
        "critic",
        QT_TRANSLATE_NOOP("methods of weights", "CRITIC"),
        QT_TRANSLATE_NOOP("methods of weights", "Spread counts, but not twice. Needs values."),
    ),
    (
        "standard_deviation",
        QT_TRANSLATE_NOOP("methods of weights", "Standard deviation"),
        QT_TRANSLATE_NOOP("methods of weights", "Spread counts. Needs values."),
    ),
)
"""(method, name, what for and what it needs); judgments first, then what comes from the data."""

LEAVES: Final = "*"
"""Stands for all leaves in a list of groups; "" is the first level."""


def card_words(method: str) -> tuple[str, str]:
    """Name and purpose of a method."""
    found = next(card for card in CARDS if card[0] == method)
    return tuple(QCoreApplication.translate("methods of weights", text) for text in found[1:])  # type: ignore[return-value]


def groups(plan: Plan) -> Iterator[tuple[str, str, int, int]]:
    """(key, name, level, how many are weighed) of every group of at least two: the first level, groups, leaves."""
    yield "", "", 0, len(weighed(plan, Derivation()))

    def walk(parent: str | None, level: int) -> Iterator[tuple[str, str, int, int]]:
        for node in plan.children.get(parent, ()):
            count = len(weighed(plan, Derivation(parent=node.code)))
            if node.is_group and count > 1:
                yield node.code, node.name, level, count
            yield from walk(node.code, level + 1)

    yield from walk(None, 1)
    yield LEAVES, "", 0, len(weighed(plan, Derivation(leaves=True)))
