"""The pages of the window, in the order of an assessment's year; each is built when it is first shown.

To add one: a file here with a subclass of `gui.pages.page.Page`, a function that imports and builds it, and a row
in `PAGES` at its place in the year.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gui.document import Document
from gui.language import QT_TRANSLATE_NOOP
from gui.pages.page import Page


def _plan_page(document: Document) -> Page:
    from gui.pages.plan.plan_page import PlanPage

    return PlanPage(document)


def _entry_page(document: Document) -> Page:
    from gui.pages.entry.entry_page import EntryPage

    return EntryPage(document)


def _registers_page(document: Document) -> Page:
    from gui.pages.registers_page import RegistersPage

    return RegistersPage(document)


def _ballot_page(document: Document) -> Page:
    from gui.pages.ballot_page import BallotPage

    return BallotPage(document)


def _evidence_page(document: Document) -> Page:
    from gui.pages.evidence_page import EvidencePage

    return EvidencePage(document)


def _ledger_page(document: Document) -> Page:
    from gui.pages.ledger_page import LedgerPage

    return LedgerPage(document)


def _panel_page(document: Document) -> Page:
    from gui.pages.panel_page import PanelPage

    return PanelPage(document)


def _results_page(document: Document) -> Page:
    from gui.pages.results_page import ResultsPage

    return ResultsPage(document)


def _compare_page(document: Document) -> Page:
    from gui.pages.compare_page import ComparePage

    return ComparePage(document)


def _charts_page(document: Document) -> Page:
    from gui.pages.charts_page import ChartsPage

    return ChartsPage(document)


def _robustness_page(document: Document) -> Page:
    from gui.pages.charts_page import ChartsPage

    return ChartsPage(document, trial=True)


def _bulletin_page(document: Document) -> Page:
    from gui.pages.bulletin_page import BulletinPage

    return BulletinPage(document)


def _print_page(document: Document) -> Page:
    from gui.pages.print_page import PrintPage

    return PrintPage(document)


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page in the navigator. `places`: the first steps of the places it can show; `ranking`: is the live
    ranking shown beside it? `key`: where its digit is no key of its own."""

    title: str
    build: Callable[[Document], Page]
    places: tuple[str, ...] = ()
    ranking: bool = False
    key: str = ""


PAGES: Final = (
    PageRow(
        QT_TRANSLATE_NOOP("pages", "Plan"),
        _plan_page,
        ("assessment", "indicators", "adjustments", "classes", "units", "lists", "items"),
        ranking=True,
    ),
    PageRow(QT_TRANSLATE_NOOP("pages", "Entry"), _entry_page, ("values",), ranking=True),
    PageRow(
        QT_TRANSLATE_NOOP("pages", "Bonus and deduction"), _registers_page, ("events", "decisions", "register_drafts")
    ),
    PageRow(QT_TRANSLATE_NOOP("pages", "Ballots"), _ballot_page, ("ballots",)),
    PageRow(QT_TRANSLATE_NOOP("pages", "Evidence"), _evidence_page, ("materials",)),
    PageRow(QT_TRANSLATE_NOOP("pages", "Ledgers"), _ledger_page, ("ledgers", "ledger_rows", "ledger_drafts")),
    PageRow(QT_TRANSLATE_NOOP("pages", "Panels"), _panel_page, ("panels",)),
    PageRow(QT_TRANSLATE_NOOP("pages", "Results"), _results_page, ("result",)),
    PageRow(QT_TRANSLATE_NOOP("pages", "Comparison"), _compare_page, ("comparison",)),
    PageRow(QT_TRANSLATE_NOOP("pages", "Charts"), _charts_page, ("charts",), key="Ctrl+F9"),
    PageRow(QT_TRANSLATE_NOOP("pages", "Robustness"), _robustness_page, ("robustness",), key="Ctrl+F7"),
    PageRow(QT_TRANSLATE_NOOP("pages", "Bulletin"), _bulletin_page, ("bulletin",), key="Ctrl+Shift+B"),
    PageRow(QT_TRANSLATE_NOOP("pages", "Printing"), _print_page, ("sheets",)),
)
PLAN, ENTRY, REGISTERS, BALLOTS, EVIDENCE, LEDGERS, PANELS, RESULTS, COMPARE, *_MORE = range(1, len(PAGES) + 1)
CHARTS, ROBUSTNESS, BULLETIN, PRINT = _MORE
"""Positions in the navigator; 0 is the start page."""
DIGITS: Final = 9
"""So many pages have a digit of the keyboard; it stands before their titles."""


def page_key(number: int) -> str:
    """The key that leads to a page: Ctrl with its digit, for the first nine (printing has Ctrl+P)."""
    if number == 0:
        return "Alt+Home"
    return f"Ctrl+{number}" if number <= DIGITS else PAGES[number - 1].key
