"""Rules on the clipboard: of one indicator as text and as data, onto others as one step."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QByteArray, QMimeData

from exchange.rule_words import rule_in_words
from gui.language import current
from gui.models.plan.rule_draft import RULE
from scoring.plan import Indicator, Plan
from scoring.rules import read_rule

MIME: Final = "application/x-quanheng-rule"
COPIED: Final = tuple(name for name in RULE if name not in ("measure", "treatment"))
"""What goes from one indicator to another: how it is scored. What it measures is its own."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The plan with a rule on the indicators `onto`; those that it does not fit are left as they are."""

    plan: Plan
    onto: tuple[str, ...]
    unfit: tuple[str, ...]


def to_mime(plan: Plan, node: Indicator) -> QMimeData:
    """The rule of a leaf: its sentence for other programs, and all of it for other indicators."""
    mime = QMimeData()
    mime.setText(rule_in_words(plan, node, current()))
    held = {name: getattr(node, name) for name in COPIED}
    held["min_peers"] = str(node.min_peers)
    mime.setData(MIME, QByteArray(json.dumps(held, ensure_ascii=False, default=list).encode()))
    return mime


def from_mime(mime: QMimeData) -> dict[str, Any] | None:
    """The rule on the clipboard; None where there is none."""
    if not mime.hasFormat(MIME):
        return None
    try:
        held = json.loads(bytes(mime.data(MIME).data()).decode())
        rule = {name: held[name] for name in COPIED}
        rule["min_peers"] = Decimal(str(rule["min_peers"]))
    except (ValueError, KeyError, ArithmeticError, TypeError):
        return None
    return rule


def pasted(plan: Plan, rule: dict[str, Any], onto: Sequence[Indicator]) -> Pasted:
    """A rule put onto leaves, as far as it can be read there. Groups have none."""
    done, unfit = [], []
    for node in onto:
        changed = replace(node, **rule) if not node.is_group else node
        if node.is_group or read_rule(plan, changed).problems:
            unfit.append(node.name)
        else:
            plan = plan.with_indicator(changed)
            done.append(node.name)
    return Pasted(plan, tuple(done), tuple(unfit))
