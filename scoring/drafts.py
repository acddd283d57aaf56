"""Rows of registers and ledgers that were begun: what they lack before they count. Nothing of them is scored."""

from collections.abc import Iterator
from typing import Final

from scoring.entries import Draft, Entries
from scoring.problems import Problem

REGISTERS: Final = ("bonus", "deduction", "veto")
LACKING: Final = {
    ("unit",): "draft.unit",
    ("rule",): "draft.rule",
    ("matter",): "draft.matter",
    ("unit", "rule"): "draft.unit_rule",
    ("unit", "matter"): "draft.unit_matter",
}
LONGEST: Final = 40


def needs(kind: str) -> tuple[str, str]:
    """The columns that a row must fill to count."""
    return ("unit", "rule") if kind in REGISTERS else ("unit", "matter")


def lacks(draft: Draft) -> tuple[str, ...]:
    """Those that are empty."""
    return tuple(name for name in needs(draft.kind) if not draft.texts.get(name))


def findings(entries: Entries) -> Iterator[Problem]:
    """Every row that is not finished, with what it lacks; `draft.names`: what it says is there no longer."""
    for index, draft in enumerate(entries.drafts):
        where = ("register_drafts" if draft.kind in REGISTERS else "ledger_drafts", str(index))
        said = "\u3000".join(text for text in draft.texts.values() if text)
        facts = {"said": said if len(said) <= LONGEST else f"{said[:LONGEST]}…", "kind": draft.kind}
        yield Problem(LACKING.get(lacks(draft), "draft.names"), where, facts, "warning")
